import { parseArgs } from 'node:util'
import { countMismatches } from './brute-force.ts'
import { type RunningService, startDemoService } from './running-service.ts'

const HELP = `npm run -s bench -- slots [--json]
The demo company in a process of its own, its calendar filled with appointments; then GET /v1/slots for each of its clients, 60 days ahead,
timed from asking to having read the answer. And windows of small days, compared with every order tried.`
/** A Monday. */
const TODAY = '2026-11-23'
const TIMES = 2
const SMALL_DAYS = 120

interface Offers {
  readonly offers: readonly { readonly token: string }[]
}
interface Due {
  readonly id: string
  readonly status: string
  readonly promise: unknown
}

async function clientIds(service: RunningService): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const path: string = `/v1/clients?limit=500${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const page: { items: { id: string }[]; next: string | null } = await service.get(path)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  } while (cursor !== null)
  return ids
}

/** Books the best slot for every visit that has one: a year of clients who call one after the other. Answers how many, and how many offers were refused. */
async function fillCalendar(service: RunningService, ids: readonly string[]): Promise<{ booked: number; refused: number }> {
  const result = { booked: 0, refused: 0 }
  for (const id of ids) {
    const { items } = await service.get<{ items: Due[] }>(`/v1/clients/${id}/visits`)
    for (const { id: visitId } of items.filter(({ status, promise }) => status === 'due' && promise === null)) {
      const { offers } = await service.get<Offers>(`/v1/slots?visitId=${visitId}`)
      if (!offers[0]) continue
      const held = await service.post('/v1/holds', { visitId, token: offers[0].token })
      if (held.status !== 201) result.refused++
      else {
        const made = await service.post('/v1/appointments', { holdId: (held.body as { id: string }).id, notify: false })
        if (made.status === 201) result.booked++
        else result.refused++
      }
    }
  }
  return result
}

const quantile = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
const rounded = (ms: number) => Math.round(ms * 10) / 10

/** `bench slots` */
export async function benchSlots(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const service = await startDemoService(TODAY)
  try {
    const ids = await clientIds(service)
    const { booked, refused } = await fillCalendar(service, ids)
    const times: number[] = []
    let offered = 0
    for (let time = 0; time < TIMES; time++) {
      for (const id of ids) {
        const { ms, body } = await service.timed<Offers>(`/v1/slots?clientId=${id}`)
        times.push(ms)
        if (time === 0) offered += body.offers.length
      }
    }
    times.sort((a, b) => a - b)
    const { windows, fitting, mismatches } = countMismatches(SMALL_DAYS)
    const result = {
      medianMs: rounded(quantile(times, 0.5)),
      p95Ms: rounded(quantile(times, 0.95)),
      p99Ms: rounded(quantile(times, 0.99)),
      offered,
      bruteForceMismatches: mismatches,
      requests: times.length,
      clients: ids.length,
      booked,
      offersRefused: refused,
      windowsCompared: windows,
      windowsFitting: fitting,
    }
    console.log(values.json ? JSON.stringify(result) : result)
    return mismatches + refused === 0 ? 0 : 1
  } finally {
    await service.stop()
  }
}
