import { randomUUID } from 'node:crypto'
import type { LiveDay, OutboxMessage, PlannedRoute, Problem, RoutePlan, RoutePlanHead, StampReceipt } from '@tournee/contract'
import { updateVisit } from '@tournee/data'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailOf, TEST_BY } from '../testing/small-company.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const WEEK = '2026-W49'
const MINUTE = 60_000
const visitsOf = (route: PlannedRoute) => route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop] : []))

describe.each(['sqlite', 'postgres'] as const)('a published day as it goes on %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let technician: Caller
  let route: PlannedRoute
  let visits: string[]
  // Monday 23 November 2026, 9:00 in Annecy
  let clock = Date.parse('2026-11-23T08:00:00Z')

  const live = (date = 'today') => planner.json<LiveDay>('GET', `/v1/live/${date}`)
  const laneOf = (day: LiveDay) => day.lanes.find(({ technicianId }) => technicianId === route.technicianId)!
  const stopOf = (day: LiveDay, visitId: string) => laneOf(day).stops.find(({ visit }) => visit.id === visitId)!
  const messages = async () =>
    (await planner.json<{ items: OutboxMessage[] }>('GET', '/v1/outbox')).items.filter(({ kind }) => kind.startsWith('visit.'))
  const statusOf = async (id: string) => (await service.services.db.connection('visits').where({ id }).first('status')).status
  /** A stamp told now by a device whose clock is right, unless it says otherwise. */
  const stamp = (visitId: string, kind: string, more: object = {}, by = technician) =>
    by.send('POST', '/v1/my-day/stamps', {
      id: randomUUID(),
      visitId,
      kind,
      at: new Date(clock).toISOString(),
      sentAt: new Date(clock).toISOString(),
      ...more,
    })
  const told = async (answer: Promise<Response>) => {
    const response = await answer
    expect(response.status).toBe(201)
    return (await response.json()) as StampReceipt
  }

  beforeAll(async () => {
    service = await startTestService({ dialect, overrides: { now: () => clock } })
    planner = await service.signIn('planner')
    const { connection } = service.services.db
    await connection('clients').update({ phone: '04 50 00 00 00' })
    const head = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 0.3 })
    await (await planner.send('GET', `/v1/route-plans/${head.id}/events`)).text()
    const plan = await planner.json<RoutePlan>('GET', `/v1/route-plans/${head.id}`)
    await planner.send('POST', `/v1/route-plans/${plan.id}/publish`, undefined, { 'if-match': `"${plan.version}"` })
    route = [...plan.routes].sort((a, b) => b.stops.length - a.stops.length)[0]!
    visits = visitsOf(route).map(({ visitId }) => visitId)
    await connection('users')
      .where({ email: emailOf('technician') })
      .update({ technician_id: route.technicianId })
    clock = Date.parse(route.departure)
    // a week later the session of before is over
    planner = await service.signIn('planner')
    technician = await service.signIn('technician')
  })
  afterAll(() => service.close())

  test('begins as planned: nothing told, the hours of the plan expected', async () => {
    const day = await live()
    expect(day).toMatchObject({ date: route.date, isToday: true })
    expect(laneOf(day).lastSeen).toBeNull()
    for (const planned of visitsOf(route)) {
      const stop = stopOf(day, planned.visitId)
      expect(stop).toMatchObject({ state: 'to-come', planned: { start: planned.start } })
      expect(Date.parse(stop.expected!.start)).toBeLessThanOrEqual(Date.parse(planned.start))
    }
  })

  test('a stamp told twice under one id is one stamp, and says that our service took it', async () => {
    const id = randomUUID()
    const first = await stamp(visits[0]!, 'on-the-way', { id })
    expect(first.headers.get('x-tournee-taken')).toBe('yes')
    expect(await first.json()).toMatchObject({ stamp: { id, effect: 'applied' }, visitStatus: 'under_way' })
    expect(await told(stamp(visits[0]!, 'on-the-way', { id }))).toMatchObject({ stamp: { id, effect: 'applied' } })
    expect(await service.services.db.connection('stamps')).toHaveLength(1)
    const other = await stamp(visits[0]!, 'arrived', { id })
    expect(((await other.json()) as Problem).code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('“on the way” writes to the client once, naming the hour expected from this stamp', async () => {
    const [message] = await messages()
    expect(message).toMatchObject({ kind: 'visit.on-the-way', channel: 'sms', sentAt: null })
    const stop = stopOf(await live(), visits[0]!)
    expect(stop.notices).toHaveLength(1)
    expect(stop.notices[0]!.expectedAt).toBe(stop.expected!.start)
  })

  test('two devices on one visit never double: the second is kept and changes nothing', async () => {
    expect((await told(stamp(visits[0]!, 'on-the-way'))).stamp.effect).toBe('merged')
    expect(await messages()).toHaveLength(1)
    clock += 20 * MINUTE
    const both = await Promise.all([told(stamp(visits[0]!, 'arrived')), told(stamp(visits[0]!, 'arrived'))])
    expect(both.map(({ stamp: one }) => one.effect).sort()).toEqual(['applied', 'merged'])
    // he is there: the message that he comes is not sent any more
    expect(await messages()).toHaveLength(0)
  })

  test('a clock that is wrong is recorded, not trusted: the age of a stamp counts', async () => {
    clock += 60 * MINUTE
    // told ten minutes ago, by a phone that is two days ahead
    const ahead = 2 * 24 * 60 * MINUTE
    const device = { at: new Date(clock + ahead - 10 * MINUTE).toISOString(), sentAt: new Date(clock + ahead).toISOString() }
    const { stamp: kept } = await told(stamp(visits[0]!, 'done', device))
    expect(kept).toMatchObject({
      at: new Date(clock - 10 * MINUTE).toISOString(),
      deviceAt: device.at,
      receivedAt: new Date(clock).toISOString(),
      skewMs: -ahead,
    })
    expect(await statusOf(visits[0]!)).toBe('done')
    expect(stopOf(await live(), visits[0]!)).toMatchObject({ state: 'done', endedAt: kept.at })
  })

  test('what was driven adds up from the plan’s own matrix', async () => {
    const [first] = visitsOf(route)
    const rows = await service.services.db.connection('stamps').where({ visit_id: visits[0], effect: 'applied' }).orderBy('at')
    expect(rows.map(({ kind, leg_metres }) => [kind, leg_metres])).toEqual([
      ['on-the-way', null],
      ['arrived', first!.distanceMetres],
      ['done', null],
    ])
    expect(rows[2].home_metres).toBeGreaterThan(0)
  })

  test('a wrong stamp is taken back on its day, and the visit is what it was', async () => {
    const done = await service.services.db.connection('stamps').where({ visit_id: visits[0], kind: 'done' }).first()
    const undo = { undoes: done.id }
    expect((await told(stamp(visits[0]!, 'undo', undo))).visitStatus).toBe('under_way')
    expect(stopOf(await live(), visits[0]!)).toMatchObject({ state: 'on-site', endedAt: null })
    // twice is as once
    expect((await told(stamp(visits[0]!, 'undo', undo))).stamp.effect).toBe('merged')
    expect((await told(stamp(visits[0]!, 'done'))).visitStatus).toBe('done')
    const log = await service.services.db.connection('audit_log').where({ entity: 'stamp' })
    expect(new Set(log.map(({ actor }) => actor))).toEqual(new Set(['technician@example.test']))
  })

  test('a visit that was not done says why, and is due again', async () => {
    const next = visits[1] ?? visits[0]!
    expect((await stamp(next, 'not-done')).status).toBe(400)
    const kept = await told(stamp(next, 'not-done', { reason: 'absent' }))
    if (next !== visits[0]) {
      expect(kept.visitStatus).toBe('due')
      expect(stopOf(await live(), next)).toMatchObject({ state: 'not-done', reason: 'absent', expected: null })
      expect((await told(stamp(next, 'undo', { undoes: kept.stamp.id }))).visitStatus).toBe('published')
    }
  })

  test('nobody stamps what is not on his published day', async () => {
    const other = await service.services.db.connection('visits').whereNotIn('id', visits).first('id')
    expect(((await (await stamp(other.id, 'arrived')).json()) as Problem).code).toBe('STOP_NOT_YOURS')
    expect((await stamp(randomUUID(), 'arrived')).status).toBe(404)
    expect((await stamp(visits[0]!, 'arrived', {}, planner)).status).toBe(403)
  })

  test('a promise comes into danger as time goes, is told first, and the client hears the new hour until it is taken back', async () => {
    const waiting = visits.at(-1)!
    const before = stopOf(await live(), waiting)
    const { connection } = service.services.db
    // promised from now to a quarter of an hour after it is expected
    const latest = Date.parse(before.expected!.start) + 15 * MINUTE
    await service.services.db.transaction((c) =>
      updateVisit(c, waiting, { promise: { earliest: new Date(clock).toISOString(), latest: new Date(latest).toISOString() } }, TEST_BY),
    )
    expect(stopOf(await live(), waiting).lateBySeconds).toBeLessThanOrEqual(0)
    clock = latest + 30 * MINUTE
    const late = await live()
    expect(late.arrivals[0]!.visitId).toBe(waiting)
    expect(late.arrivals[0]!.lateBySeconds).toBeGreaterThanOrEqual(30 * 60)
    const notice = await planner.json<{ id: string; expectedAt: string }>('POST', `/v1/live/visits/${waiting}/notices`)
    expect(notice.expectedAt).toBe(stopOf(late, waiting).expected!.start)
    expect((await messages()).map(({ kind }) => kind)).toEqual(['visit.expected'])
    expect((await planner.send('DELETE', `/v1/live/notices/${notice.id}`)).status).toBe(204)
    expect(await messages()).toHaveLength(0)
    await connection('outbox').insert({
      id: randomUUID(),
      channel: 'sms',
      kind: 'visit.expected',
      recipient: 'x',
      content: '{}',
      due_at: 0,
      sent_at: 1,
      created_at: 0,
      visit_id: waiting,
      visit_version: 1,
      expected_at: 0,
    })
    const sent = await connection('outbox').where({ recipient: 'x' }).first('id')
    expect((await planner.send('DELETE', `/v1/live/notices/${sent.id}`)).status).toBe(409)
  })

  test('who follows the day hears of a stamp without asking again', async () => {
    const gone = new AbortController()
    const answer = await fetch(`${service.url}/v1/live/today/events`, { headers: { cookie: planner.cookie }, signal: gone.signal })
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const days = async (count: number) => {
      while (text.split('\n\n').length <= count) {
        const { value, done } = await reader.read()
        if (done) throw new Error(`the stream ended: ${text}`)
        text += value
      }
      return text
        .split('\n\n')
        .slice(0, count)
        .map((event) => JSON.parse(event.slice(6)) as LiveDay)
    }
    await days(1)
    const waiting = visits.at(-1)!
    await told(stamp(waiting, 'arrived'))
    expect(stopOf((await days(2))[1]!, waiting).state).toBe('on-site')
    gone.abort()
  })

  test('a past day shows what happened and expects nothing', async () => {
    clock += 24 * 60 * MINUTE
    planner = await service.signIn('planner')
    technician = await service.signIn('technician')
    const day = await live(route.date)
    expect(day).toMatchObject({ isToday: false, arrivals: [] })
    expect(stopOf(day, visits[0]!)).toMatchObject({ state: 'done', expected: null })
    const wrong = await service.services.db.connection('stamps').where({ visit_id: visits[0], kind: 'done' }).whereNull('undone_at').first()
    // the phone was offline: the stamp itself is of that day, but the undo comes a day later
    const late = { undoes: wrong.id, at: new Date(clock - 24 * 60 * MINUTE).toISOString() }
    expect(((await (await stamp(visits[0]!, 'undo', late)).json()) as Problem).code).toBe('STAMP_FINAL')
  })
})
