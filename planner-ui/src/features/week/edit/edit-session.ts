import type { PlanEdits, RoutePlan } from '@tournee/contract'
import { type Edit, type Effect, EMPTY_STATE, type History, type HistoryEvent, NO_HISTORY, reduceHistory } from './edit-history.ts'
import type { EditLabel } from './edit-label.ts'
import { type PlanState, sameContent, stateOf } from './plan-state.ts'
import { priceBetween, timedPlan } from './timed-plan.ts'
import type { Workbench } from './workbench.ts'

/** What is stored of a state. */
export interface StoredEdits {
  readonly routes: readonly { readonly technicianId: string; readonly date: string; readonly visits: readonly string[] }[]
  readonly edits: PlanEdits
  readonly label: EditLabel
}

/** The service, as far as edits need it. Every call rejects with what the service refused. */
export interface Remote {
  /** a draft to edit, copied from a plan */
  readonly draft: (plan: RoutePlan) => Promise<RoutePlan>
  /** stores edits on the version of `plan` */
  readonly store: (plan: RoutePlan, edits: StoredEdits) => Promise<RoutePlan>
  readonly markAbsent: (effect: Effect) => Promise<string>
  readonly takeAbsenceBack: (absenceId: string) => Promise<void>
  /** `conflict` = somebody else changed the plan, `offline` = no answer, `refused` = a rule */
  readonly why: (error: unknown) => 'conflict' | 'offline' | 'refused'
  readonly later: (run: () => void) => void
}

/** What is told while edits are stored. */
export interface Listener {
  /** a plan was stored, drafted or taken over */
  readonly onStored: (plan: RoutePlan) => void
  /** a published plan was edited: from now on its draft is */
  readonly onDrafted: () => void
  /** the service refused: the edits since are taken back */
  readonly onRefused: (error: unknown) => void
  /** absences changed: shifts are other ones, and the engine has to be loaded anew */
  readonly onAbsence: () => void
}

export type SaveStatus = 'saved' | 'saving' | 'offline' | 'conflict'

/** A plan being edited. */
export interface SessionView {
  readonly history: History
  /** the plan as it stands on the screen; null = the week has none */
  readonly shown: RoutePlan | null
  readonly status: SaveStatus
  readonly bench: Workbench | null
}

/** Edits of one plan: applied at once, stored behind it in order, taken back when refused. */
export interface EditSession {
  readonly subscribe: (listener: () => void) => () => void
  readonly get: () => SessionView
  /** another plan is shown: nothing to take back */
  readonly open: (plan: RoutePlan | null) => void
  /** the plan as read again; a version of somebody else replaces ours when nothing waits to be stored */
  readonly refresh: (plan: RoutePlan) => 'same' | 'replaced' | 'conflict'
  readonly setBench: (bench: Workbench | null) => void
  readonly apply: (label: EditLabel, after: PlanState) => void
  /** a run ended with another plan: it is shown, and going there can be taken back */
  readonly adopt: (plan: RoutePlan, label: EditLabel, effect?: Effect | null) => void
  /** the last edit leads elsewhere */
  readonly amend: (after: PlanState) => void
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** resolves when everything is stored, or cannot be; the plan as stored */
  readonly settle: () => Promise<RoutePlan | null>
  /** after a conflict: go on with theirs, or with ours in a draft of its own */
  readonly takeTheirs: (plan: RoutePlan) => void
  readonly keepMine: (theirs: RoutePlan) => Promise<void>
}

/** Starts a session without a plan. */
export function createEditSession(remote: Remote, listener: Listener): EditSession {
  let history = NO_HISTORY
  let stored: RoutePlan | null = null
  let storedState: PlanState = EMPTY_STATE
  let status: SaveStatus = 'saved'
  let bench: Workbench | null = null
  let shown: RoutePlan | null = null
  let storing: Promise<void> | null = null
  let said = false
  let edits = 0
  let view: SessionView = { history, shown, status, bench }
  const listeners = new Set<() => void>()

  const publish = () => {
    const { present } = history
    if (present === storedState) shown = stored
    else {
      const routes = stored ? bench?.timed(present) : null
      // what only the service can time stays as it is until it has
      if (stored && routes) shown = timedPlan(stored, present, routes)
    }
    view = { history, shown, status, bench }
    for (const tell of listeners) tell()
  }
  const send = (event: HistoryEvent) => {
    history = reduceHistory(history, event)
    publish()
  }
  const setStatus = (next: SaveStatus) => {
    status = next
    publish()
  }
  const take = (plan: RoutePlan, state: PlanState) => {
    stored = plan
    storedState = state
    listener.onStored(plan)
    publish()
  }
  const priceOf = (before: PlanState, after: PlanState) => {
    const [from, to] = [bench?.timed(before), bench?.timed(after)]
    return from && to ? priceBetween(from, to) : null
  }

  /** Stores the present state; false = it has to wait or was refused. */
  const storeOnce = async (): Promise<boolean> => {
    const target = history.present
    const label = history.past.at(-1)?.label ?? history.future[0]?.label
    if (!stored || !label) return false
    try {
      if (stored.state !== 'draft') {
        const before = storedState
        take(await remote.draft(stored), before)
        if (!said) listener.onDrafted()
        said = true
      }
      const routes = bench?.sendable(target) ?? target.routes
      take(await remote.store(stored, { routes, edits: target.edits, label }), target)
      return true
    } catch (error) {
      const why = remote.why(error)
      if (why === 'refused') {
        send({ type: 'take-back', to: storedState })
        listener.onRefused(error)
        return true
      }
      setStatus(why)
      if (why === 'offline') remote.later(() => void store())
      return false
    }
  }
  const storeAll = async (): Promise<void> => {
    if (history.present !== storedState) setStatus('saving')
    let going = true
    while (going && history.present !== storedState) going = await storeOnce()
    if (history.present === storedState && status !== 'saved') setStatus('saved')
  }
  const store = (): Promise<void> => {
    storing ??= storeAll().finally(() => {
      storing = null
    })
    return storing
  }
  const start = (plan: RoutePlan | null) => {
    stored = plan
    storedState = plan ? stateOf(plan) : EMPTY_STATE
    status = 'saved'
    send({ type: 'start', present: storedState })
  }
  const setAbsence = async (edit: Edit, away: boolean) => {
    const { effect } = edit
    if (!effect) return
    const absenceId = away ? await remote.markAbsent(effect) : null
    if (!away && effect.absenceId) await remote.takeAbsenceBack(effect.absenceId)
    bench = null
    send({ type: 'effect', edit, absenceId })
    listener.onAbsence()
  }
  const travel = async (way: 'undo' | 'redo') => {
    const edit = way === 'undo' ? history.past.at(-1) : history.future[0]
    if (!edit || status === 'conflict') return
    try {
      if (edit.effect) await storing
      await setAbsence(edit, way === 'redo')
    } catch (error) {
      return listener.onRefused(error)
    }
    send({ type: way })
    void store()
  }

  return {
    subscribe: (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    get: () => view,
    open: start,
    refresh(plan) {
      if (!stored || plan.id !== stored.id || plan.version < stored.version) return 'same'
      if (plan.version === stored.version || sameContent(stateOf(plan), stateOf(stored))) {
        // nothing was edited: published, named, or read again
        if (plan.version > stored.version || plan.state !== stored.state) {
          stored = plan
          publish()
        }
        return 'same'
      }
      if (storing || history.present !== storedState) {
        setStatus('conflict')
        return 'conflict'
      }
      start(plan)
      return 'replaced'
    },
    setBench(next) {
      bench = next
      publish()
    },
    apply(label, after) {
      const before = history.present
      if (after === before || !stored || status === 'conflict') return
      const led = bench?.lead(before, after) ?? after
      send({ type: 'do', edit: { id: ++edits, label, before, after: led, price: priceOf(before, led), effect: null } })
      void store()
    },
    adopt(plan, label, effect = null) {
      const before = history.present
      const after = stateOf(plan)
      const price = stored ? priceBetween(stored.routes, plan.routes) : null
      stored = plan
      storedState = after
      if (effect) bench = null
      listener.onStored(plan)
      send({ type: 'do', edit: { id: ++edits, label, before, after, price, effect } })
    },
    amend(after) {
      const last = history.past.at(-1)
      if (!last) return
      const led = bench?.lead(last.before, after) ?? after
      send({ type: 'amend', after: led, price: priceOf(last.before, led) })
      void store()
    },
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    async settle() {
      await storing
      return status === 'saved' ? stored : null
    },
    takeTheirs: start,
    async keepMine(theirs) {
      const draft = await remote.draft(theirs)
      status = 'saved'
      take(draft, stateOf(draft))
      await store()
    },
  }
}
