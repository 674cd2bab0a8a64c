import type { Problem, ZoneDay, Zoning, ZoningFigures, ZoningHead } from '@tournee/contract'
import { listAppointments, listTechnicians, listVisitsById, updateVisit } from '@tournee/data'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEST_BY } from '../testing/small-company.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'
import { keepZoneDays } from './keep-zone-days.ts'

let service: TestService
let planner: Caller
beforeAll(async () => {
  service = await startTestService()
  planner = await service.signIn('planner')
})
afterAll(() => service.close())

const design = (body: object) => planner.json<Zoning>('POST', '/v1/zonings', body)
const send = <T>(method: string, path: string, body: unknown, version?: number) =>
  planner.json<T>(method, path, body, version === undefined ? {} : { 'if-match': `"${version}"` })

describe('a zoning', () => {
  let zoning: Zoning
  test('is designed from the clients as a draft, whole by road, the same for the same seed', async () => {
    zoning = await design({ name: 'A', count: 2, seed: 1 })
    expect(zoning).toMatchObject({ name: 'A', state: 'draft', inForceFrom: null, version: 1 })
    expect(zoning.zones).toHaveLength(2)
    // eight clients with one visit a year: 75 + 15 minutes each
    expect(zoning.figures.zones.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(8 * 90)
    for (const { components, clients } of zoning.figures.zones) {
      expect(components).toBe(1)
      expect(clients).toBeGreaterThan(0)
    }
    const again = await design({ name: 'B', count: 2, seed: 1 })
    expect(again.zones.map(({ cells }) => cells)).toEqual(zoning.zones.map(({ cells }) => cells))
    expect((await planner.send('DELETE', `/v1/zonings/${again.id}`)).status).toBe(204)
    expect(await design({ name: 'C', count: 50 })).toMatchObject({ code: 'TOO_FEW_CLIENTS' })
  })

  test('has a curve of what each number costs', async () => {
    const { items } = await planner.json<{ items: { count: number; components: number }[] }>('GET', '/v1/zonings/curve?from=2&to=3')
    expect(items.map(({ count, components }) => [count, components])).toEqual([
      [2, 1],
      [3, 1],
    ])
    // no more zones than there are places to put into them
    const all = await planner.json<{ items: { count: number }[]; suggested: number }>('GET', '/v1/zonings/curve?from=40&to=60')
    expect(all.items).toHaveLength(1)
    expect(all.items[0]!.count).toBeLessThanOrEqual(8)
    expect(all.suggested).toBe(all.items[0]!.count)
  })

  test('is painted from the version last read; a preview stores nothing; locked cells stay when it is rebalanced', async () => {
    const [from, to] = zoning.zones
    const cell = from!.cells[0]!
    const changes = [{ cell, zoneId: to!.id }]
    const preview = await send<ZoningFigures>('POST', `/v1/zonings/${zoning.id}/preview`, { changes })
    expect((await planner.json<Zoning>('GET', `/v1/zonings/${zoning.id}`)).version).toBe(1)
    expect(await send<Problem>('PUT', `/v1/zonings/${zoning.id}/cells`, { changes })).toMatchObject({ code: 'VERSION_REQUIRED' })
    expect(await send<Problem>('PUT', `/v1/zonings/${zoning.id}/cells`, { changes }, 9)).toMatchObject({ code: 'VERSION_CONFLICT' })
    const locked = { changes: [{ cell, zoneId: to!.id, locked: true }] }
    const painted = await send<Zoning>('PUT', `/v1/zonings/${zoning.id}/cells`, locked, 1)
    expect(painted.figures.zones).toEqual(preview.zones)
    expect(painted.zones[1]).toMatchObject({ lockedCells: [cell] })
    const balanced = await send<Zoning>('POST', `/v1/zonings/${zoning.id}/rebalance`, {}, 2)
    expect(balanced.version).toBe(3)
    expect(balanced.zones[1]!.cells).toContain(cell)
    const unknown = await send<Problem>('PUT', `/v1/zonings/${zoning.id}/cells`, { changes: [{ cell: 'nowhere', locked: true }] }, 3)
    expect(unknown).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ code: 'NO_SUCH_CELL' }] })
  })

  test('has names and colours', async () => {
    const renamed = await send<Zoning>('PATCH', `/v1/zonings/${zoning.id}/zones/z1`, { name: 'Lac', colour: 5 }, 3)
    expect(renamed.zones[0]).toMatchObject({ name: 'Lac', colour: 5 })
  })

  test('is in force from a day on, not from yesterday; then it is no draft to delete', async () => {
    expect(await send<Problem>('POST', `/v1/zonings/${zoning.id}/enforce`, { from: '2026-11-22' })).toMatchObject({
      code: 'INVALID_REQUEST',
    })
    const inForce = await send<Zoning>('POST', `/v1/zonings/${zoning.id}/enforce`, { from: '2026-11-23' })
    expect(inForce).toMatchObject({ state: 'in-force', inForceFrom: '2026-11-23' })
    expect((await planner.send('DELETE', `/v1/zonings/${zoning.id}`)).status).toBe(409)
    const { items } = await planner.json<{ items: ZoningHead[] }>('GET', '/v1/zonings')
    expect(items.map(({ id, state }) => [id, state])).toEqual([[zoning.id, 'in-force']])
  })

  test('designed on the one in force moves nobody without need and keeps its names', async () => {
    const next = await design({ name: 'D', count: 2, basedOn: zoning.id })
    expect(next.figures.movedShare).toBeLessThanOrEqual(0.5)
    expect(next.zones[0]!.name).toBe('Lac')
  })
})

describe('zone days', () => {
  test('are chosen for the weeks to come; what is set by hand stays when they are chosen again', async () => {
    interface Planned {
      readonly items: ZoneDay[]
      readonly status: string
      readonly changed: number
    }
    const plan = () => send<Planned>('POST', '/v1/zone-days/plan', { from: '2026-11-23', weeks: 4 })
    const first = await plan()
    expect(first.items.length).toBeGreaterThan(0)
    expect(['optimal', 'within-gap', 'heuristic']).toContain(first.status)
    const listed = await planner.json<{ items: ZoneDay[] }>('GET', '/v1/zone-days?from=2026-11-23&to=2026-12-20')
    expect(listed.items).toHaveLength(first.items.length)
    expect((await plan()).changed).toBe(0)

    const [technician] = await listTechnicians(service.services.db.connection)
    const day = { technicianId: technician!.id, date: '2026-12-18', zoneIds: ['z1', 'z2'] }
    const cost = await send<{ eur: number; terms: Record<string, number> }>('POST', '/v1/zone-days/preview', { changes: [day] })
    expect(Object.values(cost.terms).reduce((sum, eur) => sum + eur, 0)).toBeCloseTo(cost.eur, 1)
    // a drag asks for every place at once: each is told what it would be told alone; a Sunday is nobody's
    const sunday = { ...day, date: '2026-12-20' }
    const moves = await send<{ items: unknown[] }>('POST', '/v1/zone-days/preview-moves', { moves: [[day], [sunday]] })
    expect(moves.items).toEqual([
      { eur: cost.eur, refusal: null },
      { eur: 0, refusal: 'NO_SHIFTS' },
    ])
    expect(await send<ZoneDay>('PUT', '/v1/zone-days', day)).toMatchObject({ ...day, locked: true })
    expect((await plan()).items).toContainEqual(expect.objectContaining({ ...day, locked: true }))
    expect(await send<Problem>('PUT', '/v1/zone-days', { ...day, zoneIds: ['z9'] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await send<Problem>('PUT', '/v1/zone-days', { ...day, date: '2026-12-20' })).toMatchObject({ code: 'NO_SHIFTS' })
  })
})

describe('a company without zones', () => {
  test('gets zones, twelve weeks of days and a technician for every promise at the start, once', async () => {
    const fresh = await startTestService()
    const { db } = fresh.services
    const { id } = await db.connection('visits').where({ status: 'due' }).orderBy('due_to').first('id')
    const promise = { earliest: '2026-12-01T07:00:00.000Z', latest: '2026-12-01T09:00:00.000Z' }
    await db.transaction((connection) => updateVisit(connection, id, { status: 'booked', promise }, TEST_BY))
    await keepZoneDays(fresh.services)
    const counts = async () => {
      const [days, zonings] = [await db.connection('zone_days').count({ n: '*' }), await db.connection('zonings').count({ n: '*' })]
      return [Number(days[0]!['n']), Number(zonings[0]!['n'])]
    }
    const first = await counts()
    expect(first[0]).toBeGreaterThan(0)
    expect(first[1]).toBe(1)
    const [visit] = await listVisitsById(db.connection, [id])
    expect(visit!.technicianId).not.toBeNull()
    expect(await listAppointments(db.connection, {})).toMatchObject([{ visitId: id, earliest: promise.earliest }])
    await keepZoneDays(fresh.services)
    expect(await counts()).toEqual(first)
    await fresh.close()
  })
})
