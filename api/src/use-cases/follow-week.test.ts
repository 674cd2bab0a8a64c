import type { Absence, RoutePlan, WeekNews } from '@tournee/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { followEvents } from '../testing/follow-events.ts'
import { openEveryDay } from '../testing/one-zone.ts'
import { draftOf, putRoutes, routesOf, runWeek } from '../testing/plan-edits.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const WEEK = '2026-W49'

let service: TestService
let planner: Caller
beforeAll(async () => {
  service = await startTestService()
  planner = await service.signIn('planner')
})
afterAll(() => service.close())

const follow = (caller: Caller, week: string) => followEvents<WeekNews>(caller, `/v1/weeks/${week}/events`)

test('another planner hears of drafts, edits, names, runs and publications, by whom, from which screen, at which version', async () => {
  const manager = await follow(await service.signIn('manager'), WEEK)
  const elsewhere = await follow(planner, '2026-W50')
  const draft = (await (await draftOf(planner, WEEK, null)).json()) as RoutePlan
  const by = { week: WEEK, by: 'The planner' }
  expect(await manager.next()).toMatchObject({ ...by, what: 'drafted', planId: draft.id, version: draft.version, screenId: null })
  const body = { routes: [], edits: draft.edits, label: '' }
  const headers = { 'if-match': `"${draft.version}"`, 'x-screen-id': 'screen-1' }
  expect((await planner.send('PUT', `/v1/route-plans/${draft.id}/routes`, body, headers)).status).toBe(200)
  expect(await manager.next()).toMatchObject({ ...by, what: 'edited', planId: draft.id, version: draft.version + 1, screenId: 'screen-1' })
  // refused, it is no news
  expect((await putRoutes(planner, draft, [])).status).toBe(412)
  const solved = await runWeek(planner, WEEK)
  expect(await manager.next()).toMatchObject({ ...by, what: 'run', planId: solved.id, version: solved.version })
  const version = { 'if-match': `"${solved.version}"`, 'x-screen-id': 'not an id, and far too talkative' }
  expect((await planner.send('POST', `/v1/route-plans/${solved.id}/publish`, undefined, version)).status).toBe(200)
  expect(await manager.next()).toMatchObject({ ...by, what: 'published', planId: solved.id, screenId: null })
  const next = { 'if-match': `"${solved.version + 1}"` }
  expect((await planner.send('POST', `/v1/route-plans/${solved.id}/unpublish`, undefined, next)).status).toBe(200)
  expect(await manager.next()).toMatchObject({ what: 'unpublished' })
  expect(routesOf(solved).length).toBeGreaterThan(0)
  // the week after has heard nothing of it: its first news is its own
  await draftOf(planner, '2026-W50', null)
  expect(await elsewhere.next()).toMatchObject({ week: '2026-W50', what: 'drafted' })
  manager.stop()
  elsewhere.stop()
})

test('an absence is news of every week that it touches, when it is marked and when it is taken back', async () => {
  const [first, second] = [await follow(planner, WEEK), await follow(planner, '2026-W50')]
  const { technicians } = await planner.json<{ technicians: { id: string }[] }>('GET', `/v1/weeks/${WEEK}`)
  const absence = { technicianId: technicians[0]!.id, from: '2026-12-04', to: '2026-12-07', reason: '' }
  const { id } = await planner.json<Absence>('POST', '/v1/absences', absence)
  for (const week of [first, second]) expect(await week.next()).toMatchObject({ what: 'absence', planId: null, version: null })
  expect((await planner.send('DELETE', `/v1/absences/${id}`)).status).toBe(204)
  for (const week of [first, second]) expect(await week.next()).toMatchObject({ what: 'absence' })
  first.stop()
  second.stop()
})

test('an appointment is news of its week when it is booked, of both weeks when it is moved, and when it is cancelled', async () => {
  await openEveryDay(service.services, { from: '2026-11-30', days: 14 })
  const [first, second] = [await follow(planner, WEEK), await follow(planner, '2026-W50')]
  const { visits } = await planner.json<{ visits: { id: string }[] }>('GET', `/v1/weeks/${WEEK}`)
  const visitId = visits[0]!.id
  const hold = async (from: string, to: string) => {
    const slots = await planner.json<{ offers: { token: string }[] }>('GET', `/v1/slots?visitId=${visitId}&from=${from}&to=${to}&count=1`)
    return planner.json<{ id: string }>('POST', '/v1/holds', { visitId, token: slots.offers[0]!.token })
  }
  const booked = await planner.json<{ id: string; version: number }>('POST', '/v1/appointments', {
    holdId: (await hold('2026-11-30', '2026-12-04')).id,
  })
  expect(await first.next()).toMatchObject({ what: 'visit', by: 'The planner' })
  const moved = await planner.json<{ id: string; version: number }>(
    'POST',
    `/v1/appointments/${booked.id}/reschedule`,
    { holdId: (await hold('2026-12-07', '2026-12-11')).id },
    { 'if-match': `"${booked.version}"` },
  )
  for (const week of [first, second]) expect(await week.next()).toMatchObject({ what: 'visit' })
  const cancelled = planner.send('POST', `/v1/appointments/${booked.id}/cancel`, { reason: 'x' }, { 'if-match': `"${moved.version}"` })
  expect((await cancelled).status).toBe(200)
  expect(await second.next()).toMatchObject({ what: 'visit' })
  first.stop()
  second.stop()
})

test('a week that its year does not have is refused', async () => {
  expect((await planner.send('GET', '/v1/weeks/2027-W53/events')).status).toBe(404)
})
