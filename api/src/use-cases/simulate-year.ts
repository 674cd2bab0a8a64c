import { findCompany, listContracts, listSiteDemand, listTechnicians } from '@tournee/data'
import { addDays, type CivilDate } from '@tournee/engine/recurrence'
import type { SimulationRates, SimulationResult } from '@tournee/engine/slots'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { type PlacedYear, yearInput } from '../simulation/year-input.ts'
import { runYear, type YearTask } from '../workers/simulator.ts'
import { computeZoning, zoningInForce } from './design-zones.ts'

const YEAR_MS = 365 * 24 * 3_600_000

/** Which days to simulate, and what is not known of them. */
export interface YearRequest {
  readonly year: number
  /** from 1 January on; the year at most */
  readonly days: number
  /** of the zoning that is designed when none is in force */
  readonly zones: number
  readonly rates: SimulationRates
}

/** A year ready to be simulated under any policy and seed. */
export interface PreparedYear extends PlacedYear {
  readonly table: { readonly size: number; readonly durations: Int32Array; readonly distances: Int32Array }
  /** what the roads say when estimates stand in for them */
  readonly degraded: string | null
}

/** Reads company, contracts and team, takes the zoning in force or designs one, and asks the roads once for the ways between all places. Stores nothing. */
export async function prepareYear(services: Services, request: YearRequest): Promise<PreparedYear | Refusal> {
  const { db, now, roads } = services
  const { connection } = db
  const company = await findCompany(connection)
  if (!company) throw new Error('the database has no company yet: tournee demo, or tournee import FILE')
  const from = `${request.year}-01-01`
  const to = earlier(addDays(from, request.days - 1), `${request.year}-12-31`)
  const zoning = (await zoningInForce(services, from)) ?? (await computeZoning(services, { count: request.zones, seed: 1, fresh: true }))
  if (isRefusal(zoning)) return zoning
  const placed = yearInput({
    from,
    to,
    company,
    technicians: await listTechnicians(connection),
    sites: await listSiteDemand(connection, now() - YEAR_MS),
    contracts: await listContracts(connection, { status: 'active' }),
    zoning: 'content' in zoning ? zoning.content : zoning,
    rates: request.rates,
  })
  if (placed.input.technicians.length === 0) return refuse('NO_SHIFTS')
  const { size, durations, distances, degraded } = await roads.table(placed.places)
  return { ...placed, table: { size, durations, distances }, degraded: degraded ?? null }
}

const earlier = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? one : other)

/** Simulates one year of requests, on another thread. */
export function simulateYearOf(
  { input, table }: PreparedYear,
  run: Pick<YearTask, 'policy' | 'seed' | 'assign'>,
  onProgress: (done: number, all: number) => void,
): Promise<SimulationResult> {
  return runYear({ input, table, ...run }, onProgress)
}
