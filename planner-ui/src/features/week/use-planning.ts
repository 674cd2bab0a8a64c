import { endpoints, type RoutePlan, type RoutePlanHead } from '@tournee/contract'
import { useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useRef, useState } from 'react'
import { weekNumber } from '../../lib/iso-week.ts'
import type { WeekAnswer } from './model.ts'
import { whyNotTakenBack } from './taken-back.ts'
import { weekText } from './text.ts'
import { type RunOptions, useRun } from './use-run.ts'

interface PlanningOf {
  readonly weekId: string
  readonly week: WeekAnswer | null
  readonly plan: RoutePlan | null
  /** shows a plan of the week; null = the one it opens on */
  readonly show: (planId: string | null) => void
  /** told when a run has ended with a plan, before it is shown */
  readonly onPlanned: () => void
}

const STALE = [endpoints.getWeek, endpoints.getRoutePlan, endpoints.listRoutePlans, endpoints.getKpi]

/** Optimising and publishing a week, with the messages that announce them and the way back. */
export function usePlanning({ weekId, week, plan, show, onPlanned }: PlanningOf) {
  const words = useText(weekText)
  const formats = useFormats()
  const toast = useToast()
  const [publishing, setPublishing] = useState(false)
  const before = useRef<string | null>(null)

  const announce = (done: RoutePlanHead) => {
    const previous = before.current
    if (done.status === 'FAILED' || !done.summary) return toast({ message: words.run.failed, tone: 'bad' })
    onPlanned()
    show(null)
    const { km, served } = done.summary
    const message =
      done.status === 'TERMINATED' || !done.baseline
        ? words.doneStopped(served, formats.km(km))
        : words.done(served, formats.km(km), formats.change((km - done.baseline.km) / Math.max(1, done.baseline.km)))
    toast({ message, ...(previous ? { undo: { label: words.backToPrevious, run: () => show(previous) } } : {}) })
  }
  const underWay = week?.plans.find((p) => p.status === 'SCHEDULED' || p.status === 'SOLVING') ?? null
  const runner = useRun(underWay, announce)
  const start = (options: RunOptions) => {
    before.current = plan?.id ?? null
    runner.start(weekId, options)
  }

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
    runError: runner.error,
    start,
    stop: runner.stop,
    publishing,
    setPublishing,
    publish,
    publishBusy: write.isPending,
    publishError: write.error,
  }
}
