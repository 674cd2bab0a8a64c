import type { BookingPolicy, SimulationResult } from '@tournee/engine/slots'
import { DEFAULT_RATES } from '@tournee/engine/slots'
import { isRefusal } from '../refusal.ts'
import { meanAndSpread, savedAgainst } from '../simulation/summarise-years.ts'
import { type PreparedYear, prepareYear, simulateYearOf } from '../use-cases/simulate-year.ts'
import { type Command, DB_OPTION, type Io, JSON_OPTION, numberOption, textOption, UsageError, type Values } from './command.ts'
import { printJson, printRefusal, rounded, table } from './print.ts'
import { withServices } from './with-services.ts'

const ASSIGN = ['zones+slots', 'all', 'none'] as const
const POLICIES: readonly BookingPolicy[] = ['fcfs', 'zones', 'zones+slots']

function policiesOf(values: Values): readonly BookingPolicy[] {
  const text = textOption(values, 'policy') ?? 'all'
  if (text === 'all') return POLICIES
  const policy = POLICIES.find((one) => one === text)
  if (!policy) throw new UsageError(`--policy must be one of ${POLICIES.join(', ')}, all`)
  return [policy]
}

const BAR = 30

/** Simulates every policy under every seed; the bar goes to standard error. */
async function simulateAll(
  year: PreparedYear,
  policies: readonly BookingPolicy[],
  seeds: readonly number[],
  assign: 'zones+slots' | 'all' | 'none',
  io: Io,
) {
  const results: SimulationResult[] = []
  const runs = seeds.flatMap((seed) => policies.map((policy) => ({ seed, policy })))
  for (const { seed, policy } of runs) {
    const result = await simulateYearOf(year, { seed, policy, assign }, (done, all) => {
      const full = Math.round((BAR * done) / all)
      const run = `${results.length + 1}/${runs.length}`
      io.err(`\r[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${String(done).padStart(3)}/${all} days  ${run}  ${policy}, seed ${seed}   `)
    })
    results.push(result)
  }
  io.err('\n')
  return results
}

function printTable(results: readonly SimulationResult[], policies: readonly BookingPolicy[], io: Io): void {
  const header = [
    'policy',
    'km',
    'against fcfs',
    'drive h',
    'visits',
    'in window %',
    'refused',
    'days',
    'repairs, days',
    'overtime h',
    'green %',
  ]
  const rows = policies.map((policy) => {
    const mine = results.filter((result) => result.policy === policy)
    const of = (pick: (result: SimulationResult) => number, decimals = 1) => meanAndSpread(mine.map(pick), decimals)
    const saved = policy === 'fcfs' ? [] : savedAgainst(results, policy)
    return [
      policy,
      of(({ km }) => km, 0),
      saved.length > 0 ? `${meanAndSpread(saved, 1)} %` : '',
      of(({ driveHours }) => driveHours, 0),
      of(({ visitsDone }) => visitsDone, 0),
      of(({ withinDueWindowPct }) => withinDueWindowPct),
      of(({ refused }) => refused),
      of(({ daysToAppointment }) => daysToAppointment, 2),
      of(({ repairDaysToAppointment }) => repairDaysToAppointment, 2),
      of(({ overtimeHours }) => overtimeHours),
      of(({ greenSharePct }) => greenSharePct),
    ]
  })
  io.out(table(header, rows))
  io.out('mean over the seeds (least to most)\n')
}

/** `tournee simulate` */
export const simulateCommand: Command = {
  usage: 'simulate',
  summary:
    'A year of requests served by each booking policy on the same roads, rules and promises: what it drives, how long clients wait. Stores nothing.',
  options: {
    year: { type: 'string', value: 'YYYY', help: 'default 2027' },
    days: { type: 'string', value: 'N', help: 'only so many days of it' },
    policy: { type: 'string', value: 'POLICY', help: 'fcfs, zones, zones+slots or all (default all)' },
    seed: { type: 'string', value: 'N', help: 'first seed (default 1)' },
    seeds: { type: 'string', value: 'K', help: 'so many seeds from the first one on (default 1)' },
    zones: { type: 'string', value: 'N', help: 'zones to design when none are in force (default 7)' },
    repairs: {
      type: 'string',
      value: 'N',
      help: `repairs and emergencies called in a working day (default ${DEFAULT_RATES.repairsPerDay})`,
    },
    assign: {
      type: 'string',
      value: 'WHO',
      help: 'whose days the optimiser hands round among technicians: zones+slots (default), all, none',
    },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [0, 0],
  run: ({ values, io }) => {
    const year = numberOption(values, 'year', 2027, 2000, 2100)
    const days = numberOption(values, 'days', 366, 14, 366)
    const first = numberOption(values, 'seed', 1, 0, 2 ** 31 - 1)
    const seeds = Array.from({ length: numberOption(values, 'seeds', 1, 1, 100) }, (_, index) => first + index)
    const zones = numberOption(values, 'zones', 7, 1, 100)
    const repairsPerDay = numberOption(values, 'repairs', DEFAULT_RATES.repairsPerDay, 0, 200)
    const policies = policiesOf(values)
    const assign = ASSIGN.find((one) => one === (textOption(values, 'assign') ?? 'zones+slots'))
    if (!assign) throw new UsageError(`--assign must be one of ${ASSIGN.join(', ')}`)
    return withServices(values, io, async (services) => {
      const asJson = values['json'] === true
      const startedAt = io.now()
      const prepared = await prepareYear(services, { year, days, zones, rates: { ...DEFAULT_RATES, repairsPerDay } })
      if (isRefusal(prepared)) return printRefusal(io, prepared, asJson)
      if (prepared.degraded !== null) io.err(`! estimates instead of roads: ${prepared.degraded}\n`)
      const results = await simulateAll(prepared, policies, seeds, assign, io)
      // one run is one object with the keys of a result; several are a list
      if (asJson) printJson(io, results.length === 1 ? results[0] : { results })
      else {
        printTable(results, policies, io)
        io.out(`${results.length} years in ${rounded((io.now() - startedAt) / 1_000, 0)} s\n`)
      }
      return 0
    })
  },
}
