import { useQueryClient } from '@tanstack/react-query'
import { endpoints, type PlanMode, type RoutePlanHead } from '@tournee/contract'
import { follow, readKey, useApi } from '@tournee/ui-kit'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isOver, type Run, recordProgress } from './run.ts'

const LOOK_EVERY_MS = 1000

/** How a run is asked for. */
export interface RunOptions {
  readonly seconds: number
  readonly mode: PlanMode
  /** for one-technician */
  readonly technicianId?: string
  /** for one-day */
  readonly date?: string
  /** the plan to start from; default: the week's current one */
  readonly basePlanId?: string
}

interface Runner {
  readonly run: Run | null
  readonly error: unknown
  readonly start: (week: string, options: RunOptions) => Promise<void>
  readonly stop: () => void
}

/** Starts a run, follows it to its end (also one that is already under way), and stops it. `onEnd` is told once. */
export function useRun(underWay: RoutePlanHead | null, onEnd: (plan: RoutePlanHead) => void): Runner {
  const { call } = useApi()
  const queries = useQueryClient()
  const [run, setRun] = useState<Run | null>(null)
  const [error, setError] = useState<unknown>(null)
  const end = useRef(onEnd)
  end.current = onEnd
  const followedId = run?.plan.id ?? underWay?.id ?? null

  useEffect(() => {
    if (!followedId) return
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const news = async (plan: RoutePlanHead) => {
      if (over) return
      setRun((before) => recordProgress(before, plan))
      if (!isOver(plan)) return
      over = true
      unfollow()
      await Promise.all(
        [endpoints.getWeek, endpoints.getRoutePlan, endpoints.getKpi].map((e) => queries.invalidateQueries({ queryKey: readKey(e) })),
      )
      setRun(null)
      end.current(plan)
    }
    // the stream broke: ask instead, until the run is over
    const look = async () => {
      if (over) return
      try {
        await news(await call(endpoints.getRoutePlan, { params: { id: followedId } }))
      } catch {
        // still no answer: ask again
      }
      if (!over) timer = setTimeout(look, LOOK_EVERY_MS)
    }
    const unfollow = follow(endpoints.followRoutePlan, { params: { id: followedId } }, { onEvent: news, onLost: look })
    return () => {
      over = true
      clearTimeout(timer)
      unfollow()
    }
  }, [followedId, call, queries])

  const start = useCallback(
    async (week: string, options: RunOptions) => {
      setError(null)
      try {
        const plan = await call(endpoints.createRoutePlan, { body: { week, ...options } })
        setRun(recordProgress(null, plan))
      } catch (refusal) {
        setError(refusal)
      }
    },
    [call],
  )
  const stop = useCallback(() => {
    setRun((now) => now && { ...now, stopping: true })
    if (followedId) call(endpoints.terminateRoutePlan, { params: { id: followedId } }).catch(setError)
  }, [call, followedId])
  return { run, error, start, stop }
}
