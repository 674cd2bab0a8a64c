import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { RoutePlan, RoutePlanHead, WeekNews } from '@tournee/contract'
import { openDatabase } from '@tournee/data'
import { createTestDatabase } from '@tournee/data/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followEvents } from '../testing/follow-events.ts'
import { fillSmallCompany } from '../testing/small-company.ts'
import { type Caller, signInTo } from '../testing/test-service.ts'

const SCRIPT = fileURLToPath(new URL('../testing/service-process.ts', import.meta.url))
const WEEK = '2026-W49'
/** Tuesday 1 December 2026, 8:00 in Annecy. */
const NOW = Date.parse('2026-12-01T07:00:00Z')

describe.each(['sqlite', 'postgres'] as const)('two processes on one database (%s)', (dialect) => {
  const children: ChildProcess[] = []
  let url: string
  let drop: () => Promise<void>
  let here: Caller
  let there: Caller

  const start = (url: string) =>
    new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, url, String(NOW)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      children.push(child)
      child.stdout.once('data', (address: Buffer) => resolve(address.toString().trim()))
      child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)))
    })

  beforeAll(async () => {
    const made = await createTestDatabase(dialect)
    drop = made.drop
    url = made.url
    const db = await openDatabase(url)
    await fillSmallCompany(db)
    await db.close()
    // one after the other: each does the chores of a start
    const addresses = [await start(url), await start(url)]
    ;[here, there] = (await Promise.all(addresses.map((address) => signInTo(address, 'planner')))) as [Caller, Caller]
  })
  afterAll(async () => {
    const ended = children.map((child) => new Promise((resolve) => child.once('exit', resolve)))
    for (const child of children) child.kill('SIGKILL')
    await Promise.all(ended)
    await drop?.()
  })

  test('a week that is changed on one is news on the other, by whom and from which screen', async () => {
    const week = await followEvents<WeekNews>(there, `/v1/weeks/${WEEK}/events`)
    await here.send('POST', `/v1/weeks/${WEEK}/drafts`, { planId: null }, { 'x-screen-id': 'screen-1' })
    expect(await week.next()).toMatchObject({ week: WEEK, what: 'drafted', by: 'The planner', screenId: 'screen-1' })
    week.stop()
  })

  test('a run that one works at ends on the other, where it can be published', async () => {
    const run = await here.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 0.2 })
    const events = await followEvents<RoutePlanHead>(there, `/v1/route-plans/${run.id}/events`)
    let head = await events.next()
    while (head.status !== 'COMPLETED') head = await events.next()
    events.stop()
    const plan = await there.json<RoutePlan>('GET', `/v1/route-plans/${run.id}`)
    const published = await there.send('POST', `/v1/route-plans/${run.id}/publish`, {}, { 'if-match': `"${plan.version}"` })
    expect(published.status).toBe(200)
  })

  test('a run goes on when another process starts; followed and stopped there, it keeps its best', async () => {
    const run = await here.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 120 })
    const late = await signInTo(await start(url), 'planner')
    const events = await followEvents<RoutePlanHead>(late, `/v1/route-plans/${run.id}/events`)
    let head = await events.next()
    // what is stored of it says how far it is
    while (head.progress === null) head = await events.next()
    expect(head).toMatchObject({ status: 'SOLVING' })
    expect(head.curve.length).toBeGreaterThan(0)
    expect((await late.send('POST', `/v1/route-plans/${run.id}/terminate`)).status).toBe(202)
    while (head.status === 'SOLVING') head = await events.next()
    events.stop()
    expect(head).toMatchObject({ status: 'TERMINATED', summary: { served: 8 } })
  })
})
