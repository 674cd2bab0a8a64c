import { missOf } from '../constraints/miss.ts'
import type { ReasonCode, Relaxation } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { Cost } from '../units.ts'

/**
 * What a relaxation is worth avoiding, to rank them; in 1/100 000 EUR like the default weights. Not costs anyone pays: an extra
 * hour is dear at 50 EUR, asking a client for another hour at 5 EUR and 2 EUR an hour of change, breaking a promise at 20 EUR and
 * 4 EUR an hour, lunch at 10 EUR an hour of change, training a technician at 500 EUR a skill.
 */
const PRICES = {
  extraSecond: 1_389,
  extraMetre: 35,
  extraVisit: 500_000,
  extraUnit: 1_000_000,
  skill: 50_000_000,
  askClient: 500_000,
  askClientPerSecond: 55,
  breakPromise: 2_000_000,
  breakPromisePerSecond: 111,
  movedBreakPerSecond: 278,
  unlock: 1_500_000,
  otherTechnician: 1_500_000,
  shift: 40_000_000,
} as const

/** A relaxation with the rule it eases, by how much, and its price. */
export interface Proposal {
  readonly relaxation: Relaxation
  readonly code: ReasonCode
  readonly margin: number
  readonly price: Cost
}

/** Code, margin and price of one relaxation of `problem`. */
export function priced(problem: Problem, relaxation: Relaxation): Proposal {
  return { relaxation, ...worth(problem, relaxation) }
}

type Worth = Pick<Proposal, 'code' | 'margin' | 'price'>

function worth(problem: Problem, relaxation: Relaxation): Worth {
  const visit = 'visit' in relaxation ? problem.visits.find(({ id }) => id === relaxation.visit) : undefined
  const of = (code: ReasonCode, margin: number, each: Cost, fixed = 0): Worth => ({ code, margin, price: fixed + margin * each })
  switch (relaxation.kind) {
    case 'extend-shift':
      return of('SHIFT_TIME', relaxation.by, PRICES.extraSecond)
    case 'allow-work':
      return of('MAX_WORK', relaxation.by, PRICES.extraSecond)
    case 'allow-duration':
      return of('MAX_DURATION', relaxation.by, PRICES.extraSecond)
    case 'allow-drive':
      return of('MAX_TRAVEL', relaxation.by, PRICES.extraSecond)
    case 'allow-distance':
      return of('MAX_DISTANCE', relaxation.by, PRICES.extraMetre)
    case 'allow-visits':
      return of('MAX_VISITS', relaxation.by, PRICES.extraVisit)
    case 'add-capacity':
      return of('CAPACITY', relaxation.by, PRICES.extraUnit)
    case 'grant-skills':
      return of('SKILL', relaxation.skills.length, PRICES.skill)
    case 'widen-window':
      return of('TIME_WINDOW', missOf(relaxation.start, visit?.timeWindows ?? []), PRICES.askClientPerSecond, PRICES.askClient)
    case 'extend-due': {
      const { earliest = -Infinity, latest = Infinity } = visit?.due ?? {}
      return of('DUE_DATE', missOf(relaxation.start, [[earliest, latest]]), 1, PRICES.askClient)
    }
    case 'shift-promise':
      return of(
        'PROMISE',
        missOf(relaxation.start, visit?.promise ? [visit.promise] : []),
        PRICES.breakPromisePerSecond,
        PRICES.breakPromise,
      )
    case 'move-break': {
      const shift = problem.shifts.find(({ id }) => id === relaxation.shift)
      const rule = shift?.breaks?.find(({ id }) => id === relaxation.break)
      return of('BREAK', missOf(relaxation.start, rule?.timeWindows ?? []), PRICES.movedBreakPerSecond)
    }
    case 'unlock':
      return of('LOCKED', 1, 0, PRICES.unlock)
    case 'allow-technician':
      return of('NO_TECHNICIAN', 1, 0, PRICES.otherTechnician)
    case 'raise-prize':
      return of('NOT_PROFITABLE', relaxation.by, 1)
    case 'add-shift':
      return of('NO_TECHNICIAN', 1, 0, PRICES.shift)
    case 'several': {
      const parts = relaxation.relaxations.map((part) => worth(problem, part))
      const dearest = parts.reduce((a, b) => (b.price > a.price ? b : a))
      return { ...dearest, price: parts.reduce((sum, { price }) => sum + price, 0) }
    }
    case 'none':
      return { code: 'NOT_PROFITABLE', margin: 0, price: Infinity }
  }
}
