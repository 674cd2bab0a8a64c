import type { RoutePlan } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { aPlan, aRoute, aStop, aTechnician } from '../../../testing/week-builders.ts'
import { createEditSession, type Listener, type Remote } from './edit-session.ts'
import { type PlanState, stateOf, toBasket } from './plan-state.ts'

const TUE = '2026-12-01'
const A = aTechnician('A')
const plan = aPlan({
  id: 'plan',
  routes: [aRoute(A, TUE, [aStop(TUE, 'x', '08:00', '09:00'), aStop(TUE, 'y', '10:00', '11:00'), aStop(TUE, 'z', '12:00', '13:00')])],
})

/** A service that keeps what it is sent; `answer` decides what each store does. */
function aService(answer: (times: number) => 'ok' | 'conflict' | 'offline' | 'refused' = () => 'ok') {
  const told: string[] = []
  const sent: PlanState['routes'][] = []
  const retries: (() => void)[] = []
  const remote: Remote = {
    draft: async (of) => ({ ...of, id: `${of.id}-draft`, state: 'draft', version: 1 }),
    store: async (of, { routes, edits }) => {
      sent.push(routes)
      const what = answer(sent.length)
      if (what !== 'ok') throw new Error(what)
      const kept = new Set(routes.flatMap((route) => route.visits))
      const stops = of.routes[0]!.stops.filter((stop) => stop.kind === 'visit' && kept.has(stop.visitId))
      return { ...of, version: of.version + 1, edits, routes: [{ ...of.routes[0]!, stops }] }
    },
    markAbsent: async () => {
      told.push('absent')
      return 'absence'
    },
    takeAbsenceBack: async (id) => void told.push(`not ${id}`),
    why: (error) => (error as Error).message as 'conflict',
    later: (run) => void retries.push(run),
  }
  const listener: Listener = {
    onStored: (stored) => void told.push(`stored ${stored.id} ${stored.version}`),
    onDrafted: () => void told.push('drafted'),
    onRefused: () => void told.push('refused'),
    onAbsence: () => void told.push('absences'),
  }
  return { session: createEditSession(remote, listener), told, sent, retries }
}

const basket = (id: string) => ({ kind: 'basket' as const, visitIds: [id] })
const without = (state: PlanState, id: string) => toBasket(state, [id])
const visits = (shown: RoutePlan | null) => stateOf(shown!).routes.flatMap((route) => route.visits)

describe('an edited plan', () => {
  it('is stored behind the edits, in order, the last state winning', async () => {
    const { session, sent } = aService()
    session.open(plan)
    session.apply(basket('x'), without(session.get().history.present, 'x'))
    session.apply(basket('y'), without(session.get().history.present, 'y'))
    expect(session.get().status).toBe('saving')
    const stored = await session.settle()
    expect(sent.at(-1)![0]!.visits).toEqual(['z'])
    expect(visits(stored)).toEqual(['z'])
    expect(session.get().status).toBe('saved')
  })

  it('that was published becomes a draft first, and says so once', async () => {
    const { session, told } = aService()
    session.open({ ...plan, state: 'published' })
    session.apply(basket('x'), without(session.get().history.present, 'x'))
    await session.settle()
    session.apply(basket('y'), without(session.get().history.present, 'y'))
    await session.settle()
    expect(told.filter((one) => one === 'drafted')).toHaveLength(1)
    expect(session.get().shown?.id).toBe('plan-draft')
    expect(visits(session.get().shown)).toEqual(['z'])
  })

  it('undone is stored again as it was', async () => {
    const { session, sent } = aService()
    session.open(plan)
    session.apply(basket('x'), without(session.get().history.present, 'x'))
    await session.settle()
    await session.undo()
    await session.settle()
    expect(sent.at(-1)![0]!.visits).toEqual(['x', 'y', 'z'])
    expect(session.get().history.future).toHaveLength(1)
  })

  it('that a rule refuses is taken back, and what was stored before stays', async () => {
    const { session, told } = aService((times) => (times === 2 ? 'refused' : 'ok'))
    session.open(plan)
    session.apply(basket('x'), without(session.get().history.present, 'x'))
    await session.settle()
    session.apply(basket('y'), without(session.get().history.present, 'y'))
    await session.settle()
    expect(told).toContain('refused')
    expect(visits(session.get().shown)).toEqual(['y', 'z'])
    expect(session.get().history.past).toHaveLength(1)
  })

  it('waits while the service does not answer, and is stored when it does', async () => {
    const { session, retries } = aService((times) => (times === 1 ? 'offline' : 'ok'))
    session.open(plan)
    session.apply(basket('x'), without(session.get().history.present, 'x'))
    expect(await session.settle()).toBeNull()
    expect(session.get().status).toBe('offline')
    retries[0]!()
    expect(visits(await session.settle())).toEqual(['y', 'z'])
  })
})

describe('two planners', () => {
  const theirs: RoutePlan = { ...plan, version: 5, routes: [] }

  it('somebody else’s edit replaces the plan when nothing of ours waits', () => {
    const { session } = aService()
    session.open(plan)
    expect(session.refresh(theirs)).toBe('replaced')
    expect(session.get().shown).toBe(theirs)
  })

  it('never overwrites: an edit on an old version is a conflict, ours is kept until the planner has chosen', async () => {
    const { session } = aService((times) => (times === 1 ? 'conflict' : 'ok'))
    session.open(plan)
    session.apply(basket('x'), without(session.get().history.present, 'x'))
    expect(await session.settle()).toBeNull()
    expect(session.get().status).toBe('conflict')
    await session.keepMine({ ...theirs, routes: plan.routes })
    await session.settle()
    expect(session.get().shown?.id).toBe('plan-draft')
    expect(visits(session.get().shown)).toEqual(['y', 'z'])
  })

  it('or theirs is taken, and ours is gone', async () => {
    const { session } = aService(() => 'conflict')
    session.open(plan)
    session.apply(basket('x'), without(session.get().history.present, 'x'))
    await session.settle()
    session.takeTheirs(theirs)
    expect(session.get()).toMatchObject({ status: 'saved', shown: theirs })
    expect(session.get().history.past).toEqual([])
  })

  it('a publication changes no route: the history stays', async () => {
    const { session } = aService()
    session.open(plan)
    session.apply(basket('x'), without(session.get().history.present, 'x'))
    const stored = await session.settle()
    expect(session.refresh({ ...stored!, version: stored!.version + 1, state: 'published' })).toBe('same')
    expect(session.get().shown?.state).toBe('published')
    expect(session.get().history.past).toHaveLength(1)
  })
})

describe('a run that was adopted', () => {
  const repaired: RoutePlan = { ...plan, id: 'run', version: 3, routes: [] }
  const effect = { kind: 'absence' as const, technicianId: A.id, date: TUE, reason: '', absenceId: 'absence' }

  it('is taken back with the absence it repaired, and made again with it', async () => {
    const { session, told } = aService()
    session.open(plan)
    session.adopt(repaired, { kind: 'absence', technicianId: A.id, date: TUE }, effect)
    expect(session.get().shown).toBe(repaired)
    await session.undo()
    expect(told).toContain('not absence')
    expect(session.get().history.present).toEqual(stateOf(plan))
    await session.settle()
    await session.redo()
    expect(told.filter((one) => one === 'absent')).toHaveLength(1)
    expect(session.get().history.past.at(-1)?.effect?.absenceId).toBe('absence')
  })
})
