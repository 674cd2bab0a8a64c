import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Role } from '@tournee/contract'
import type { VroomSolution } from '@tournee/engine/vroom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

/** Four places on a straight road, ten minutes apart. */
const line = [0, 1, 2, 3].map((from) => [0, 1, 2, 3].map((to) => 600 * Math.abs(from - to)))
const problem = {
  vehicles: [{ id: 1, start_index: 0, end_index: 0 }],
  jobs: [
    { id: 1, location_index: 1 },
    { id: 2, location_index: 3 },
  ],
  matrices: { car: { durations: line } },
}

let service: TestService
let planner: Caller
beforeAll(async () => {
  service = await startTestService()
  planner = await service.signIn('planner')
})
afterAll(() => service.close())

const ask = async (body: unknown, query = '') => {
  const response = await planner.send('POST', `/v1/vroom${query}`, body)
  return { status: response.status, said: (await response.json()) as VroomSolution & { error?: string } }
}

describe("VROOM's JSON over HTTP", () => {
  test('a problem is answered as VROOM does: code 0, status 200', async () => {
    const { status, said } = await ask(problem)
    // out to the last place and back: 6 legs of 600 s, one unit a second
    expect([status, said.code, said.summary.cost, said.summary.unassigned]).toEqual([200, 0, 3600, 0])
  })

  test('without matrices the roads of the service are asked, once a profile', async () => {
    const at = [6.1265, 45.9]
    const { status, said } = await ask({
      vehicles: [{ id: 1, start: at, end: at }],
      jobs: [{ id: 7, location: [6.09, 45.88], service: 600 }],
    })
    expect([status, said.code, said.summary.unassigned]).toEqual([200, 0, 0])
    expect(said.summary.duration).toBeGreaterThan(0)
  })

  test('mode=check judges the steps given instead of planning', async () => {
    const steps = [{ type: 'start' }, { type: 'job', id: 2 }, { type: 'job', id: 1 }, { type: 'end' }]
    const { said } = await ask({ ...problem, vehicles: [{ ...problem.vehicles[0], steps }] }, '?mode=check')
    expect(said.routes[0]!.steps.map(({ id }) => id)).toEqual([undefined, 2, 1, undefined])
  })

  test.each([
    ['an error of input is 400, code 2', { ...problem, jobs: [{ id: 1 }] }, '', 400, 2],
    ['an unknown mode is 400, code 2', problem, '?mode=guess', 400, 2],
    ['more vehicles than it takes is 413, code 4', { ...problem, vehicles: Array.from({ length: 501 }, (_, id) => ({ id })) }, '', 413, 4],
  ])('%s', async (_, body, query, status, code) => {
    const answer = await ask(body, query)
    expect([answer.status, answer.said.code]).toEqual([status, code])
    expect(answer.said.error).toEqual(expect.any(String))
  })

  test('what is no JSON, or nested without end, is 400; what is too long 413', async () => {
    const send = async (body: string) => {
      const headers = { cookie: planner.cookie, 'x-csrf-token': planner.csrfToken, 'content-type': 'application/json' }
      const response = await fetch(`${service.url}/v1/vroom`, { method: 'POST', headers, body })
      return [response.status, ((await response.json()) as { code: number }).code]
    }
    expect(await send('{')).toEqual([400, 2])
    expect(await send('['.repeat(100) + ']'.repeat(100))).toEqual([400, 2])
    expect(await send(`"${'x'.repeat(12 * 1024 * 1024)}"`)).toEqual([413, 4])
  })

  test('roads that fail are code 3', async () => {
    const fail = () => Promise.reject(new Error('the roads are closed'))
    const closed = await startTestService({ overrides: { roads: { ...service.services.roads, table: fail } } })
    const caller = await closed.signIn('admin')
    const response = await caller.send('POST', '/v1/vroom', {
      vehicles: [{ id: 1, start: [6, 45] }],
      jobs: [{ id: 1, location: [6.1, 45] }],
    })
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: 3, error: expect.stringContaining('the roads are closed') })
    await closed.close()
  })
})

describe('who may ask', () => {
  test.each<[Role, number]>([
    ['manager', 403],
    ['technician', 403],
    ['client', 403],
  ])('not the %s', async (role, status) => {
    expect((await (await service.signIn(role)).send('POST', '/v1/vroom', problem)).status).toBe(status)
  })

  test('nobody who has not signed in, nor a page of another site', async () => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(problem)
    expect((await fetch(`${service.url}/v1/vroom`, { method: 'POST', headers, body })).status).toBe(401)
    const forged = { ...headers, cookie: planner.cookie }
    expect((await fetch(`${service.url}/v1/vroom`, { method: 'POST', headers: forged, body })).status).toBe(403)
  })

  test('by POST only', async () => {
    const response = await planner.send('GET', '/v1/vroom')
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })
})

/** Published examples with VROOM's answers; they are not ours to copy. */
const EXAMPLES = new URL('../../../../shared/bench/vroom/', import.meta.url)
const names = existsSync(EXAMPLES) ? readdirSync(EXAMPLES).flatMap((file) => (file.endsWith('.out.json') ? [file.slice(0, -9)] : [])) : []
const read = (file: string) => JSON.parse(readFileSync(new URL(file, EXAMPLES), 'utf8'))
const solved = names.filter((name) => read(`${name}.out.json`).code === 0 && !['docs_example_3.haversine', 'pyvroom_plan'].includes(name))

describe.skipIf(names.length === 0)("VROOM's published examples over HTTP (../shared/bench/vroom must be there)", () => {
  test.each(solved)('%s is never dearer than by VROOM', async (name) => {
    const theirs = read(`${name}.out.json`) as VroomSolution
    const { status, said } = await ask({ ...read(`${name}.json`), options: { l: 0.3 } })
    expect([status, said.code]).toEqual([200, 0])
    expect(said.summary.unassigned).toBeLessThanOrEqual(theirs.summary.unassigned)
    if (said.summary.unassigned === theirs.summary.unassigned) expect(said.summary.cost).toBeLessThanOrEqual(theirs.summary.cost)
  })
})
