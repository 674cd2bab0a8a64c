import { NO_EDITS, type PlanEdits } from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { VersionConflictError } from '../database/errors.ts'
import type { Database } from '../database/open-database.ts'
import { aClient, aResult, aRoute, aTechnician, aVisit, TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { createClient } from './clients.ts'
import { copyPlan, countNamedPlans, deleteOldDrafts, namePlan, saveEditedPlan } from './edited-plans.ts'
import { createPlan, findCurrentPlanId, findPlanInputs, getPlan, listPlanHeads, savePlanResult } from './plans.ts'
import { publishPlan } from './publish-plan.ts'
import { createTechnician } from './technicians.ts'
import { createVisits } from './visits.ts'

const TUESDAY = '2026-12-01'
const DAY_MS = 86_400_000
const later = (days: number) => ({ ...TESTER, at: TESTER.at + days * DAY_MS })

describe('a plan edited by hand', () => {
  let database: Database
  let technician: string
  let visit: string
  beforeAll(async () => {
    database = await openTestDatabase()
    technician = (await createTechnician(database.connection, aTechnician(), TESTER)).id
    const client = await createClient(database.connection, aClient(), TESTER)
    ;[visit] = (await createVisits(database.connection, [aVisit({ clientId: client.id, siteId: client.sites[0]!.id })], TESTER)) as [string]
  })
  afterAll(() => database.close())

  const edits: PlanEdits = { ...NO_EDITS, relaxations: [{ kind: 'unlock', visit: 'v1', zulu: 1, alpha: 2 }] }
  const solved = async (week: string, by = TESTER) => {
    const { id } = await createPlan(database.connection, { week, mode: 'from-scratch', seconds: 3, seed: 4 }, by)
    const result = aResult([aRoute(technician, TUESDAY, visit)], { edits, curve: [[0, 5, 1]] })
    return database.transaction((db) => savePlanResult(db, id, result, by))
  }
  const copy = (id: string, name: string | null, by = TESTER) => database.transaction((db) => copyPlan(db, id, name, by))

  it('copied has routes, figures, edits and inputs of its plan, and is a draft of its own', async () => {
    const plan = await solved('2026-W01')
    const draft = await copy(plan.id, null)
    expect(draft).toMatchObject({ seed: 4, routes: plan.routes, summary: plan.summary, edits, curve: [], basePlanId: plan.id, version: 1 })
    expect(draft).toMatchObject({ mode: 'evaluate', state: 'draft', edited: false })
    expect(await findPlanInputs(database.connection, draft.id)).toEqual(await findPlanInputs(database.connection, plan.id))
    expect(await getPlan(database.connection, plan.id)).toEqual(plan)
  })

  it('is stored whole from the version it starts from, or not at all', async () => {
    const plan = await solved('2026-W02')
    const result = aResult([], { edits: NO_EDITS })
    const save = () => database.transaction((db) => saveEditedPlan(db, plan.id, plan.version, { result, label: 'emptied' }, TESTER))
    expect(await save()).toMatchObject({ version: plan.version + 1, edited: true, routes: [], edits: NO_EDITS, curve: plan.curve })
    await expect(save()).rejects.toThrow(VersionConflictError)
  })

  it('is the plan people work on: the one made or edited last, not a state kept of it', async () => {
    const first = await solved('2026-W03')
    const second = await solved('2026-W03', later(1))
    const current = () => findCurrentPlanId(database.connection, '2026-W03')
    expect(await current()).toBe(second.id)
    await copy(second.id, 'Kept', later(2))
    expect(await current()).toBe(second.id)
    const edit = { result: aResult([aRoute(technician, TUESDAY, visit)]), label: '' }
    await database.transaction((db) => saveEditedPlan(db, first.id, first.version, edit, later(3)))
    expect(await current()).toBe(first.id)
    const draft = await copy(second.id, null, later(4))
    expect(await current()).toBe(draft.id)
    expect(await findCurrentPlanId(database.connection, '2026-W04')).toBeNull()
  })

  it('is tidied away when nobody named it, published it or worked on it for long', async () => {
    const week = '2026-W05'
    const [old, kept, published, worked] = [await solved(week), await solved(week), await solved(week), await solved(week)]
    await database.transaction((db) => namePlan(db, kept.id, kept.version, 'Kept', TESTER))
    expect(await countNamedPlans(database.connection, week)).toBe(1)
    await database.transaction((db) => publishPlan(db, published.id, null, TESTER))
    const running = await createPlan(database.connection, { week, mode: 'from-scratch', seconds: 3, seed: 1 }, TESTER)
    const edit = { result: aResult([]), label: '' }
    await database.transaction((db) => saveEditedPlan(db, worked.id, worked.version, edit, later(30)))
    expect(await deleteOldDrafts(database.connection, TESTER.at)).toBe(0)
    await deleteOldDrafts(database.connection, later(20).at)
    const left = (await listPlanHeads(database.connection, { week })).map(({ id }) => id)
    expect(left.toSorted()).toEqual([kept.id, published.id, worked.id, running.id].toSorted())
    expect(left).not.toContain(old.id)
  })
})
