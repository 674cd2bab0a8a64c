import { type LiveDay, NO_EDITS, type RoutePlan, type RoutePlanHead } from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusal } from '../refusal.ts'
import { roadbookPdf } from '../roadbooks/roadbook-pdf.ts'
import { pdfPages } from '../testing/pdf-text.ts'
import { putRoutes, routesOf } from '../testing/plan-edits.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'
import { readRoadbooks } from './read-roadbooks.ts'
import type { MyDay } from './show-my-day.ts'

describe.each(['sqlite', 'postgres'] as const)('roadbooks over %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let technician: Caller
  let plan: RoutePlan

  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
    technician = await service.signIn('technician')
    const run = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: '2026-W49', seconds: 0.2 })
    await service.services.jobs.drain()
    plan = await planner.json<RoutePlan>('GET', `/v1/route-plans/${run.id}`)
  })
  afterAll(() => service.close())

  test('are sent to staff as a file that is named', async () => {
    const answer = await planner.send('GET', `/v1/route-plans/${plan.id}/roadbook?format=pdf`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="feuille-de-route-2026-11-30_?[\w-]*\.pdf"; filename\*=UTF-8''/,
    )
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  test('hold one technician’s one day when asked so, and refuse a day without a route', async () => {
    const [route] = plan.routes
    const links = (query: string) => planner.send('GET', `/v1/route-plans/${plan.id}/links?${query}`)
    const { items } = (await (await links(`technicianId=${route!.technicianId}&date=${route!.date}`)).json()) as { items: unknown[] }
    expect(items).toHaveLength(1)
    expect((await links('date=2026-12-06')).status).toBe(404)
  })

  test('are refused to a technician, a client and nobody; his own day only once it is published', async () => {
    const address = `/v1/route-plans/${plan.id}/roadbook`
    expect((await technician.send('GET', address)).status).toBe(403)
    expect((await (await service.signIn('client')).send('GET', address)).status).toBe(403)
    expect((await fetch(`${service.url}${address}`)).status).toBe(401)
    // the account becomes that of a technician who drives this week
    const mine = plan.routes[0]!
    await service.services.db.connection('users').where({ role: 'technician' }).update({ technician_id: mine.technicianId })
    const day = `/v1/my-day/roadbook?format=geojson&date=${mine.date}`
    expect((await technician.send('GET', day)).status).toBe(404)
    // the planner sends him by the depot first
    const pause = { from: '15:00', minutes: 15, label: 'Dépôt' }
    const edits = { ...NO_EDITS, shifts: [{ technicianId: mine.technicianId, date: mine.date, pauses: [pause] }] }
    plan = (await (await putRoutes(planner, plan, routesOf(plan), edits)).json()) as RoutePlan
    await planner.send('POST', `/v1/route-plans/${plan.id}/publish`, {}, { 'if-match': `"${plan.version}"` })
    const filter = { label: 'Filtre', reference: 'F7', quantity: 2 }
    const { connection } = service.services.db
    for (const { id } of await connection('sites').select<{ id: string }[]>('id'))
      await connection('equipment').insert({ id: `e-${id}`, site_id: id, kind: 'VMC', parts: JSON.stringify([filter]) })
    const published = await technician.send('GET', day)
    expect(published.status).toBe(200)
    const { features } = (await published.json()) as { features: { properties: { technicianId: string; date: string } }[] }
    expect(new Set(features.map(({ properties }) => `${properties.technicianId} ${properties.date}`))).toEqual(
      new Set([`${mine.technicianId} ${mine.date}`]),
    )
    const myDay = await technician.json<MyDay>('GET', `/v1/my-day?date=${mine.date}`)
    // why he pauses is said on his phone, on his paper and to the office that follows his day
    const { lanes } = await planner.json<LiveDay>('GET', `/v1/live/${mine.date}`)
    const start = `${mine.date}T14:00:00.000Z`
    expect(myDay.route!.stops).toContainEqual(expect.objectContaining({ kind: 'break', start, label: 'Dépôt' }))
    expect(lanes.find((lane) => lane.technicianId === mine.technicianId)!.breaks).toContainEqual(
      expect.objectContaining({ start, label: 'Dépôt' }),
    )
    const books = await readRoadbooks(service.services, plan.id, { technicianId: mine.technicianId, date: mine.date })
    if (isRefusal(books)) throw new Error(books.code)
    const text = pdfPages(await roadbookPdf(books, 'fr', 0, { compress: false })).flat()
    expect(text.join('\n')).toContain('Dépôt  15:00–15:15')
    const machines = await connection<{ site_id: string }>('equipment')
    const needs = myDay.visits.map(
      ({ siteId, kind }) => (kind === 'maintenance' ? 2 : 0) * machines.filter((machine) => machine.site_id === siteId).length,
    )
    expect(Math.max(...needs)).toBeGreaterThan(0)
    expect(myDay.sheets.map(({ visitId }) => visitId)).toEqual(myDay.visits.map(({ id }) => id))
    expect(myDay.sheets.map(({ parts }) => parts.reduce((sum, { quantity }) => sum + quantity, 0))).toEqual(needs)
    const orders = needs.flatMap((need, i) => (need > 0 ? [i + 1] : []))
    expect(myDay.load).toEqual([{ ...filter, quantity: needs.reduce((sum, need) => sum + need, 0), stops: orders }])
    // a part of the first visit's contract and one of that visit alone, loaded with the machines' own
    const visit = myDay.visits[0]!
    const pump = { label: 'Pompe', reference: null, quantity: 1 }
    await connection('contracts')
      .where({ id: visit.contractId! })
      .update({ parts: JSON.stringify([pump]) })
    const change = { parts: [{ ...filter, quantity: 3 }] }
    expect((await planner.send('PUT', `/v1/visits/${visit.id}/parts`, change, { 'if-match': '"1"' })).status).toBe(200)
    const more = await technician.json<MyDay>('GET', `/v1/my-day?date=${mine.date}`)
    expect(more.sheets[0]!.parts).toEqual([{ ...filter, quantity: needs[0]! + 3 }, pump])
    expect(more.load.map(({ label, quantity }) => [label, quantity])).toEqual([
      ['Filtre', myDay.load[0]!.quantity + 3],
      ['Pompe', 1],
    ])
    const table = await technician.send('GET', `/v1/my-day/roadbook?format=csv&date=${mine.date}`)
    expect(await table.text()).toContain(`${needs[0]! + 3} × Filtre [F7]; 1 × Pompe`)
  })
})
