import { createRandom } from '../../random.ts'
import { addDays, weekdayOf } from '../../recurrence/civil-date.ts'
import type { DueDemand, ForecastDemand, PromisedDemand, ZoneDayProblem } from '../zone-day-problem.ts'

/** Minutes of drive from Annecy, and inside, of seven zones like the first customer's. */
const ZONES = [
  { id: 'annecy', home: 8, spread: 9 },
  { id: 'rive-ouest', home: 18, spread: 12 },
  { id: 'rive-est', home: 22, spread: 13 },
  { id: 'rumilly', home: 28, spread: 14 },
  { id: 'thones', home: 32, spread: 15 },
  { id: 'cruseilles', home: 27, spread: 14 },
  { id: 'faverges', home: 35, spread: 13 },
]

interface Size {
  readonly seed?: number
  readonly weeks?: number
  readonly technicians?: number
  readonly zones?: number
  /** due visits per zone and week */
  readonly duePerWeek?: number
  /** minutes of forecast work per zone and week */
  readonly forecast?: number
  readonly promises?: number
}

/** A company like the first customer from Monday 2027-03-01 on: five-day weeks, a meeting on Wednesday morning, technicians who live apart. */
export function anAnnecyCalendar(size: Size = {}): ZoneDayProblem {
  const { seed = 1, weeks = 12, technicians = 5, duePerWeek = 1.7, forecast = 800, promises = 40 } = size
  const random = createRandom(seed)
  const zones = ZONES.slice(0, size.zones ?? 7)
  const first = '2027-03-01'
  const dates = Array.from({ length: weeks * 7 }, (_, i) => addDays(first, i)).filter((date) => weekdayOf(date) <= 5)
  const skills = ['chaudiere', 'pac', 'clim']
  const due: DueDemand[] = []
  for (let i = 0; i < zones.length * weeks * duePerWeek; i++) {
    const earliest = addDays(first, random.below(weeks * 7) - 15)
    due.push({
      id: `due-${i}`,
      zone: zones[random.below(zones.length)]!.id,
      minutes: 60 + 15 * random.below(4),
      earliest,
      ideal: addDays(earliest, 15),
      latest: addDays(earliest, 30),
      skills: random.next() < 0.5 ? [] : [skills[random.below(3)]!],
    })
  }
  const people = Array.from({ length: technicians }, (_, t) => ({
    id: `technician-${t}`,
    skills: skills.filter((_, s) => s === t % 3 || t % 2 === 0),
    availability: dates.map((date) => (random.next() < 0.06 ? 0 : weekdayOf(date) === 3 ? 420 : 480)),
    travel: Object.fromEntries(zones.map((zone, z) => [zone.id, Math.max(5, zone.home + ((t * 7 + z * 5) % 13) - 6)])),
  }))
  const promised: PromisedDemand[] = []
  for (let i = 0; i < promises; i++) {
    const date = random.below(Math.min(15, dates.length))
    const technician = people[random.below(technicians)]!
    if (technician.availability[date]! === 0) continue
    promised.push({
      id: `promise-${i}`,
      zone: zones[(date + i) % zones.length]!.id,
      minutes: 75,
      date: dates[date]!,
      technician: technician.id,
    })
  }
  const expected: ForecastDemand[] = []
  for (let week = 0; week < weeks; week++)
    for (const zone of zones)
      expected.push({ zone: zone.id, week: addDays(first, 7 * week), minutes: Math.round(forecast * (0.6 + 0.8 * random.next())) })
  return {
    dates,
    technicians: people,
    zones: zones.map((zone) => ({ id: zone.id, spreadMinutes: zone.spread })),
    due,
    promises: promised,
    forecast: expected,
    emergencyReserve: 0.15,
  }
}
