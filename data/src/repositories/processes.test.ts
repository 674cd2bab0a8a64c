import { describe, expect, it } from 'vitest'
import { TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { claimIdempotencyKey, releaseAbandonedKeys } from './idempotency-keys.ts'
import { type DryRun, failAbandonedImports, getImport, insertImport, moveImport } from './imports.ts'
import { createPlan, failPlan, getPlanHead, listAbandonedPlans, savePlanProgress } from './plans.ts'
import { beat, claimChore, forgetProcess, leaveProcesses, listProcesses, releaseAbandonedChores, releaseChore } from './processes.ts'

describe('processes on one database', () => {
  const open = async () => {
    const database = await openTestDatabase()
    for (const id of ['alive', 'gone']) await beat(database.connection, id)
    return database
  }

  it('count up while they live, and are forgotten only when they were silent since they were looked at', async () => {
    const database = await open()
    const { connection } = database
    await beat(connection, 'alive')
    expect(await listProcesses(connection)).toEqual([
      { id: 'alive', beats: 2 },
      { id: 'gone', beats: 1 },
    ])
    await forgetProcess(connection, { id: 'alive', beats: 1 })
    await forgetProcess(connection, { id: 'gone', beats: 1 })
    expect(await listProcesses(connection)).toEqual([{ id: 'alive', beats: 2 }])
    await leaveProcesses(connection, 'alive')
    expect(await listProcesses(connection)).toEqual([])
    await database.close()
  })

  it('keep what they work at; what a gone one worked at is nobody’s', async () => {
    const database = await open()
    const { connection } = database
    const run = (owner: string) =>
      createPlan(connection, { week: '2026-W49', mode: 'from-scratch', seconds: 3, seed: 1, owner }, TESTER).then(({ id }) => id)
    const [kept, lost, over] = [await run('alive'), await run('gone'), await run('gone')]
    await failPlan(connection, over, 'before', TESTER)
    const importOf = async (owner: string) => {
      const dryRun = { format: 'csv' as const, encoding: 'utf-8', separator: ';', columns: [], ignoreCoordinates: false, changes: [] }
      const report = { rows: 0 } as DryRun['report']
      const { id } = await insertImport(connection, 'a.csv', Buffer.from(''), { ...dryRun, report }, TESTER)
      await moveImport(connection, id, 'dry-run', 'running', { owner })
      return id
    }
    const imports = [await importOf('alive'), await importOf('gone')] as const
    const key = (owner: string) =>
      claimIdempotencyKey(connection, { scope: 'POST /x', key: `of-${owner}`, requestHash: 'h', owner, at: TESTER.at })
    for (const owner of ['alive', 'gone']) await key(owner)
    expect(await listAbandonedPlans(connection)).toEqual([])

    await forgetProcess(connection, { id: 'gone', beats: 1 })
    expect((await listAbandonedPlans(connection)).map(({ id }) => id)).toEqual([lost])
    expect(await failAbandonedImports(connection, 'its process ended')).toBe(1)
    expect((await getImport(connection, imports[0])).status).toBe('running')
    expect(await getImport(connection, imports[1])).toMatchObject({ status: 'failed', error: 'its process ended' })
    expect(await releaseAbandonedKeys(connection)).toBe(1)
    expect((await key('alive')).kind).toBe('in-progress')
    expect((await getPlanHead(connection, kept)).status).toBe('SCHEDULED')
    await database.close()
  })

  it('do a chore one at a time; one that a gone process was at is free again', async () => {
    const database = await open()
    const { connection } = database
    expect(await claimChore(connection, 'sweep', 'gone')).toBe(true)
    expect(await claimChore(connection, 'sweep', 'alive')).toBe(false)
    await releaseChore(connection, 'sweep', 'alive')
    await releaseAbandonedChores(connection)
    expect(await claimChore(connection, 'sweep', 'alive')).toBe(false)
    await forgetProcess(connection, { id: 'gone', beats: 1 })
    await releaseAbandonedChores(connection)
    expect(await claimChore(connection, 'sweep', 'alive')).toBe(true)
    await releaseChore(connection, 'sweep', 'alive')
    expect(await claimChore(connection, 'sweep', 'gone')).toBe(true)
    await database.close()
  })
})

describe('a run that is over', () => {
  it('stays as it ended, whatever is told of it later', async () => {
    const database = await openTestDatabase()
    const { connection } = database
    const { id } = await createPlan(connection, { week: '2026-W49', mode: 'from-scratch', seconds: 3, seed: 1 }, TESTER)
    const failed = await failPlan(connection, id, 'first', TESTER)
    await savePlanProgress(connection, id, { iterations: 1, cost: 1, served: 0, unassigned: 1, elapsedMs: 1, share: 1 })
    expect(await failPlan(connection, id, 'second', TESTER)).toEqual(failed)
    await database.close()
  })
})
