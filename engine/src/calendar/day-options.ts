import type { PromisedDemand, ZoneDayChoice, ZoneDayProblem } from './zone-day-problem.ts'

/** One way to spend a technician's day: in these zones. */
export interface DayOption {
  /** index of the day in `CompiledCalendar.days` */
  readonly day: number
  /** zone indices, ascending */
  readonly zones: readonly number[]
  /** minutes left for new work in each of `zones`, after reserve, drive from and to home, and promises */
  readonly capacity: readonly number[]
  /** minutes of drive from and to home, and between the zones */
  readonly travel: number
  /** zones added to or taken from this day of the previous calendar */
  readonly changes: number
}

/** A technician on a date he works. */
export interface TechnicianDay {
  readonly technician: number
  readonly date: number
  readonly options: readonly DayOption[]
  /** promises or a lock: one of the options must be taken */
  readonly mustOpen: boolean
  /** changes against the previous calendar when the day stays free */
  readonly changesIfFree: number
  /** minutes promised on this day, drive inside the zone included */
  readonly promised: number
}

export interface CalendarAxis {
  readonly dayNumbers: readonly number[]
  readonly weeks: readonly number[]
  readonly firstWeek: number
  readonly zoneIndex: ReadonlyMap<string, number>
}

const key = (technician: string, date: string): string => `${technician}|${date}`

/** Every technician-day with what it can be used for; `homeless` are the promises whose technician cannot be there that day. */
export function compileOptions(
  problem: ZoneDayProblem,
  axis: CalendarAxis,
): { readonly days: readonly TechnicianDay[]; readonly homeless: readonly PromisedDemand[] } {
  const lockOf = new Map((problem.locks ?? []).map((lock) => [key(lock.technician, lock.date), lock]))
  const previousOf = mergeChoices(problem.previous?.zoneDays ?? [])
  const promisesOf = Map.groupBy(
    problem.promises.filter((promise) => promise.technician !== undefined),
    (promise) => key(promise.technician!, promise.date),
  )
  const homeless = problem.promises.filter((promise) => promise.technician === undefined)
  const days: TechnicianDay[] = []
  const served = new Set<string>()
  problem.technicians.forEach((technician, t) => {
    problem.dates.forEach((date, d) => {
      const minutes = technician.availability[d]!
      if (minutes <= 0) return
      const id = key(technician.id, date)
      const promises = (promisesOf.get(id) ?? []).filter((promise) => technician.travel[promise.zone] !== undefined)
      for (const promise of promises) served.add(promise.id)
      const covered = problem.previous !== undefined && date <= problem.previous.until
      const index = days.length
      const day = { problem, axis, t, index, minutes, promises, previous: covered ? (previousOf.get(id) ?? []) : null }
      const lock = lockOf.get(id)
      days.push({
        technician: t,
        date: d,
        options: zoneSets(day, lock).map((zones) => createOption(day, zones)),
        mustOpen: promises.length > 0 || (lock !== undefined && lock.zones.length > 0),
        changesIfFree: day.previous?.length ?? 0,
        promised: promises.reduce((sum, promise) => sum + grossMinutes(problem, axis, promise), 0),
      })
    })
  })
  for (const promises of promisesOf.values()) for (const promise of promises) if (!served.has(promise.id)) homeless.push(promise)
  return { days, homeless }
}

/** Minutes on site and the drive to the next visit of the zone. */
export function grossMinutes(
  problem: ZoneDayProblem,
  axis: CalendarAxis,
  visit: { readonly zone: string; readonly minutes: number },
): number {
  return visit.minutes + problem.zones[axis.zoneIndex.get(visit.zone)!]!.spreadMinutes
}

interface DayContext {
  readonly problem: ZoneDayProblem
  readonly axis: CalendarAxis
  readonly t: number
  readonly index: number
  readonly minutes: number
  readonly promises: readonly PromisedDemand[]
  readonly previous: readonly string[] | null
}

/** The sets of zones a day may get: what is promised, always; single zones and pairs that hold it; nothing but the lock where there is one. */
function zoneSets(day: DayContext, lock: ZoneDayChoice | undefined): (readonly string[])[] {
  const promised = [...new Set(day.promises.map((promise) => promise.zone))]
  if (lock) return lock.zones.length + promised.length > 0 ? [[...new Set([...lock.zones, ...promised])]] : []
  const travel = day.problem.technicians[day.t]!.travel
  const sets: (readonly string[])[] = [
    ...day.problem.zones.map((zone) => [zone.id]),
    ...(day.problem.pairs ?? []).map((pair) => [...pair.zones]),
    ...(day.previous && day.previous.length > 1 ? [day.previous] : []),
  ]
  const usable = sets.filter((zones) => zones.every((zone) => travel[zone] !== undefined) && promised.every((zone) => zones.includes(zone)))
  if (promised.length > 0) usable.push(promised)
  return [...new Map(usable.map((zones) => [[...zones].sort().join(' '), zones])).values()]
}

function createOption(day: DayContext, zoneIds: readonly string[]): DayOption {
  const { problem, axis } = day
  const zones = zoneIds.map((id) => axis.zoneIndex.get(id)!).sort((a, b) => a - b)
  const travel = roundTrip(problem, day.t, zones)
  const promised = zones.map((zone) =>
    day.promises.reduce((sum, promise) => sum + (axis.zoneIndex.get(promise.zone) === zone ? grossMinutes(problem, axis, promise) : 0), 0),
  )
  const share = (day.minutes * (1 - problem.emergencyReserve) - travel) / zones.length
  const previous = day.previous
  const ids = zones.map((zone) => problem.zones[zone]!.id)
  const changes = previous ? ids.filter((id) => !previous.includes(id)).length + previous.filter((id) => !ids.includes(id)).length : 0
  return { day: day.index, zones, capacity: promised.map((minutes) => Math.max(0, share - minutes)), travel, changes }
}

/** Home to the first zone, through the others in their order, and home; the cheapest order for two, the listed one for more. */
function roundTrip(problem: ZoneDayProblem, t: number, zones: readonly number[]): number {
  const home = (zone: number): number => problem.technicians[t]!.travel[problem.zones[zone]!.id] ?? 0
  const between = zones.slice(1).reduce((sum, zone, i) => sum + pairDrive(problem, zones[i]!, zone, home), 0)
  return home(zones[0]!) + between + home(zones.at(-1)!)
}

/** The pair's own drive; for two zones nobody declared a pair (promises force them), as far as from home to the farther one. */
function pairDrive(problem: ZoneDayProblem, a: number, b: number, home: (zone: number) => number): number {
  const ids = [problem.zones[a]!.id, problem.zones[b]!.id]
  const pair = problem.pairs?.find((candidate) => ids.every((id) => candidate.zones.includes(id)))
  return pair?.drive ?? Math.max(home(a), home(b))
}

function mergeChoices(choices: readonly ZoneDayChoice[]): Map<string, string[]> {
  const merged = new Map<string, string[]>()
  for (const choice of choices) {
    const zones = merged.get(key(choice.technician, choice.date)) ?? []
    merged.set(key(choice.technician, choice.date), [...new Set([...zones, ...choice.zones])])
  }
  return merged
}
