import type { RoutePlanHead } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { countChanges } from './changes.ts'
import { shownPlanId } from './shown-plan.ts'

const plan = (id: string, status: RoutePlanHead['status'] = 'COMPLETED') =>
  ({ id, status, summary: status === 'SOLVING' ? null : {} }) as RoutePlanHead

describe('the plan a week opens on', () => {
  it('is the current one', () => {
    expect(shownPlanId({ plans: [plan('new'), plan('old')], currentPlanId: 'old', publishedPlanId: null })).toBe('old')
  })

  it('is the newest solved one while the current one still runs', () => {
    expect(shownPlanId({ plans: [plan('run', 'SOLVING'), plan('old')], currentPlanId: 'run', publishedPlanId: null })).toBe('old')
  })

  it('is none before the first run ends', () => {
    expect(shownPlanId({ plans: [plan('run', 'SOLVING')], currentPlanId: 'run', publishedPlanId: null })).toBeNull()
    expect(shownPlanId(null)).toBeNull()
  })
})

describe('what a publication changes', () => {
  it('is counted by kind', () => {
    const change = (kind: 'added' | 'moved' | 'same') => ({ visitId: 'v', clientName: 'c', change: kind, before: null, after: null })
    expect(countChanges([change('added'), change('moved'), change('added'), change('same')])).toEqual({
      added: 2,
      moved: 1,
      removed: 0,
      same: 1,
    })
  })
})
