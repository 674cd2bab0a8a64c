import type { ImportJob, RoutePlan, Session } from '@tournee/contract'
import { createTestDatabase, type TestDatabaseUrl } from '@tournee/data/testing'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** Monday 23 November 2026, 9:00 in Annecy. */
const NOW = Date.parse('2026-11-23T08:00:00Z')
const log = pino({ level: 'silent' })

let database: TestDatabaseUrl
let running: RunningServer[]
beforeEach(async () => {
  database = await createTestDatabase('sqlite')
  running = []
})
afterEach(async () => {
  for (const server of running) await server.stop()
  await database.drop()
})

async function start(env: Record<string, string> = {}): Promise<RunningServer> {
  const server = await startServer(readConfig({ DATABASE_URL: database.url, PORT: '0', ...env }), log, () => NOW)
  running.push(server)
  return server
}
async function signIn(server: RunningServer) {
  const { email, password } = server.demoAccounts.find((account) => account.role === 'planner')!
  const answer = await fetch(`${server.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const { csrfToken } = (await answer.json()) as Session
  return { cookie: answer.headers.get('set-cookie')!.split(';')[0]!, 'x-csrf-token': csrfToken }
}

describe('the service', () => {
  test('fills an empty database with the demo company once, and is ready', async () => {
    const first = await start({ TOURNEE_DEMO: '1' })
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    expect(new Set(first.demoAccounts.map((account) => account.role))).toEqual(
      new Set(['planner', 'manager', 'admin', 'technician', 'client']),
    )
    const total = async (server: RunningServer) => {
      const answer = await fetch(`${server.url}/v1/clients?limit=1`, { headers: await signIn(server) })
      return ((await answer.json()) as { total: number }).total
    }
    const before = await total(first)
    expect(before).toBe(300)
    await running.pop()!.stop()
    const second = await start({ TOURNEE_DEMO: '1' })
    expect(await total(second)).toBe(before)
    expect(second.demoAccounts.length).toBe(first.demoAccounts.length)
  })

  test('without the demo leaves an empty database empty and shows no accounts', async () => {
    const server = await start()
    expect(server.demoAccounts).toEqual([])
    expect(await (await fetch(`${server.url}/v1/session`)).json()).toBeNull()
  })

  test('says when its port is taken', async () => {
    const server = await start()
    await expect(start({ PORT: new URL(server.url).port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  test('stopped in the middle of a run keeps the best plan it has', async () => {
    const server = await start({ TOURNEE_DEMO: '1' })
    const headers = { ...(await signIn(server)), 'content-type': 'application/json' }
    const body = JSON.stringify({ week: '2026-W49', seconds: 600 })
    const { id } = (await (await fetch(`${server.url}/v1/route-plans`, { method: 'POST', headers, body })).json()) as { id: string }
    const events = await fetch(`${server.url}/v1/route-plans/${id}/events`, { headers })
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let seen = ''; !seen.includes('"progress":{'); ) seen += (await reader.read()).value ?? ''
    await running.pop()!.stop()
    const again = await start({ TOURNEE_DEMO: '1' })
    const plan = (await (await fetch(`${again.url}/v1/route-plans/${id}`, { headers: await signIn(again) })).json()) as RoutePlan
    expect(plan).toMatchObject({ status: 'TERMINATED', violations: [] })
    expect(plan.summary!.served).toBeGreaterThan(0)
  })

  test('answers in OSRM’s format on its own roads', async () => {
    const { url } = await start()
    const nearest = (await (await fetch(`${url}/nearest/v1/driving/6.126,45.9`)).json()) as { code: string; waypoints: unknown[] }
    expect(nearest).toMatchObject({ code: 'Ok', waypoints: [expect.objectContaining({ distance: expect.any(Number) })] })
    const refused = await fetch(`${url}/route/v1/driving/6.126,45.9`)
    expect([refused.status, ((await refused.json()) as { code: string }).code.startsWith('Invalid')]).toEqual([400, true])
  })

  test('imports on another thread, with a database connection of its own', async () => {
    const server = await start({ TOURNEE_DEMO: '1' })
    const headers = await signIn(server)
    const rows = Array.from({ length: 300 }, (_, i) => `Nouveau ${i};${i + 1} rue du Test;Annecy`)
    const form = new FormData()
    form.set('file', new Blob([`Nom;Adresse;Ville\n${rows.join('\n')}\n`]), 'clients.csv')
    const job = (await (await fetch(`${server.url}/v1/imports`, { method: 'POST', headers, body: form })).json()) as ImportJob
    expect(job.report).toMatchObject({ rows: 300, created: 300 })
    expect((await fetch(`${server.url}/v1/imports/${job.id}/commit`, { method: 'POST', headers })).status).toBe(202)
    const events = await (await fetch(`${server.url}/v1/imports/${job.id}/events`, { headers })).text()
    expect(events.trim().split('\n\n').at(-1)).toContain('"status":"committed"')
  })
})
