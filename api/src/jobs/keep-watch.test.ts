import { beat, createPlan, type Database, getPlanHead, leaveProcesses, listProcesses, savePlanResult } from '@tournee/data'
import { openTestDatabase } from '@tournee/data/testing'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEST_BY } from '../testing/small-company.ts'
import { doInTurn } from './do-alone.ts'
import { lookOnce } from './keep-watch.ts'
import { LifeWatch } from './life-watch.ts'

/** One look learns where a process stands, five more find it silent. */
const ENOUGH_LOOKS = 6
const GO_ON = new AbortController().signal

describe.each(['sqlite', 'postgres'] as const)('processes that keep watch over one another on %s', (dialect) => {
  let db: Database
  beforeAll(async () => {
    db = await openTestDatabase(dialect)
  })
  afterAll(() => db.close())

  const processNamed = (processId: string) => {
    const watch = new LifeWatch()
    const services = { db, processId, now: () => TEST_BY.at, log: pino({ level: 'silent' }) }
    return { services, look: () => lookOnce(services, watch) }
  }
  const runOf = (owner: string) =>
    createPlan(db.connection, { week: '2026-W49', mode: 'from-scratch', seconds: 3, seed: 1, owner }, TEST_BY)
  const headOf = (id: string) => getPlanHead(db.connection, id)

  test('leave the runs of a living one alone, however long they look', async () => {
    const [one, other] = [processNamed('one'), processNamed('other')]
    await one.look()
    const run = await runOf('one')
    for (let looks = 0; looks < 3 * ENOUGH_LOOKS; looks++) {
      await other.look()
      // slower than the other looks, yet alive
      if (looks % 4 === 0) await one.look()
    }
    expect(await headOf(run.id)).toEqual(run)
    for (const id of ['one', 'other']) await leaveProcesses(db.connection, id)
  })

  test('fail the runs of one that fell silent, once, on record; its late result is refused, and it joins again', async () => {
    const [one, other, third] = [processNamed('one'), processNamed('other'), processNamed('third')]
    await one.look()
    const run = await runOf('one')
    for (let looks = 0; looks < ENOUGH_LOOKS - 1; looks++) await Promise.all([other.look(), third.look()])
    expect((await headOf(run.id)).status).toBe('SCHEDULED')
    await Promise.all([other.look(), third.look()])
    const failed = await headOf(run.id)
    expect(failed).toMatchObject({ status: 'FAILED', version: run.version + 1 })
    expect(failed.error).toContain('start it again')
    expect(await db.connection('audit_log').where({ entity_id: run.id, action: 'update' })).toHaveLength(1)
    await expect(db.transaction((connection) => savePlanResult(connection, run.id, {} as never, TEST_BY))).rejects.toThrow('over')
    expect(await headOf(run.id)).toEqual(failed)
    await one.look()
    expect((await listProcesses(db.connection)).map(({ id }) => id)).toEqual(['one', 'other', 'third'])
    for (const id of ['one', 'other', 'third']) await leaveProcesses(db.connection, id)
  })

  test('do a chore one after the other; one that died at it is waited for until it is held gone', async () => {
    const [one, other] = [processNamed('one'), processNamed('other')]
    await beat(db.connection, 'one')
    const order: string[] = []
    // never given back: the process died at it
    void doInTurn(one.services, 'opening', () => new Promise<void>(() => order.push('one')), GO_ON)
    while (order.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const waiting = doInTurn(other.services, 'opening', async () => void order.push('other'), GO_ON)
    for (let looks = 0; looks < ENOUGH_LOOKS; looks++) {
      expect(order).toEqual(['one'])
      await other.look()
    }
    await waiting
    expect(order).toEqual(['one', 'other'])
  })

  test('a chore that nobody gives back is given up when the service stops', async () => {
    const [one, other] = [processNamed('one'), processNamed('other')]
    let isDone = false
    await doInTurn(
      one.services,
      'zones',
      () =>
        doInTurn(
          other.services,
          'zones',
          async () => {
            isDone = true
          },
          AbortSignal.abort(),
        ),
      GO_ON,
    )
    expect(isDone).toBe(false)
  })
})
