import { useQueryClient } from '@tanstack/react-query'
import { endpoints, type LiveDay } from '@tournee/contract'
import { follow, readKey, useRead } from '@tournee/ui-kit'
import { useEffect, useState } from 'react'

const AGAIN_MS = 5_000

/** A day as it goes: read once, then followed; while the stream is lost it is tried again. */
export function useLiveDay(asked: string) {
  const queries = useQueryClient()
  const input = { params: { date: asked } }
  const day = useRead(endpoints.getLiveDay, input)
  const [attempt, setAttempt] = useState(0)
  const [isLost, setLost] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another stream
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = follow(
      endpoints.followLiveDay,
      { params: { date: asked } },
      {
        onEvent: (news) => {
          setLost(false)
          queries.setQueryData<LiveDay>(readKey(endpoints.getLiveDay, { params: { date: asked } }), news)
        },
        onLost: () => {
          setLost(true)
          timer = setTimeout(() => setAttempt((n) => n + 1), AGAIN_MS)
        },
      },
    )
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [asked, attempt, queries])
  return { day: day.data ?? null, error: day.data ? null : day.error, retry: day.refetch, isLost }
}
