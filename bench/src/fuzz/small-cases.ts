import { createRandom, type Problem, type Shift, type Visit } from '@tournee/engine'

const VISIT_RULES = [
  'timeWindows',
  'promise',
  'skills',
  'allowedTechnicians',
  'forbiddenTechnicians',
  'lock',
] as const satisfies readonly (keyof Visit)[]
const SHIFT_RULES = [
  'breaks',
  'maxWork',
  'maxDuration',
  'maxDrive',
  'maxDistance',
  'maxVisits',
  'capacity',
] as const satisfies readonly (keyof Shift)[]

/** The problem without one rule of one visit, and without one rule of one shift, where they have any. */
export function withoutARule(problem: Problem, seed: number): readonly (readonly [what: string, problem: Problem])[] {
  const random = createRandom(seed)
  const pick = <T>(list: readonly T[]): T | undefined => list[random.below(list.length)]
  const visit = pick(problem.visits.flatMap((one) => VISIT_RULES.filter((rule) => one[rule] !== undefined).map((rule) => ({ one, rule }))))
  const shift = pick(problem.shifts.flatMap((one) => SHIFT_RULES.filter((rule) => one[rule] !== undefined).map((rule) => ({ one, rule }))))
  return [
    ...(visit
      ? [[`${visit.rule} of ${visit.one.id}`, { ...problem, visits: without(problem.visits, visit.one, visit.rule) }] as const]
      : []),
    ...(shift
      ? [[`${shift.rule} of ${shift.one.id}`, { ...problem, shifts: without(problem.shifts, shift.one, shift.rule) }] as const]
      : []),
  ]
}

function without<T extends object>(list: readonly T[], item: T, key: keyof T): readonly T[] {
  return list.map((one) => (one === item ? (Object.fromEntries(Object.entries(one).filter(([name]) => name !== key)) as T) : one))
}
