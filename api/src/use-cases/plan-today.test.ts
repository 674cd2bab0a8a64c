import type { Alternative, EditableWeek, RoutePlan } from '@tournee/contract'
import { expect, test } from 'vitest'
import { startTestService } from '../testing/test-service.ts'

// Tuesday of week 49, 14:00 in Annecy; the small company's eight visits are due, none is planned
const AT = Date.parse('2026-12-01T13:00:00Z')

test.each(['sqlite', 'postgres'] as const)(
  'in the middle of a day a visit is offered what is left of it, and later days whole, on %s',
  async (dialect) => {
    const service = await startTestService({ dialect, overrides: { now: () => AT } })
    const planner = await service.signIn('planner')
    const draft = await planner.json<RoutePlan>('POST', '/v1/weeks/2026-W49/drafts', { fromPlanId: null })
    const visitId = draft.unassigned[0]!.visitId
    const { items } = await planner.json<{ items: Alternative[] }>('POST', `/v1/route-plans/${draft.id}/recommend`, { visitId })
    const starts = items.flatMap(({ start }) => start ?? [])
    const today = starts.filter((start) => start.startsWith('2026-12-01'))
    expect(today.length).toBeGreaterThan(0)
    expect(today.every((start) => Date.parse(start) >= AT)).toBe(true)
    expect(starts.some((start) => start.startsWith('2026-12-02T07') || start.startsWith('2026-12-02T08'))).toBe(true)

    const editable = await planner.json<EditableWeek>('GET', `/v1/route-plans/${draft.id}/editable`)
    expect(editable.now).toBe(new Date(AT).toISOString())
    const place = items.find(({ start }) => start?.startsWith('2026-12-01'))!
    const body = {
      routes: [{ technicianId: place.technicianId, date: place.date, visits: [visitId] }],
      edits: draft.edits,
      label: 'urgent',
    }
    const edited = await planner.json<RoutePlan>('PUT', `/v1/route-plans/${draft.id}/routes`, body, { 'if-match': `"${draft.version}"` })
    expect(edited.routes[0]!.stops.find((stop) => stop.kind === 'visit')).toMatchObject({ visitId, start: place.start })
    await service.close()
  },
)
