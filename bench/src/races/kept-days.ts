import { type Database, getCompany, listBookings, listTechnicians } from '@tournee/data'
import { evaluate, type Problem } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { addDays, toEpoch } from '@tournee/engine/recurrence'
import { createEmbeddedRoads } from '@tournee/osrm'

const HOUR = 3_600

/** Orders of items, those by time first: a day that can be kept is mostly kept in the order of its promises. */
function* orders<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length <= 1) {
    yield items
    return
  }
  for (const [index, first] of items.entries()) for (const rest of orders(items.toSpliced(index, 1))) yield [first, ...rest]
}

function canBeKept(problem: Problem): boolean {
  for (const order of orders(problem.visits.map(({ id }) => id)))
    if (checkPlan(problem, evaluate(problem, [{ shift: 's', visits: order }])).length === 0) return true
  return false
}

/** What was found on the days that were looked at. */
export interface DaysFound {
  readonly days: number
  readonly bookings: number
  readonly mostOnADay: number
  /** days that no order of their promises keeps: what double booking would leave behind */
  readonly overlaps: number
}

/**
 * Looks at technicians' days as the database has them and tries every order of each by the engine's independent checker: nothing of what granted the slots
 * is asked. Days, civil; `now` epoch milliseconds.
 */
export async function findOverlaps(db: Database, dates: readonly string[], now: number): Promise<DaysFound> {
  const { connection } = db
  const { timeZone, lunch } = await getCompany(connection)
  const team = await listTechnicians(connection)
  const roads = createEmbeddedRoads()
  const found = { days: 0, bookings: 0, mostOnADay: 0, overlaps: 0 }
  for (const date of dates) {
    const at = (time: string) => toEpoch(date, time, timeZone)
    const before = toEpoch(addDays(date, 1), '00:00', timeZone) * 1_000
    const bookings = await listBookings(connection, { from: at('00:00') * 1_000, before, now })
    for (const technician of team) {
      const own = bookings.filter(({ technicianId }) => technicianId === technician.id).sort((a, b) => a.at - b.at)
      if (own.length === 0) continue
      const places = [technician.start, ...own.map(({ position }) => position!)]
      const { durations, distances } = await roads.table(places)
      const problem: Problem = {
        locations: places.map(() => ({})),
        matrices: { car: { size: places.length, durations, distances } },
        technicians: [{ id: technician.id, skills: technician.skills }],
        shifts: [
          {
            id: 's',
            technician: technician.id,
            start: 0,
            end: 0,
            earliestStart: at('08:00'),
            latestEnd: at('18:00'),
            maxWork: technician.maxWorkMinutes * 60,
            breaks: [{ id: 'lunch', duration: lunch.minutes * 60, timeWindows: [[at(lunch.earliestStart), at(lunch.latestStart)]] }],
          },
        ],
        visits: own.map(({ window, durationMinutes, skills }, index) => ({
          id: `v${index}`,
          location: index + 1,
          service: durationMinutes * 60,
          promise: window ? [window.earliest / 1_000, window.latest / 1_000] : [at('00:00'), at('00:00') + 24 * HOUR],
          skills: [...skills],
        })),
      }
      found.days++
      found.bookings += own.length
      found.mostOnADay = Math.max(found.mostOnADay, own.length)
      if (!canBeKept(problem)) found.overlaps++
    }
  }
  return found
}
