import { expect, test } from 'vitest'
import { planChanges } from './plan-changes.ts'

const planOf = (...stops: readonly (readonly [visit: string, technician: string, start: string])[]) => ({
  routes: stops.map(([visitId, technicianId, start]) => ({
    technicianId,
    stops: [{ kind: 'visit', visitId, start }],
  })) as unknown as Parameters<typeof planChanges>[1]['routes'],
})

test('changes are told visit by visit: those that change first, by hour, then what stays', () => {
  const before = planOf(
    ['same', 'A', '2026-12-01T08:00:00Z'],
    ['moved', 'A', '2026-12-01T10:00:00Z'],
    ['removed', 'B', '2026-12-02T08:00:00Z'],
  )
  const after = planOf(
    ['same', 'A', '2026-12-01T08:00:00.000Z'],
    ['moved', 'B', '2026-12-01T10:00:00Z'],
    ['added', 'B', '2026-12-01T09:00:00Z'],
  )
  const visits = new Map([['moved', { clientName: 'Ada' }]])
  const changes = planChanges(before, after, visits)
  expect(changes.map(({ visitId, change }) => [visitId, change])).toEqual([
    ['added', 'added'],
    ['moved', 'moved'],
    ['removed', 'removed'],
    ['same', 'same'],
  ])
  expect(changes[1]).toMatchObject({ clientName: 'Ada', before: { technicianId: 'A' }, after: { technicianId: 'B' } })
})

test('against nothing everything is added', () => {
  expect(planChanges(null, planOf(['a', 'A', '2026-12-01T08:00:00Z']), new Map())[0]).toMatchObject({ change: 'added', before: null })
})
