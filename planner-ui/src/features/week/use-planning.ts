import { endpoints, type RoutePlan, type RoutePlanHead } from '@tournee/contract'
import { useApi, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useRef, useState } from 'react'
import { weekNumber } from '../../lib/iso-week.ts'
import { movedVisits } from './edit/compose-accept.ts'
import type { Edit, Effect } from './edit/edit-history.ts'
import type { EditLabel } from './edit/edit-label.ts'
import type { EditSession } from './edit/edit-session.ts'
import type { WeekAnswer } from './model.ts'
import { whyNotTakenBack } from './taken-back.ts'
import { weekText } from './text.ts'
import { type RunOptions, useRun } from './use-run.ts'

interface PlanningOf {
  readonly weekId: string
  readonly week: WeekAnswer | null
  readonly plan: RoutePlan | null
  readonly session: EditSession
  /** shows a plan of the week; null = the one it opens on */
  readonly show: (planId: string | null) => void
  /** told when a run has ended with a plan, before it is shown */
  readonly onPlanned: () => void
}

/** A run of ours: what it is called in the history, and what it did beside the plan. */
interface OwnRun {
  readonly label: EditLabel
  readonly effect: Effect | null
}

const STALE = [endpoints.getWeek, endpoints.getRoutePlan, endpoints.listRoutePlans, endpoints.getKpi]
/** Repairing a day moves little: it needs no more than this. */
const REPAIR_SECONDS = 3

/** Optimising, repairing and publishing a week, with the messages that announce them and the way back. */
export function usePlanning({ weekId, week, plan, session, show, onPlanned }: PlanningOf) {
  const words = useText(weekText)
  const formats = useFormats()
  const toast = useToast()
  const { call } = useApi()
  const [publishing, setPublishing] = useState(false)
  const [proposal, setProposal] = useState<Edit | null>(null)
  const own = useRef<OwnRun | null>(null)

  const announce = async (done: RoutePlanHead) => {
    const run = own.current
    own.current = null
    if (done.status === 'FAILED' || !done.summary) {
      // nothing came of it: the absence is not left behind
      if (run?.effect?.absenceId) await call(endpoints.deleteAbsence, { params: { id: run.effect.absenceId } })
      return toast({ message: words.run.failed, tone: 'bad' })
    }
    onPlanned()
    const { km, served, unassigned } = done.summary
    if (!run || !session.get().shown) {
      show(null)
      const message =
        done.status === 'TERMINATED' || !done.baseline
          ? words.doneStopped(served, formats.km(km))
          : words.done(served, formats.km(km), formats.change((km - done.baseline.km) / Math.max(1, done.baseline.km)))
      return toast({ message })
    }
    session.adopt(await call(endpoints.getRoutePlan, { params: { id: done.id } }), run.label, run.effect)
    const edit = session.get().history.past.at(-1)
    if (run.label.kind === 'optimise') return setProposal(edit ?? null)
    if (run.label.kind !== 'absence' || !edit) return
    const { technicianId } = run.label
    const name = week?.technicians.find((t) => t.id === technicianId)?.name ?? ''
    const moved = movedVisits(edit.before.routes, edit.after.routes).length
    toast({ message: words.edit.absentDone(name, moved, unassigned), undo: { run: () => void session.undo() } })
  }
  const underWay = week?.plans.find((p) => p.status === 'SCHEDULED' || p.status === 'SOLVING') ?? null
  const runner = useRun(underWay, (done) => void announce(done))
  const run = async (options: RunOptions, mine: OwnRun) => {
    setProposal(null)
    const stored = await session.settle()
    own.current = mine
    await runner.start(weekId, { ...options, ...(stored ? { basePlanId: stored.id } : {}) })
  }
  const start = (options: RunOptions) => void run(options, { label: { kind: 'optimise' }, effect: null })
  const markAbsent = async (technicianId: string, date: string) => {
    const reason = words.edit.absentReason
    const { id: absenceId } = await call(endpoints.createAbsence, { body: { technicianId, from: date, to: date, reason } })
    const effect: Effect = { kind: 'absence', technicianId, date, reason, absenceId }
    await run({ mode: 'keep-and-insert', seconds: REPAIR_SECONDS }, { label: { kind: 'absence', technicianId, date }, effect })
  }

  const draft = useWrite(endpoints.draftRoutePlan, STALE)
  const startByHand = () =>
    draft.mutate(
      { params: { week: weekId }, body: { fromPlanId: null } },
      {
        onSuccess: () => {
          show(null)
          toast({ message: words.byHandHint })
        },
      },
    )

  const write = useWrite(endpoints.publishRoutePlan, STALE)
  const back = useWrite(endpoints.unpublishRoutePlan, STALE)
  const publish = () => {
    if (!plan) return
    const n = weekNumber(weekId)
    const old = week?.publishedPlanId ?? null
    // by promise: the message outlives the screen it came from
    const takeBack = (version: number) =>
      back.mutateAsync({ params: { id: plan.id }, ifMatch: version }).then(
        () => toast({ message: old ? words.takenBackTo(n) : words.takenBack(n) }),
        (error: unknown) => toast({ message: words.notTakenBack[whyNotTakenBack(error)], tone: 'bad' }),
      )
    const published = ({ version }: RoutePlan) => {
      setPublishing(false)
      toast({ message: words.publishedToast(n), undo: { run: () => void takeBack(version) } })
    }
    write.mutate({ params: { id: plan.id }, ifMatch: plan.version }, { onSuccess: published })
  }
  return {
    run: runner.run,
    running: runner.run !== null || underWay !== null,
    runError: runner.error ?? draft.error,
    start,
    startByHand,
    drafting: draft.isPending,
    stop: runner.stop,
    markAbsent: (technicianId: string, date: string) => void markAbsent(technicianId, date),
    proposal,
    closeProposal: () => setProposal(null),
    publishing,
    setPublishing,
    publish,
    publishBusy: write.isPending,
    publishError: write.error,
  }
}
