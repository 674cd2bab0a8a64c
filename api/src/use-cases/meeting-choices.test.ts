import {
  type Agenda,
  type Announcements,
  DEFAULT_MEETING_RULES,
  type Decision,
  type Meeting,
  type OutboxMessage,
  type RoutePlan,
  type RoutePlanHead,
} from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftOf, putRoutes } from '../testing/plan-edits.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const WEEK = '2026-W49'
const [MONDAY, TUESDAY] = ['2026-11-30', '2026-12-01']
const MINUTE = 60_000

describe.each(['sqlite', 'postgres'] as const)('what a meeting chooses over %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let all: string[]
  let technicianId: string
  let plan: RoutePlan

  const db = () => service.services.db.connection
  const agenda = () => planner.json<Agenda>('GET', `/v1/route-plans/${plan.id}/agenda`)
  const announcements = () => planner.json<Announcements>('GET', `/v1/route-plans/${plan.id}/announcements`)
  const write = async <T>(path: string, version: number, body: object) => {
    const answer = await planner.send('POST', `/v1/route-plans/${plan.id}/${path}`, body, { 'if-match': `"${version}"` })
    return { status: answer.status, body: (await answer.json()) as T }
  }
  const find = (found: Agenda, kind: Decision['kind']) => found.decisions.find((one) => one.kind === kind)
  const stopOf = (of: RoutePlan, visitId: string) =>
    of.routes.flatMap(({ stops }) => stops).find((one) => one.kind === 'visit' && one.visitId === visitId)
  const promise = (visitId: string, earliest: number, latest: number) =>
    db()('visits')
      .where({ id: visitId })
      .update({ promise_earliest: earliest, promise_latest: latest, status: 'booked', technician_id: technicianId })
  /** a draft of its own with these visits on these days of the one technician */
  const drafted = async (...days: (readonly [date: string, visits: readonly string[]])[]) => {
    const empty = (await (await draftOf(planner, WEEK, null)).json()) as RoutePlan
    const routes = days.map(([date, visits]) => ({ technicianId, date, visits: [...visits] }))
    plan = (await (await putRoutes(planner, empty, routes)).json()) as RoutePlan
    expect(plan.routes.flatMap(({ stops }) => stops).filter(({ kind }) => kind === 'visit')).toHaveLength(
      days.flatMap(([, visits]) => visits).length,
    )
  }

  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
    const run = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 0.2 })
    await service.services.jobs.drain()
    const solved = await planner.json<RoutePlan>('GET', `/v1/route-plans/${run.id}`)
    all = solved.routes.flatMap(({ stops }) => stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])))
    technicianId = solved.routes[0]!.technicianId
    await db()('visits').update({ skills: '[]' })
  })
  afterAll(() => service.close())

  test('moves a visit whose promise is kept by a hair to where its window leaves room, and tells nobody', async () => {
    await drafted([MONDAY, all.slice(0, 4)])
    const [last] = plan.routes[0]!.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop] : [])).slice(-1)
    const start = Date.parse(last!.start)
    // five minutes are left of a window of six hours
    const latest = start + 5 * MINUTE
    await promise(last!.visitId, latest - 360 * MINUTE, latest)
    const before = await agenda()
    const decision = find(before, 'promise')!
    expect(decision).toMatchObject({ visitId: last!.visitId, minutes: 5 })
    const after = await write<Agenda>('decisions', before.version, { key: decision.key, choice: 'accept' })
    expect(after.body.taken).toMatchObject([{ choice: 'accept', decision: { kind: 'promise' } }])
    expect(find(after.body, 'promise')).toBeUndefined()
    plan = await planner.json<RoutePlan>('GET', `/v1/route-plans/${plan.id}`)
    const moved = stopOf(plan, last!.visitId)!
    expect(Date.parse(moved.start)).toBeLessThanOrEqual(latest - 30 * MINUTE)
    expect(Date.parse(moved.start)).toBeGreaterThanOrEqual(latest - 360 * MINUTE)
    const told = await announcements()
    expect(told.clients.map(({ visitId }) => visitId)).not.toContain(last!.visitId)
    expect(told.promised).toBe(1)
    await db()('visits')
      .where({ id: last!.visitId })
      .update({ promise_earliest: null, promise_latest: null, status: 'due', technician_id: null })
  })

  test('asks where a visit is whose place nobody knows; placed, it can be planned', async () => {
    await drafted([MONDAY, all.slice(0, 4)])
    const lost = all[7]!
    const { site_id, duration_minutes } = await db()('visits').where({ id: lost }).first()
    const { lng, lat } = await db()('sites').where({ id: site_id }).first()
    await db()('sites').where({ id: site_id }).update({ lng: null, lat: null, precision: 'none' })
    const asked = (await agenda()).decisions.find(({ visitId }) => visitId === lost)!
    expect(asked).toMatchObject({ kind: 'unplaced', options: [], clientName: expect.stringContaining('Client') })
    expect(asked.working[0]).toMatchObject({ name: 'mean-trip', unit: 'once' })
    expect((await planner.send('PUT', `/v1/sites/${site_id}/position`, { lng, lat })).status).toBe(200)
    const placed = (await agenda()).decisions.find(({ visitId }) => visitId === lost)!
    expect(placed.kind).not.toBe('unplaced')
    expect(placed.options.length).toBeGreaterThan(0)
    expect(duration_minutes).toBeGreaterThan(0)
  })

  test('ranks by the costs that the company sets, and shows them', async () => {
    await drafted([MONDAY, all.slice(0, 4)])
    const before = await agenda()
    const company = await planner.json<{ version: number }>('GET', '/v1/company')
    const rules = { ...DEFAULT_MEETING_RULES, callMinutes: 60, unassignedEur: 100 }
    const patch = (version: number, meetingRules: object) =>
      planner.send('PATCH', '/v1/company', { meetingRules }, { 'if-match': `"${version}"` })
    expect((await patch(company.version, { ...rules, overtimeFactor: 0.5 })).status).toBe(400)
    expect((await patch(company.version, rules)).status).toBe(200)
    const after = await agenda()
    const left = (of: Agenda) => of.decisions.find(({ kind }) => kind === 'unassigned')!
    // an hour for the call instead of 19 minutes, and 100 EUR besides
    const call = left(after).working.find(({ name }) => name === 'call')!
    expect(call).toMatchObject({ amount: 1, unit: 'hour', eur: call.rate })
    const same = before.decisions.find(({ key }) => key === left(after).key)!
    expect(left(after).eur - same.eur).toBeCloseTo(100 + (call.rate! * 41) / 60, 1)
    expect((await patch(company.version + 1, DEFAULT_MEETING_RULES)).status).toBe(200)
  })

  test('fills a weak day: who is invited is listed before, and gets a personal link once the week is published', async () => {
    await db()('clients').update({ email: 'client@example.test' })
    // one visit on a day of eight hours; the others are free to come to it
    await drafted([MONDAY, all.slice(0, 4)], [TUESDAY, [all[4]!]])
    const before = await agenda()
    const weak = find(before, 'weak-day')!
    const option = weak.options.findIndex(({ what }) => what.kind === 'invite')
    const what = weak.options[option]!.what as Extract<Decision['options'][number]['what'], { kind: 'invite' }>
    expect(what.shift).toEqual({ technicianId, date: TUESDAY })
    expect(what.candidates.length).toBeGreaterThan(0)
    const choice = option === 0 ? { choice: 'accept' } : { choice: 'alternative', option }
    const decided = await write<Agenda>('decisions', before.version, { key: weak.key, ...choice })
    expect(decided.body.version).toBe(before.version)
    const told = await announcements()
    expect(told.invited).toEqual(
      what.candidates.map(({ visitId, clientName, city }) =>
        expect.objectContaining({ visitId, clientName, city, date: TUESDAY, technicianId, channel: 'mail' }),
      ),
    )
    const outbox = async () =>
      (await planner.json<{ items: OutboxMessage[] }>('GET', '/v1/outbox')).items.filter(({ kind }) => kind === 'invitation')
    expect(await outbox()).toEqual([])
    const closed = await write<Meeting>('close-meeting', before.version, { attendees: [], tell: [] })
    expect([closed.status, closed.body.invited]).toEqual([201, what.candidates.length])
    expect(closed.body.announcements.invited).toEqual(told.invited)
    expect(await outbox()).toHaveLength(what.candidates.length)
  })
})
