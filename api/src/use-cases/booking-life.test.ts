import type { Appointment, FillCandidate, Hold, OutboxMessage, Problem, RoutePlan, SlotOffer, WaitingEntry } from '@tournee/contract'
import { createVisits, listClients, listTechnicians, updateCompany, updateVisit } from '@tournee/data'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_BOOKING_RULES } from '../booking/booking-rules.ts'
import { openEveryDay } from '../testing/one-zone.ts'
import { TEST_BY } from '../testing/small-company.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

interface Offers {
  readonly offers: readonly SlotOffer[]
  readonly nextZoneDays: readonly string[]
  readonly zoneName: string | null
  readonly refusals: readonly { readonly code: string; readonly count: number }[]
}
type WithOffers = Problem & { readonly offers: readonly SlotOffer[] }

let service: TestService
let planner: Caller
let client: Caller
let visits: { readonly id: string; readonly clientId: string; readonly kind: string }[]
let own: { readonly id: string }
beforeAll(async () => {
  service = await startTestService()
  planner = await service.signIn('planner')
  client = await service.signIn('client')
  const { connection } = service.services.db
  await openEveryDay(service.services, { from: '2026-11-23', days: 60 })
  visits = await connection('visits')
    .where({ status: 'due' })
    .where('due_to', '<', '2027-02-01')
    .orderBy('id')
    .select({ id: 'id', clientId: 'client_id', kind: 'kind' })
  const { client_id } = await connection('users').where({ role: 'client' }).first('client_id')
  own = visits.find(({ clientId }) => clientId === client_id)!
  await connection('clients').where({ id: client_id }).update({ email: 'elise@example.test' })
  visits = visits.filter(({ clientId }) => clientId !== client_id)
})
afterAll(() => service.close())

const slotsOf = (caller: Caller, visitId: string, more = '') => caller.json<Offers>('GET', `/v1/slots?visitId=${visitId}${more}`)
const hold = async (caller: Caller, visitId: string, token: string, anyTechnician = false) =>
  caller.json<Hold>('POST', '/v1/holds', { visitId, token, anyTechnician })
const book = async (caller: Caller, visitId: string): Promise<Appointment> => {
  const [offer] = (await slotsOf(caller, visitId)).offers
  const { id: holdId } = await hold(caller, visitId, offer!.token)
  return caller.json<Appointment>('POST', '/v1/appointments', { holdId })
}
const release = (caller: Caller, { id, version }: Appointment) =>
  caller.json<Appointment>('POST', `/v1/appointments/${id}/cancel`, {}, { 'if-match': `"${version}"` })

/** A repair of 75 minutes at a site, due from November to January. */
const aRepair = (site: { readonly id: string; readonly client_id: string }) => ({
  clientId: site.client_id,
  siteId: site.id,
  contractId: null,
  occurrenceKey: null,
  kind: 'repair' as const,
  status: 'due' as const,
  dueFrom: '2026-11-01',
  dueIdeal: '2026-12-01',
  dueTo: '2027-01-31',
  durationMinutes: 75,
  skills: [] as string[],
  promise: null,
  technicianId: null,
  scheduledStart: null,
  doneAt: null,
  notes: '',
})

describe('slots', () => {
  test('are on zone days, the best one first, on two days, never before the notice that binds clients', async () => {
    const { offers, zoneName } = await slotsOf(client, own.id)
    expect(zoneName).toBe('Annecy')
    expect(offers[0]).toMatchObject({ best: true })
    expect(new Set(offers.map(({ date }) => date)).size).toBeGreaterThan(1)
    // Monday 9:00 and 48 hours: not before Wednesday 9:00
    for (const { earliest } of offers) expect(Date.parse(earliest)).toBeGreaterThanOrEqual(Date.parse('2026-11-25T08:00:00Z'))
  })

  test('of a day off are none: the next days of the zone, and why', async () => {
    const answer = await slotsOf(planner, visits[0]!.id, '&from=2026-11-28&to=2026-11-29')
    expect(answer).toMatchObject({ offers: [], nextZoneDays: [] })
  })

  test('of a place, of a client, of nobody', async () => {
    expect((await planner.json<Offers>('GET', '/v1/slots?lng=6.1265&lat=45.9')).offers.length).toBeGreaterThan(0)
    const { items } = await listClients(service.services.db.connection, { limit: 1 })
    expect((await planner.json<Offers>('GET', `/v1/slots?clientId=${items[0]!.id}&count=3`)).offers).toHaveLength(3)
    expect((await planner.send('GET', '/v1/slots')).status).toBe(400)
    expect((await client.send('GET', `/v1/slots?visitId=${visits[0]!.id}`)).status).toBe(404)
  })

  test('for an emergency: everybody, soonest first', async () => {
    const { items } = await planner.json<{ items: { arrival: string }[] }>('GET', '/v1/slots/soonest?lng=6.1265&lat=45.9')
    expect(items).toHaveLength(5)
    expect(items.map(({ arrival }) => arrival)).toEqual(items.map(({ arrival }) => arrival).sort())
  })
})

describe('an appointment', () => {
  test('is held, confirmed, listed, told, reminded two days before; then moved and cancelled', async () => {
    const { offers } = await slotsOf(client, own.id)
    const far = offers.find(({ date }) => date >= '2026-11-27') ?? offers.at(-1)!
    const held = await hold(client, own.id, far.token)
    // held for eight minutes
    expect(Date.parse(held.expiresAt) - service.services.now()).toBe(8 * 60_000)
    expect(held.expiresInSeconds).toBe(8 * 60)
    const made = await client.json<Appointment>('POST', '/v1/appointments', { holdId: held.id })
    expect(made).toMatchObject({ visitId: own.id, status: 'confirmed', version: 1, earliest: far.earliest, technicianId: far.technicianId })
    const list = await planner.json<{ items: Appointment[] }>('GET', `/v1/appointments?from=${far.date}&to=${far.date}`)
    expect(list.items).toEqual([made])

    const again = await slotsOf(client, own.id)
    const other = again.offers.find(({ earliest }) => earliest !== made.earliest)!
    const { id: holdId } = await hold(client, own.id, other.token)
    const stale = await client.send('POST', `/v1/appointments/${made.id}/reschedule`, { holdId }, { 'if-match': '"7"' })
    expect(stale.status).toBe(412)
    const moved = await client.json<Appointment>('POST', `/v1/appointments/${made.id}/reschedule`, { holdId }, { 'if-match': '"1"' })
    expect(moved).toMatchObject({ id: made.id, version: 2, earliest: other.earliest })
    const cancelled = await release(client, moved)
    expect(cancelled).toMatchObject({ status: 'cancelled', version: 3 })

    const outbox = (await planner.json<{ items: OutboxMessage[] }>('GET', '/v1/outbox')).items.filter(
      ({ appointmentId }) => appointmentId === made.id,
    )
    // what was not sent of the older versions is taken back: only the last word is left, and nothing was sent without a mail server
    expect(outbox.map(({ kind, sentAt }) => [kind, sentAt])).toEqual([['appointment.cancelled', null]])
  })

  test('is 409 with fresh offers when its hold is over or its slot gone', async () => {
    const visit = visits[0]!
    const [offer] = (await slotsOf(planner, visit.id)).offers
    const held = await hold(planner, visit.id, offer!.token)
    await service.services.db.connection('holds').where({ id: held.id }).update({ expires_at: service.services.now() })
    const over = await planner.json<WithOffers>('POST', '/v1/appointments', { holdId: held.id })
    expect(over).toMatchObject({ status: 409, code: 'HOLD_OVER' })
    expect(over.offers.length).toBeGreaterThan(0)
    // a client may not invent an hour of his own: 13:00 to 13:05 is no window of the company
    const [technician] = await listTechnicians(service.services.db.connection)
    const invented = Buffer.from(JSON.stringify([technician!.id, '2026-12-01', 1_796_126_400, 1_796_126_700])).toString('base64url')
    const refused = await client.json<WithOffers>('POST', '/v1/holds', { visitId: own.id, token: invented, anyTechnician: false })
    expect(refused).toMatchObject({ status: 409, code: 'SLOT_TAKEN', detail: 'TIME_WINDOW' })
    expect((await client.send('POST', '/v1/holds', { visitId: own.id, token: 'nonsense' })).status).toBe(400)
  })

  test('too near binds the client by the notice, not the planner', async () => {
    const made = await book(client, own.id)
    const rules = { ...DEFAULT_BOOKING_RULES, reschedulingNoticeHours: 2_000, cancellingNoticeHours: 2_000 }
    const { db } = service.services
    await db.transaction((connection) => updateCompany(connection, { booking: rules }, TEST_BY))
    expect(await release(client, made)).toMatchObject({ code: 'NOTICE_TOO_SHORT' })
    const other = (await slotsOf(client, own.id)).offers.at(-1)!
    expect(await hold(client, own.id, other.token)).toMatchObject({ code: 'NOTICE_TOO_SHORT' })
    expect(await release(planner, made)).toMatchObject({ status: 'cancelled' })
    expect(await release(planner, made)).toMatchObject({ code: 'APPOINTMENT_CLOSED' })
    await db.transaction((connection) => updateCompany(connection, { booking: DEFAULT_BOOKING_RULES }, TEST_BY))
  })

  test('dragged shows whether it fits and what it costs before the drop', async () => {
    const made = await book(planner, visits[1]!.id)
    const ask = (start: string) =>
      planner.json<{ fits: boolean; refusal: { code: string } | null; token: string | null; extraSeconds: number }>(
        'POST',
        `/v1/appointments/${made.id}/preview`,
        { technicianId: made.technicianId, start },
      )
    const fits = await ask('2026-12-01T09:30:00Z')
    expect(fits).toMatchObject({ fits: true, refusal: null })
    expect(fits.extraSeconds).toBeGreaterThan(0)
    expect(await ask('2026-12-06T09:30:00Z')).toMatchObject({ fits: false, refusal: { code: 'NO_TECHNICIAN' }, token: null })
    await release(planner, made)
  })
})

describe('a drag', () => {
  test('asks once for every hour of its days, and is told what each drop would be told', async () => {
    const made = await book(planner, visits[1]!.id)
    type Stretch = { technicianId: string; from: string; until: string; refusal: string | null; extraSeconds: number; extraMetres: number }
    const ask = (body: object) => planner.json<{ items: Stretch[] }>('POST', `/v1/appointments/${made.id}/preview-days`, body)
    const { items } = await ask({ from: '2026-12-01', to: '2026-12-06', technicianIds: [made.technicianId] })
    // Tuesday 1 to Sunday 6 December: the weekend is a stretch a day, refused
    expect(items.filter(({ refusal }) => refusal === 'NO_TECHNICIAN').map(({ from }) => from.slice(0, 10))).toEqual([
      '2026-12-04',
      '2026-12-05',
    ])
    const asked = items.filter(({ refusal }) => refusal !== 'NO_TECHNICIAN')
    for (const { from, refusal, extraSeconds, extraMetres } of [
      asked[0]!,
      asked[3]!,
      asked.at(-1)!,
      ...asked.filter((one) => one.refusal).slice(0, 2),
    ]) {
      const drop = await planner.json<{ refusal: { code: string } | null; extraSeconds: number; extraMetres: number }>(
        'POST',
        `/v1/appointments/${made.id}/preview`,
        { technicianId: made.technicianId, start: from },
      )
      expect([from, drop.refusal?.code ?? null, drop.extraSeconds, drop.extraMetres]).toEqual([from, refusal, extraSeconds, extraMetres])
    }
    const everybody = await ask({ from: '2026-12-01', to: '2026-12-01' })
    expect(new Set(everybody.items.map(({ technicianId }) => technicianId)).size).toBe(5)
    const tooLong = await planner.send('POST', `/v1/appointments/${made.id}/preview-days`, { from: '2026-12-01', to: '2027-03-01' })
    expect(tooLong.status).toBe(400)
    await tooLong.body?.cancel()
    await release(planner, made)
  })
})

describe('the soonest', () => {
  interface Soonest {
    readonly items: readonly {
      technicianId: string
      arrival: string
      promise: { token: string; earliest: string; latest: string } | null
    }[]
  }

  test('is held and confirmed from the list, for a repair written down on the phone', async () => {
    const { clientId } = visits[0]!
    const repair = await planner.json<{ id: string; kind: string; status: string; dueTo: string }>(
      'POST',
      `/v1/clients/${clientId}/visits`,
      {
        notes: 'no heating',
      },
    )
    // ten days from Monday 23 November
    expect(repair).toMatchObject({ kind: 'repair', status: 'due', dueTo: '2026-12-03' })
    const { items } = await planner.json<Soonest>('GET', `/v1/slots/soonest?visitId=${repair.id}`)
    expect(items.length).toBe(5)
    const [first] = items
    const { token, earliest, latest } = first!.promise!
    // an hour from the arrival on, rounded up to five minutes
    expect(Date.parse(latest) - Date.parse(earliest)).toBe(3_600_000)
    expect(Date.parse(earliest) - Date.parse(first!.arrival)).toBeLessThan(300_000)
    expect(Date.parse(earliest) % 300_000).toBe(0)
    const held = await planner.json<Hold>('POST', '/v1/holds', { visitId: repair.id, token, anyTechnician: false })
    const made = await planner.json<Appointment>('POST', '/v1/appointments', { holdId: held.id })
    expect(made).toMatchObject({ visitId: repair.id, technicianId: first!.technicianId, earliest, latest, status: 'confirmed' })
    await release(planner, made)
  })

  test('is written down until the day that is asked for, which is not over', async () => {
    const path = `/v1/clients/${visits[0]!.clientId}/visits`
    const until = (day: string) => planner.json<Problem>('POST', path, { until: day })
    expect(await until('2026-12-06')).toMatchObject({ dueFrom: '2026-11-23', dueTo: '2026-12-06' })
    expect(await until('2026-11-23')).toMatchObject({ dueFrom: '2026-11-23', dueTo: '2026-11-23' })
    expect(await until('2026-11-22')).toMatchObject({ status: 400, errors: [{ code: 'REVERSED', path: 'body.until' }] })
  })

  test('promises nothing to a visit outside of its due window, and nothing for nobody’s place', async () => {
    const { connection } = service.services.db
    const site = await connection('sites').first('id', 'client_id')
    const [later] = await createVisits(connection, [{ ...aRepair(site), dueFrom: '2027-01-10', dueIdeal: '2027-01-11' }], TEST_BY)
    const { items } = await planner.json<Soonest>('GET', `/v1/slots/soonest?visitId=${later}`)
    expect(items.map(({ promise }) => promise)).toEqual([null, null, null, null, null])
    expect(await planner.json<Problem>('GET', '/v1/slots/soonest')).toMatchObject({ status: 400, errors: [{ code: 'NO_PLACE' }] })
    const unknown = await planner.json<Problem>('POST', `/v1/clients/${visits[0]!.clientId}/visits`, { siteId: visits[0]!.id })
    expect(unknown).toMatchObject({ status: 404 })
  })
})

describe('a day to be filled', () => {
  test('lists due clients nearest in minutes first, and invites them by a link each', async () => {
    const [technician] = await listTechnicians(service.services.db.connection)
    const path = `/v1/zone-days/${technician!.id}/2026-11-30`
    const { items } = await planner.json<{ items: FillCandidate[] }>('GET', `${path}/candidates`)
    expect(items.length).toBeGreaterThan(3)
    const extra = items.map(({ extraSeconds }) => extraSeconds)
    expect(extra).toEqual(extra.toSorted((a, b) => a - b))
    // only Elise has an address
    expect(await planner.json('POST', `${path}/invite`, { visitIds: items.map(({ visitId }) => visitId) })).toEqual({ invited: 1 })
    const { items: outbox } = await planner.json<{ items: OutboxMessage[] }>('GET', '/v1/outbox')
    expect(outbox[0]).toMatchObject({ kind: 'invitation', to: 'elise@example.test', channel: 'mail' })
  })

  test('has a waiting list that a booking clears', async () => {
    const body = { visitId: visits[2]!.id, from: '2026-11-24', to: '2026-11-30' }
    const entry = await planner.json<WaitingEntry>('POST', '/v1/waiting-list', body)
    expect((await planner.json<{ items: WaitingEntry[] }>('GET', '/v1/waiting-list')).items).toEqual([entry])
    expect((await client.send('DELETE', `/v1/waiting-list/${entry.id}`)).status).toBe(404)
    await release(planner, await book(planner, visits[2]!.id))
    expect((await planner.json<{ items: WaitingEntry[] }>('GET', '/v1/waiting-list')).items).toEqual([])
  })
})

describe('call mode', () => {
  test('answers client, what is due, appointments and the three best slots at once', async () => {
    const answer = await planner.json<{ visitId: string; due: unknown[]; slots: Offers }>('GET', `/v1/call/${visits[3]!.clientId}`)
    expect(answer.visitId).toBe(visits[3]!.id)
    expect(answer.slots.offers).toHaveLength(3)
  })
})

describe('a repair', () => {
  test('booked by the office may use the reserve kept for it; a maintenance visit may not', async () => {
    // 480 minutes a day, 85 % kept: 72 are left for maintenance, a visit of 75 has no room
    const { db } = service.services
    const { connection } = db
    const rules = { ...DEFAULT_BOOKING_RULES, reserveShare: 0.85 }
    await db.transaction((trx) => updateCompany(trx, { booking: rules }, TEST_BY))
    const [technician] = await listTechnicians(connection)
    const site = await connection('sites').first('id', 'client_id')
    const [long, repair] = await createVisits(connection, [{ ...aRepair(site), kind: 'maintenance' }, aRepair(site)], TEST_BY)
    const day = `&from=2026-12-10&to=2026-12-10&technicianId=${technician!.id}`
    expect((await slotsOf(planner, long!, day)).refusals).toContainEqual({ code: 'EMERGENCY_RESERVE', count: 1 })
    expect((await slotsOf(planner, repair!, day)).offers.length).toBeGreaterThan(0)
  })
})

describe('a plan', () => {
  test('made before a promise of its week is not published over it', async () => {
    const { id } = await planner.json<{ id: string }>('POST', '/v1/route-plans', { week: '2026-W52', seconds: 0.2, seed: 1 })
    const plan = () => planner.json<{ status: string; version: number }>('GET', `/v1/route-plans/${id}`)
    await expect.poll(async () => (await plan()).status, { timeout: 20_000 }).toBe('COMPLETED')
    const { version } = await plan()
    const { connection } = service.services.db
    const site = await connection('sites').first('id', 'client_id')
    const [visitId] = (await createVisits(connection, [aRepair(site)], TEST_BY)) as [string]
    const { offers } = await slotsOf(planner, visitId, '&from=2026-12-21&to=2026-12-23')
    const { id: holdId } = await hold(planner, visitId, offers[0]!.token)
    await planner.json('POST', '/v1/appointments', { holdId })
    const published = await planner.json<Problem>('POST', `/v1/route-plans/${id}/publish`, {}, { 'if-match': `"${version}"` })
    expect(published).toMatchObject({ code: 'PLAN_OUTDATED', errors: [{ code: 'VISIT_PROMISED', path: visitId }] })
  })

  test('that left a visit out is not published once that visit is promised', async () => {
    const { connection } = service.services.db
    const site = await connection('sites').first('id', 'client_id')
    // nobody has the skill, so no plan can serve it
    const impossible = { ...aRepair(site), dueFrom: '2027-01-04', dueIdeal: '2027-01-05', dueTo: '2027-01-08', skills: ['nobody-has-it'] }
    const [visitId] = (await createVisits(connection, [impossible], TEST_BY)) as [string]
    const { id } = await planner.json<{ id: string }>('POST', '/v1/route-plans', { week: '2027-W01', seconds: 0.2, seed: 1 })
    const plan = () => planner.json<RoutePlan>('GET', `/v1/route-plans/${id}`)
    await expect.poll(async () => (await plan()).status, { timeout: 20_000 }).toBe('COMPLETED')
    const { version, unassigned } = await plan()
    expect(unassigned.map((visit) => visit.visitId)).toContain(visitId)
    const promise = { earliest: '2027-01-05T08:00:00.000Z', latest: '2027-01-05T10:00:00.000Z' }
    const [technician] = await listTechnicians(connection)
    await updateVisit(connection, visitId, { promise, status: 'booked', technicianId: technician!.id }, TEST_BY)
    const published = await planner.json<Problem>('POST', `/v1/route-plans/${id}/publish`, {}, { 'if-match': `"${version}"` })
    expect(published.code).toBe('PLAN_OUTDATED')
    expect(published.errors).toContainEqual(
      expect.objectContaining({ path: visitId, cause: 'It is promised, and the plan leaves it out.' }),
    )
  })
})
