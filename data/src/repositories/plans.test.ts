import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.ts'
import { aClient, aResult, aRoute, aTechnician, aVisit, paris, TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { createClient, deleteClient } from './clients.ts'
import {
  createPlan,
  failPlan,
  findPlanInputs,
  findPublishedPlanId,
  getPlan,
  getPlanHead,
  listPlanHeads,
  savePlanProgress,
  savePlanResult,
} from './plans.ts'
import { publishPlan } from './publish-plan.ts'
import { findNextPublishedDate, findPublishedRoute } from './routes.ts'
import { createTechnician } from './technicians.ts'
import { unpublishPlan } from './unpublish-plan.ts'
import { createVisits, getVisit, updateVisit } from './visits.ts'

const TUESDAY = '2026-12-01'

describe('a plan', () => {
  let database: Database
  let technician: string
  let visits: string[]
  beforeAll(async () => {
    database = await openTestDatabase()
    technician = (await createTechnician(database.connection, aTechnician(), TESTER)).id
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    const client = await createClient(database.connection, aClient(), TESTER)
    const place = { clientId: client.id, siteId: client.sites[0]!.id }
    const promise = { earliest: paris(TUESDAY, '08:00'), latest: paris(TUESDAY, '10:00') }
    visits = await createVisits(
      database.connection,
      [aVisit(place), aVisit(place, { status: 'booked', promise }), aVisit(place, { status: 'done' })],
      TESTER,
    )
  })

  const fresh = (week = '2026-W49') => createPlan(database.connection, { week, mode: 'from-scratch', seconds: 3, seed: 1 }, TESTER)
  const solved = async (visitId: string, week?: string) => {
    const { id } = await fresh(week)
    return database.transaction((db) => savePlanResult(db, id, aResult([aRoute(technician, TUESDAY, visitId)]), TESTER))
  }
  const publish = (id: string, version: number | null = null) => database.transaction((db) => publishPlan(db, id, version, TESTER))

  it('waits, runs and ends with its routes as the solver gave them', async () => {
    const head = await fresh()
    expect(head).toMatchObject({ status: 'SCHEDULED', state: 'draft', createdBy: 'tester', summary: null })
    const progress = { iterations: 10, cost: 1.5, served: 1, unassigned: 0, elapsedMs: 100, share: 0.5 }
    const curve: [number, number, number][] = [[0.1, 1.5, 0]]
    await savePlanProgress(database.connection, head.id, progress, curve)
    expect(await getPlanHead(database.connection, head.id)).toMatchObject({ status: 'SOLVING', progress, curve })
    const result = aResult([aRoute(technician, TUESDAY, visits[0]!)])
    const plan = await savePlanResult(database.connection, head.id, result, TESTER)
    expect(plan).toMatchObject({ status: 'COMPLETED', state: 'draft', summary: result.summary, travelSource: 'embedded' })
    expect(plan.routes).toEqual(result.routes)
    expect(await getPlan(database.connection, head.id)).toEqual(plan)
  })

  it('keeps its inputs as they were, key order and all', async () => {
    const { id } = await solved(visits[0]!)
    const kept = await findPlanInputs(database.connection, id)
    expect(JSON.stringify(kept?.inputs)).toBe('{"zulu":1,"alpha":[2,{"b":3,"a":4}]}')
    expect(kept?.inputsHash).toBe('abc')
    expect(await findPlanInputs(database.connection, (await fresh()).id)).toBeNull()
  })

  it('tells what was degraded by code; the sentences of older plans still read', async () => {
    const { id } = await fresh()
    const notices = [{ code: 'ESTIMATED_TIMES', params: { percent: 17 } }] as const
    expect((await savePlanResult(database.connection, id, aResult([], { notices }), TESTER)).notices).toEqual(notices)
    const old = [
      '17 % of the travel times are estimates, not roads.',
      '3 visits have no position and are not planned.',
      '2 visits are placed at the centre of their commune only.',
      'The time ran out before the search was through: the same week and seed may give another plan next time.',
      'the router gave no answer',
    ]
    await database
      .connection('plans')
      .where({ id })
      .update({ notices: JSON.stringify(old) })
    expect((await getPlan(database.connection, id)).notices).toEqual([
      { code: 'ESTIMATED_TIMES', params: { percent: 17 } },
      { code: 'NO_POSITION', params: { visits: 3 } },
      { code: 'COMMUNE_ONLY', params: { visits: 2 } },
      { code: 'OUT_OF_TIME', params: {} },
      { code: 'OTHER', params: { text: 'the router gave no answer' } },
    ])
  })

  it('does not come back to life when progress arrives after the end', async () => {
    const { id } = await solved(visits[0]!)
    await savePlanProgress(database.connection, id, { iterations: 1, cost: 1, served: 0, unassigned: 0, elapsedMs: 1, share: 1 })
    expect(await getPlan(database.connection, id)).toMatchObject({ status: 'COMPLETED', progress: null })
  })

  it('as a draft changes nothing that a technician sees', async () => {
    await solved(visits[0]!, '2026-W01')
    expect(await getVisit(database.connection, visits[0]!)).toMatchObject({ status: 'due', technicianId: null, scheduledStart: null })
    expect(await findPublishedPlanId(database.connection, '2026-W01')).toBeNull()
  })

  it('published gives its visits technician and hour, and the technician his day', async () => {
    const plan = await solved(visits[0]!, '2026-W02')
    const published = await publish(plan.id, plan.version)
    expect(published).toMatchObject({ state: 'published', publishedAt: '2026-11-30T08:00:00.000Z' })
    expect(await getVisit(database.connection, visits[0]!)).toMatchObject({
      status: 'published',
      technicianId: technician,
      scheduledStart: paris(TUESDAY, '08:15'),
    })
    const day = await findPublishedRoute(database.connection, technician, TUESDAY)
    expect(day?.route.stops.map((stop) => stop.kind)).toEqual(['visit', 'break'])
    expect(await findNextPublishedDate(database.connection, technician, '2026-11-30')).toBe(TUESDAY)
    expect(await findNextPublishedDate(database.connection, technician, TUESDAY)).toBeNull()
  })

  it('supersedes the plan before it, whose visits are free or booked again', async () => {
    const routes = [aRoute(technician, TUESDAY, visits[0]!), aRoute(technician, '2026-12-02', visits[1]!)]
    const { id } = await fresh('2026-W03')
    await savePlanResult(database.connection, id, aResult(routes), TESTER)
    await publish(id)
    const later = await solved(visits[2]!, '2026-W03')
    await publish(later.id)
    expect(await findPublishedPlanId(database.connection, '2026-W03')).toBe(later.id)
    expect(await getPlan(database.connection, id)).toMatchObject({ state: 'superseded' })
    expect(await getVisit(database.connection, visits[0]!)).toMatchObject({ status: 'due', technicianId: null, scheduledStart: null })
    expect(await getVisit(database.connection, visits[1]!)).toMatchObject({ status: 'booked', scheduledStart: null })
    expect(await getVisit(database.connection, visits[2]!)).toMatchObject({ status: 'done' })
    await expect(publish(id)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })

  const states = async () =>
    Promise.all(
      visits.map(async (id) => {
        const { status, technicianId, scheduledStart, promise } = await getVisit(database.connection, id)
        return { status, technicianId, scheduledStart, promise }
      }),
    )
  const unpublish = (id: string, version: number | null = null) =>
    database.transaction((db) => unpublishPlan(db, id, version, { ...TESTER, at: TESTER.at + 60_000 }))

  it('taken back, gives the week to the plan it superseded, with technicians, hours and statuses of before', async () => {
    const first = await fresh('2026-W08')
    await savePlanResult(database.connection, first.id, aResult([aRoute(technician, TUESDAY, visits[0]!)]), TESTER)
    await publish(first.id)
    // between the two, a client was promised an hour and a technician
    await updateVisit(database.connection, visits[1]!, { technicianId: technician, scheduledStart: paris(TUESDAY, '09:00') }, TESTER)
    const before = await states()
    const routes = [aRoute(technician, '2026-12-02', visits[1]!), aRoute(technician, '2026-12-03', visits[2]!)]
    const later = await fresh('2026-W08')
    await savePlanResult(database.connection, later.id, aResult(routes), TESTER)
    const published = await publish(later.id)
    expect(await states()).not.toEqual(before)
    expect(await unpublish(later.id, published.version)).toMatchObject({ state: 'draft', publishedAt: null })
    expect(await states()).toEqual(before)
    expect(await getPlan(database.connection, first.id)).toMatchObject({ state: 'published', publishedAt: '2026-11-30T08:00:00.000Z' })
    expect(await findPublishedPlanId(database.connection, '2026-W08')).toBe(first.id)
    const log = await database.connection('audit_log').where({ entity: 'plan', entity_id: later.id, action: 'unpublish' })
    expect(log).toHaveLength(1)
    // the first publication, which replaced none, can be taken back too; and the later plan be published again
    await unpublish(first.id)
    expect(await findPublishedPlanId(database.connection, '2026-W08')).toBeNull()
    expect((await states())[0]).toMatchObject({ status: 'due', technicianId: null, scheduledStart: null })
    expect(await publish(later.id)).toMatchObject({ state: 'published' })
  })

  it('is taken back only while published, by who saw its last version, and not once a visit was begun or promised', async () => {
    const plan = await solved(visits[0]!, '2026-W09')
    await expect(unpublish(plan.id)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const { version } = await publish(plan.id)
    await expect(unpublish(plan.id, version - 1)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    const changes = [
      { status: 'under_way' },
      { promise: { earliest: paris(TUESDAY, '08:00'), latest: paris(TUESDAY, '10:00') } },
      { scheduledStart: paris(TUESDAY, '11:00') },
    ] as const
    for (const change of changes) {
      const { status, promise, scheduledStart } = await getVisit(database.connection, visits[0]!)
      await updateVisit(database.connection, visits[0]!, change, TESTER)
      await expect(unpublish(plan.id)).rejects.toMatchObject({ code: 'WRONG_STATE' })
      expect(await getPlan(database.connection, plan.id)).toMatchObject({ state: 'published', version })
      await updateVisit(database.connection, visits[0]!, { status, promise, scheduledStart }, TESTER)
    }
    expect(await unpublish(plan.id, version)).toMatchObject({ state: 'draft' })
  })

  it('published twice, still takes the place of the plan before it', async () => {
    const first = await solved(visits[0]!, '2026-W10')
    await publish(first.id)
    const later = await solved(visits[1]!, '2026-W10')
    await publish(later.id)
    await publish(later.id)
    await unpublish(later.id)
    expect(await findPublishedPlanId(database.connection, '2026-W10')).toBe(first.id)
  })

  it('is published only when solved, and only by who saw its last version', async () => {
    await expect(publish((await fresh()).id)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    const plan = await solved(visits[0]!, '2026-W04')
    await expect(publish(plan.id, plan.version - 1)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(await getPlan(database.connection, plan.id)).toMatchObject({ state: 'draft', version: plan.version })
  })

  it('is the only one published of its week, also when two are published at once', async () => {
    const plans = [await solved(visits[0]!, '2026-W06'), await solved(visits[1]!, '2026-W06'), await solved(visits[0]!, '2026-W06')]
    await Promise.all(plans.map(({ id }) => publish(id)))
    const states = await Promise.all(plans.map(async ({ id }) => (await getPlan(database.connection, id)).state))
    expect(states.sort()).toEqual(['published', 'superseded', 'superseded'])
  })

  it('outlives a client that is erased', async () => {
    const plan = await solved(visits[0]!, '2026-W07')
    const { clientId } = await getVisit(database.connection, visits[0]!)
    await database.transaction((db) => deleteClient(db, clientId, TESTER))
    const kept = await getPlan(database.connection, plan.id)
    expect(kept.summary).toEqual(plan.summary)
    expect(kept.routes[0]?.stops.map((stop) => stop.kind)).toEqual(['break'])
  })

  it('that failed says why; the week lists plans newest first', async () => {
    const first = await fresh('2026-W05')
    const second = await createPlan(
      database.connection,
      { week: '2026-W05', mode: 'one-day', seconds: 1, seed: 2 },
      { ...TESTER, at: TESTER.at + 1 },
    )
    expect(await failPlan(database.connection, first.id, 'plus de routes', TESTER)).toMatchObject({
      status: 'FAILED',
      error: 'plus de routes',
    })
    const heads = await listPlanHeads(database.connection, { week: '2026-W05' })
    expect(heads.map(({ id }) => id)).toEqual([second.id, first.id])
  })
})
