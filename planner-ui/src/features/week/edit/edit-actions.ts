import type { AcceptedRelaxation, LockLevel, Reason, ShiftEdit, Technician } from '@tournee/contract'
import type { Formats, Toast } from '@tournee/ui-kit'
import type { WeekView } from '../model.ts'
import { describeReason } from '../reason-words.ts'
import type { WeekWords } from '../text.ts'
import type { EditLabel } from './edit-label.ts'
import type { EditSession } from './edit-session.ts'
import { movePause } from './move-pause.ts'
import {
  editShift,
  findPlace,
  lockVisits,
  type PlanState,
  placeVisit,
  relax,
  type ShiftOf,
  shiftKey,
  shiftVisit,
  swapVisits,
  toBasket,
  visitsOn,
} from './plan-state.ts'
import { offerableRelaxation } from './relaxation.ts'
import type { Workbench } from './workbench.ts'

/** What actions need of the screen when they run. */
export interface ActionContext {
  readonly view: WeekView | null
  readonly words: WeekWords
  readonly formats: Formats
  readonly technicians: readonly Technician[]
  readonly toast: (toast: Toast) => void
  readonly canWrite: boolean
}

/** Everything a planner does to a plan by hand. Each is one edit that can be taken back; a refusal says why and what would help. */
export interface EditActions {
  /** loads the engine: an edit is near */
  readonly wake: () => Promise<Workbench | null>
  /** at one place of a shift, or (null) where it costs least there */
  readonly place: (visitId: string, shift: ShiftOf, position: number | null) => void
  /** loosens the rule of a reason, then places the visit */
  readonly relaxAndPlace: (visitId: string, reason: Reason) => void
  readonly basket: (visitIds: readonly string[]) => void
  readonly swap: (one: string, other: string) => void
  readonly step: (visitId: string, step: 1 | -1) => void
  readonly lock: (visitIds: readonly string[], level: LockLevel | null) => void
  readonly shift: (edit: ShiftEdit, kind: 'hours' | 'pause') => void
  /** visits of a shift from an index on, to another technician the same day */
  readonly give: (from: ShiftOf, fromIndex: number, technicianId: string) => void
}

/** The actions of a session. `load` brings the engine; `context` is read when an action runs. */
export function createEditActions(session: EditSession, load: () => Promise<Workbench | null>, context: () => ActionContext): EditActions {
  const say = (reason: Reason) => describeReason(reason, context())
  const refuse = (reason: Reason, retry: (() => void) | null) => {
    const { words, toast } = context()
    const said = say(reason)
    const undo = retry && said.remedy ? { undo: { label: words.edit.allow(said.remedy), run: retry } } : {}
    toast({ message: words.edit.refused(said.where, said.why), tone: 'bad', ...undo })
  }
  /** Runs with the engine; a planner without the right to write changes nothing. */
  const withBench = async (run: (bench: Workbench, present: PlanState) => void) => {
    if (!context().canWrite) return
    const bench = await load()
    if (bench) run(bench, session.get().history.present)
  }
  /** Applies an edit unless a route of the visits it touches then breaks a rule. */
  const attempt = (
    bench: Workbench,
    label: EditLabel,
    before: PlanState,
    after: PlanState,
    touched: readonly string[],
    /** another way to accept a relaxation than to loosen the rule */
    instead: (relaxation: AcceptedRelaxation) => (() => void) | null = () => null,
  ) => {
    if (after === before) return
    const led = bench.lead(before, after)
    for (const visitId of touched) {
      const at = findPlace(led, visitId)
      const price = at && bench.place(led, visitId, at)
      if (!price || price.reasons.length === 0) continue
      const reason = bench.remedy(led, visitId, at, at.position) ?? price.reasons[0]!
      const relaxation = offerableRelaxation(reason)
      return refuse(reason, relaxation && (instead(relaxation) ?? (() => session.apply(label, relax(led, relaxation)))))
    }
    session.apply(label, led)
  }
  const place: EditActions['place'] = (visitId, shift, position) =>
    void withBench((bench, present) => {
      const lane = bench.prices(present, visitId)?.get(shiftKey(shift))
      const { words, toast } = context()
      if (!lane) return toast({ message: words.edit.notWorked, tone: 'bad' })
      // nothing loosens a clock
      if (position === null && !lane.fits && lane.reason.code === 'NOTICE') return refuse(lane.reason, null)
      const at = position ?? (lane.fits ? lane.position : null)
      const price = at === null ? null : bench.place(present, visitId, { ...shift, position: at })
      if (at !== null && price?.reasons.length === 0) return drop(present, visitId, shift, at)
      const reason = bench.remedy(present, visitId, shift, at) ?? price?.reasons[0]
      if (!reason) return
      const relaxation = offerableRelaxation(reason)
      refuse(reason, relaxation && (() => actions.relaxAndPlace(visitId, reason)))
    })
  const drop = (present: PlanState, visitId: string, shift: ShiftOf, position: number) => {
    const was = findPlace(present, visitId)
    if (was && shiftKey(was) === shiftKey(shift)) {
      if (was.position !== position) session.apply({ kind: 'order', visitId }, placeVisit(present, visitId, { ...shift, position }))
      return
    }
    const label: EditLabel = { kind: 'move', visitId, technicianId: shift.technicianId, date: shift.date }
    session.apply(label, placeVisit(present, visitId, { ...shift, position }))
  }
  const actions: EditActions = {
    wake: load,
    place,
    relaxAndPlace: (visitId, reason) =>
      void withBench((bench, present) => {
        const relaxation = offerableRelaxation(reason)
        const cut = reason.shift.indexOf(':')
        const shift = { technicianId: reason.shift.slice(0, cut), date: reason.shift.slice(cut + 1) }
        if (!relaxation || cut < 0) return
        const eased = relaxation.kind === 'unlock' ? lockVisits(present, [String(relaxation['visit'])], null) : relax(present, relaxation)
        const led = bench.lead(present, eased)
        const lane = bench.prices(led, visitId)?.get(reason.shift)
        if (!lane?.fits) return lane ? refuse(lane.reason, null) : undefined
        session.apply({ kind: 'move', visitId, ...shift }, placeVisit(led, visitId, { ...shift, position: lane.position }))
      }),
    basket: (visitIds) =>
      void withBench((_, present) => {
        const placed = visitIds.filter((id) => findPlace(present, id))
        if (placed.length > 0) session.apply({ kind: 'basket', visitIds: placed }, toBasket(present, placed))
      }),
    swap: (one, other) =>
      void withBench((bench, present) =>
        attempt(bench, { kind: 'swap', visitId: one, otherId: other }, present, swapVisits(present, one, other), [one, other]),
      ),
    step: (visitId, step) =>
      void withBench((bench, present) =>
        attempt(bench, { kind: 'order', visitId }, present, shiftVisit(present, visitId, step), [visitId]),
      ),
    lock: (visitIds, level) =>
      void withBench((_, present) => {
        const placed = visitIds.filter((id) => findPlace(present, id))
        if (placed.length > 0) session.apply({ kind: 'lock', visits: placed.length, level }, lockVisits(present, placed, level))
      }),
    shift: (edit, kind) =>
      void withBench((bench, present) => {
        const label: EditLabel = { kind, technicianId: edit.technicianId, date: edit.date }
        const moved = (relaxation: AcceptedRelaxation) => {
          const later = movePause(edit, relaxation, context().formats.time)
          return later && (() => actions.shift(later, kind))
        }
        attempt(bench, label, present, editShift(present, edit), visitsOn(present, edit).slice(0, 1), moved)
      }),
    give: (from, fromIndex, technicianId) =>
      void withBench((bench, present) => {
        const to = { technicianId, date: from.date }
        const asked = visitsOn(present, from).slice(fromIndex)
        const after = bench.give(present, asked, to)
        const moved = asked.filter((id) => findPlace(after, id)?.technicianId === technicianId)
        const left = asked.length - moved.length
        const { words, toast } = context()
        if (moved.length === 0 && asked[0]) return place(asked[0], to, null)
        session.apply({ kind: 'day', fromId: from.technicianId, ...to, visits: moved.length }, after)
        if (left > 0) toast({ message: words.edit.gaveSome(left), tone: 'bad' })
      }),
  }
  return actions
}
