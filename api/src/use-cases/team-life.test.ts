import type { CompanyFile, Problem, Technician, TechnicianEffect, VisitCard, Zoning } from '@tournee/contract'
import { updateVisit } from '@tournee/data'
import { beforeEach, describe, expect, test } from 'vitest'
import { freshService } from '../testing/fresh-service.ts'
import { TEST_BY } from '../testing/small-company.ts'

// small company: eight clients, five technicians under the names of the product; today is 23 November 2026
describe.each(['sqlite', 'postgres'] as const)('team, settings and first steps on %s', (dialect) => {
  const given = freshService(dialect)

  const team = async () => (await given.planner.json<{ items: Technician[] }>('GET', '/v1/technicians')).items
  const ifMatch = (version: number) => ({ 'if-match': `"${version}"` })

  describe('what a change of a technician touches', () => {
    let ada: Technician
    let bob: Technician
    const effects = (of: Technician, change: object) =>
      given.planner.json<{ items: TechnicianEffect[] }>('POST', `/v1/technicians/${of.id}/effects`, change)

    /** For the first technician, Tuesday 1 December: one appointment at 10:00, one published visit at 15:00; and one of each a week later. */
    beforeEach(async () => {
      ;[ada, bob] = (await team()) as [Technician, Technician]
      const { visits } = await given.planner.json<{ visits: VisitCard[] }>('GET', '/v1/weeks/2026-W49')
      const at = async (index: number, day: string, status: 'booked' | 'published') =>
        given.service.services.db.transaction((connection) =>
          updateVisit(
            connection,
            visits[index]!.id,
            status === 'booked'
              ? { status, technicianId: ada.id, promise: { earliest: `${day}T09:00:00Z`, latest: `${day}T11:00:00Z` } }
              : { status, technicianId: ada.id, scheduledStart: `${day}T14:00:00Z` },
            TEST_BY,
          ),
        )
      await at(0, '2026-12-01', 'booked')
      await at(1, '2026-12-01', 'published')
      await at(2, '2026-12-08', 'booked')
      await at(3, '2026-12-08', 'published')
    })

    const W49 = { week: '2026-W49', published: 1, booked: 1 }
    const W50 = { week: '2026-W50', published: 1, booked: 1 }

    test('is told by week for an absence, its first and last day included', async () => {
      expect(await effects(ada, { absence: { from: '2026-11-30', to: '2026-12-01' } })).toEqual({ items: [W49] })
      expect(await effects(ada, { absence: { from: '2026-12-01', to: '2026-12-08' } })).toEqual({ items: [W49, W50] })
      expect(await effects(ada, { absence: { from: '2026-12-02', to: '2026-12-07' } })).toEqual({ items: [] })
      expect(await effects(bob, { absence: { from: '2026-12-01', to: '2026-12-08' } })).toEqual({ items: [] })
    })

    test('is told for hours and for somebody who leaves, and nothing is stored', async () => {
      const before = await team()
      const mornings = ada.hours.map((hours) => ({ ...hours, end: '12:00' }))
      expect(await effects(ada, { hours: mornings })).toEqual({
        items: [
          { ...W49, booked: 0 },
          { ...W50, booked: 0 },
        ],
      })
      expect(await effects(ada, { active: false })).toEqual({ items: [W49, W50] })
      expect(await effects(ada, {})).toEqual({ items: [] })
      expect(await team()).toEqual(before)
    })

    test('is not told of nobody', async () => {
      const { items } = await given.planner.json<{ items: { id: string }[] }>('GET', '/v1/clients?limit=1')
      expect(await given.planner.json<Problem>('POST', `/v1/technicians/${items[0]!.id}/effects`, {})).toMatchObject({
        status: 404,
        code: 'NOT_FOUND',
      })
    })
  })

  test('settings change from the version that was read, and from no other', async () => {
    const company = await given.planner.json<CompanyFile>('GET', '/v1/company')
    const change = (name: string, headers?: Record<string, string>) =>
      given.planner.json<CompanyFile & Problem>('PATCH', '/v1/company', { name }, headers)
    expect(await change('Sans version')).toMatchObject({ status: 428, code: 'VERSION_REQUIRED' })
    const changed = await change('Lac Électricité', ifMatch(company.version))
    expect(changed).toEqual({ ...company, name: 'Lac Électricité', version: company.version + 1 })
    expect(await change('Trop tard', ifMatch(company.version))).toMatchObject({ status: 412, code: 'VERSION_CONFLICT' })
    expect(await given.planner.json('GET', '/v1/company')).toEqual(changed)
  })

  test('the first steps are told from what is stored', async () => {
    const start = () => given.planner.json('GET', '/v1/start')
    const fresh = {
      clients: 8,
      sitesToPlace: 0,
      technicians: 5,
      techniciansUnnamed: 5,
      zoningInForce: false,
      zoningFrom: null,
      zones: 0,
      plannedWeek: null,
      publishedWeek: null,
    }
    expect(await start()).toEqual(fresh)
    const [ada, bob] = await team()
    await given.planner.send('PATCH', `/v1/technicians/${ada!.id}`, { name: 'Ada' }, ifMatch(ada!.version))
    await given.planner.send('PATCH', `/v1/technicians/${bob!.id}`, { active: false }, ifMatch(bob!.version))
    const named = { ...fresh, technicians: 4, techniciansUnnamed: 3 }
    expect(await start()).toEqual(named)

    // a draft decides nothing; a zoning that is to come does, and is not in force yet
    const { id } = await given.planner.json<Zoning>('POST', '/v1/zonings', { name: 'Deux rives', count: 2 })
    expect(await start()).toEqual(named)
    await given.planner.send('POST', `/v1/zonings/${id}/enforce`, { from: '2026-11-30' })
    expect(await start()).toEqual({ ...named, zoningFrom: '2026-11-30', zones: 2 })
  })
})
