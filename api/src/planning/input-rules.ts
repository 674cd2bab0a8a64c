import type { Company, Contract, Technician } from '@tournee/contract'
import { isIsoWeek } from '@tournee/engine/recurrence'
import type { Culprit } from '../refusal.ts'

const culprit = (code: string, path: string, cause: string, remedy: string): Culprit => ({ code, path, cause, remedy })

const reversed = (path: string, from: string): Culprit => culprit('REVERSED', path, `It is before ${from}.`, 'Give the earlier one first.')

/** A week that its year does not have. */
export const weekCulprits = (week: string, path: string): Culprit[] =>
  isIsoWeek(week) ? [] : [culprit('NO_SUCH_WEEK', path, 'The year has no such week.', 'Give an ISO week, e.g. 2026-W49.')]

/** A visit wanted until a day that is over. */
export const untilCulprits = (until: string, today: string): Culprit[] => (until < today ? [reversed('body.until', 'today')] : [])

/** Working hours that end before they begin, or overlap. */
export function hoursCulprits(hours: Technician['hours'] = []): Culprit[] {
  return hours.flatMap((entry, at) => {
    const path = `body.hours.${at}`
    if (entry.end <= entry.start) return [reversed(`${path}.end`, 'start')]
    const clash = hours.some(
      (other, before) => before < at && other.weekday === entry.weekday && other.start < entry.end && entry.start < other.end,
    )
    return clash ? [culprit('OVERLAP', path, 'It overlaps other hours of that day.', 'Give the hours of a day apart.')] : []
  })
}

/** Rules of the day that nobody could work by. */
export function companyCulprits(rules: { readonly [K in keyof Company]?: Company[K] | undefined }): Culprit[] {
  const culprits: Culprit[] = []
  const { timeZone, lunch, meeting } = rules
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    culprits.push(culprit('NO_SUCH_TIME_ZONE', 'body.timeZone', 'There is no such time zone.', 'Give an IANA name, e.g. Europe/Paris.'))
  }
  if (lunch && lunch.latestStart < lunch.earliestStart) culprits.push(reversed('body.lunch.latestStart', 'earliestStart'))
  if (meeting && meeting.end <= meeting.start) culprits.push(reversed('body.meeting.end', 'start'))
  return culprits
}

/** A contract or suspension that ends before it begins; `at` is where the contract stands in the request. */
export function contractCulprits(contract: { readonly [K in keyof Contract]?: Contract[K] | undefined }, at = 'body.contract'): Culprit[] {
  const { startsOn, endsOn, suspensions = [] } = contract
  const ends = startsOn && endsOn && endsOn < startsOn ? [reversed(`${at}.endsOn`, 'startsOn')] : []
  return [...ends, ...suspensions.flatMap(({ from, to }, index) => (to < from ? [reversed(`${at}.suspensions.${index}.to`, 'from')] : []))]
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
