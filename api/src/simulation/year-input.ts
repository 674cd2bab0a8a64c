import type { Company, Contract, Technician } from '@tournee/contract'
import type { SiteDemand, ZoningContent } from '@tournee/data'
import { addDays, type CivilDate, daysBetween, isFrenchHoliday, weekdayOf } from '@tournee/engine/recurrence'
import type { SimulatedDue, SimulationInput, SimulationRates } from '@tournee/engine/slots'
import { type Cell, findCell } from '@tournee/engine/zoning'
import { contractOccurrences } from '../planning/contract-occurrences.ts'
import { middleOf } from '../zoning/calendar-problem.ts'

type LngLat = { readonly lng: number; readonly lat: number }

/** A year's input without the roads: what another thread can be given. */
export type YearInput = Omit<SimulationInput, 'travel' | 'solver' | 'assignDay'>

/** A company's year, and the places whose travel it needs, in the order of their numbers. */
export interface PlacedYear {
  readonly input: YearInput
  readonly places: readonly LngLat[]
}

/** What a company's year is made from. */
export interface YearSource {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly company: Company
  readonly technicians: readonly Technician[]
  readonly sites: readonly SiteDemand[]
  readonly contracts: readonly Contract[]
  readonly zoning: Pick<ZoningContent, 'zones' | 'cells' | 'figures'>
  readonly rates: SimulationRates
}

/** The input of a simulated year out of what is stored. Due are the visits whose ideal day and last day lie in it, so that every policy can serve all of them. */
export function yearInput(source: YearSource): PlacedYear {
  const { from, to, company, technicians, sites, zoning } = source
  const places: LngLat[] = []
  const numbers = new Map<string, number>()
  const placeOf = ({ lng, lat }: LngLat): number => {
    const key = `${lng},${lat}`
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, places.length)
    return places.push({ lng, lat }) - 1
  }
  const cells = zoning.cells as readonly (ZoningContent['cells'][number] & { readonly cell: Cell })[]
  const spread = new Map(zoning.figures.zones.map(({ zoneId, meanDriveMinutes }) => [zoneId, meanDriveMinutes]))
  const clients = sites.map(({ position }) => ({ place: placeOf(position), zone: findCell(cells, position)!.cell.zoneId }))
  const zones = zoning.zones.flatMap(({ id }) => {
    const middle = middleOf({ cells }, id)
    return middle ? [{ id, centre: placeOf(middle), spreadMinutes: spread.get(id) ?? 10 }] : []
  })
  const team = technicians
    .filter(({ active }) => active)
    .map((one) => ({
      id: one.id,
      home: placeOf(one.start),
      skills: one.skills,
      hours: hoursOf(one, company),
      maxWork: one.maxWorkMinutes * 60,
    }))
  const input = {
    workdays: daysFrom(from, to).filter((date) => weekdayOf(date) <= 5 && !isFrenchHoliday(date)),
    timeZone: company.timeZone,
    technicians: team,
    zones,
    clients,
    due: dueOf(source, new Map(sites.map(({ siteId }, index) => [siteId, index]))),
    rates: source.rates,
  }
  return { input, places }
}

const daysFrom = (from: CivilDate, to: CivilDate): CivilDate[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))

function dueOf({ from, to, contracts }: YearSource, numbers: ReadonlyMap<string, number>): SimulatedDue[] {
  return contracts.flatMap((contract) => {
    const client = numbers.get(contract.siteId)
    if (client === undefined) return []
    return contractOccurrences(contract, { from, to })
      .filter(({ dueIdeal, dueTo }) => dueIdeal >= from && dueTo <= to)
      .map(({ occurrenceKey, dueFrom, dueIdeal, dueTo }) => ({
        id: `${contract.id}:${occurrenceKey}`,
        client,
        service: contract.durationMinutes * 60,
        earliest: dueFrom < from ? from : dueFrom,
        latest: dueTo,
        ideal: dueIdeal,
        skills: contract.skills,
      }))
  })
}

/** From the first hour to the last by weekday; a meeting at the start of the day is over before anybody leaves. */
function hoursOf({ hours }: Technician, { meeting }: Company): NonNullable<SimulationInput['technicians'][number]['hours']> {
  const weekdays = [...new Set(hours.map(({ weekday }) => weekday))].sort()
  return weekdays.map((weekday) => {
    const mine = hours.filter((entry) => entry.weekday === weekday)
    const first = mine.map(({ start }) => start).sort()[0]!
    const end = mine
      .map((entry) => entry.end)
      .sort()
      .at(-1)!
    const meets = meeting !== null && meeting.weekday === weekday && meeting.start <= first && first < meeting.end
    return { weekday, start: meets ? meeting.end : first, end }
  })
}
