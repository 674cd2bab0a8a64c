import type { Agenda, Meeting, OutboxMessage, RoutePlan, RoutePlanHead } from '@tournee/contract'
import { createAbsence, listTechnicians } from '@tournee/data'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEST_BY } from '../testing/small-company.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const WEEK = '2026-W49'

describe.each(['sqlite', 'postgres'] as const)('a meeting over %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let planId: string
  const agenda = () => planner.json<Agenda>('GET', `/v1/route-plans/${planId}/agenda`)
  const plan = () => planner.json<RoutePlan>('GET', `/v1/route-plans/${planId}`)
  const write = (path: string, version: number, body: object = {}) =>
    planner.send('POST', `/v1/route-plans/${planId}/${path}`, body, { 'if-match': `"${version}"` })
  const decide = async (now: Agenda, body: object) => (await (await write('decisions', now.version, body)).json()) as Agenda

  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
    // one technician is left, on one day of the week: eight visits are too many for it
    await service.services.db.transaction(async (connection) => {
      for (const [i, { id }] of (await listTechnicians(connection)).entries()) {
        const from = i === 0 ? '2026-12-01' : '2026-11-30'
        await createAbsence(connection, { technicianId: id, from, to: '2026-12-04', reason: 'test' }, TEST_BY)
      }
      // everybody can be done by him
      await connection('visits').update({ skills: '[]', due_from: '2026-11-30', due_ideal: '2026-12-02', due_to: '2026-12-06' })
    })
    const run = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 0.2 })
    await service.services.jobs.drain()
    planId = run.id
  })
  afterAll(() => service.close())

  test('has an agenda of what is left out and passes its due date, each with the weeks that its options lead to', async () => {
    const { decisions, figures, more } = await agenda()
    expect(figures.unserved).toBeGreaterThan(10)
    expect(decisions.map(({ kind }) => kind)).toEqual(decisions.map(() => 'overdue'))
    expect([decisions.length, more]).toEqual([10, figures.unserved - 10])
    expect(decisions.map(({ eur }) => eur)).toEqual(decisions.map(({ eur }) => eur).toSorted((a, b) => b - a))
    for (const { eur, working } of decisions) expect(working.reduce((sum, part) => sum + part.eur, 0)).toBeCloseTo(eur, 1)
  })

  test('imposes what is accepted on the draft: the week is then what the option said', async () => {
    const now = await agenda()
    const [first] = now.decisions.filter(({ options }) => options.length > 0)
    const after = await decide(now, { key: first!.key, choice: 'accept' })
    expect(after.figures).toEqual(first!.options[0]!.figures)
    expect(after.taken).toMatchObject([
      { choice: 'accept', option: 0, price: { km: 0, minutes: 0, eur: 0 }, decidedBy: 'planner@example.test' },
    ])
    expect(
      (await plan()).routes.flatMap(({ stops }) => stops).some((stop) => stop.kind === 'visit' && stop.visitId === first!.visitId),
    ).toBe(true)
    expect(after.decisions.map(({ key }) => key)).not.toContain(first!.key)
    // ten in all: none of those beyond moves up
    expect(after.decisions).toHaveLength(9)
    expect(after.more).toBeGreaterThanOrEqual(now.more)
  })

  test('takes the last decision back: routes, figures and agenda are as before', async () => {
    const now = await agenda()
    const before = now.taken[0]!.before
    const undone = (await (await write('decisions/undo', now.version)).json()) as Agenda
    expect(undone.taken).toEqual([])
    expect(undone.figures).toEqual(before)
    expect((await plan()).edits.relaxations).toEqual([])
    expect((await write('decisions/undo', undone.version)).status).toBe(404)
  })

  test('prices a refusal and another choice against the proposal', async () => {
    const now = await agenda()
    const open = now.decisions.filter(({ options }) => options.length > 0)
    const refused = await decide(now, { key: open[0]!.key, choice: 'refuse' })
    const [proposal] = open[0]!.options
    expect(refused.version).toBe(now.version)
    expect(refused.taken[0]!.price.eur).toBeCloseTo(-proposal!.change.eur, 1)
    expect(refused.taken[0]!.after).toEqual(now.figures)
    expect(refused.decisions.map(({ key }) => key)).not.toContain(open[0]!.key)
  })

  test('refuses a decision on a draft that somebody else changed, one that is gone, and one without a version', async () => {
    const now = await agenda()
    const key = now.decisions[0]!.key
    expect((await write('decisions', now.version + 1, { key, choice: 'refuse' })).status).toBe(412)
    expect((await write('decisions', now.version, { key: 'unassigned nobody', choice: 'refuse' })).status).toBe(404)
    expect((await planner.send('POST', `/v1/route-plans/${planId}/decisions`, { key, choice: 'refuse' })).status).toBe(428)
    const manager = await service.signIn('manager')
    expect((await manager.send('POST', `/v1/route-plans/${planId}/decisions`, { key, choice: 'refuse' })).status).toBe(403)
  })

  test('ends with the week published, the chosen clients told, and minutes that stay', async () => {
    await service.services.db.connection('clients').update({ email: 'client@example.test' })
    const { version, taken } = await agenda()
    const { clients } = await planner.json<Meeting['announcements']>('GET', `/v1/route-plans/${planId}/announcements`)
    expect(clients.length).toBeGreaterThan(1)
    const end = { attendees: ['Ada', 'Bob'], tell: [clients[0]!.visitId] }
    const answer = await write('close-meeting', version, end)
    const meeting = (await answer.json()) as Meeting
    expect([answer.status, meeting.attendees, meeting.told]).toEqual([201, ['Ada', 'Bob'], [clients[0]!.visitId]])
    expect(meeting.decisions.map(({ id }) => id)).toEqual(taken.map(({ id }) => id))
    expect((await plan()).state).toBe('published')
    const { items } = await planner.json<{ items: OutboxMessage[] }>('GET', '/v1/outbox')
    expect(items.filter(({ kind }) => kind === 'visit.planned').map(({ to }) => to)).toEqual(['client@example.test'])
    expect((await planner.json<{ items: Meeting[] }>('GET', `/v1/weeks/${WEEK}/meetings`)).items).toEqual([meeting])
    const minutes = await planner.send('GET', `/v1/meetings/${meeting.id}/minutes`)
    expect(minutes.headers.get('content-disposition')).toContain('compte-rendu-2026-W49.pdf')
    expect(
      Buffer.from(await minutes.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    // a published week has nothing left to decide
    expect(await agenda()).toMatchObject({ decisions: [], taken: [] })
  })
})
