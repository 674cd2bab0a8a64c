import { useQueryClient } from '@tanstack/react-query'
import { endpoints, type WeekNews } from '@tournee/contract'
import { follow, readKey, useApi, useText, useToast } from '@tournee/ui-kit'
import { useEffect, useRef } from 'react'
import { weekText } from '../text.ts'
import type { EditSession } from './edit-session.ts'

const AGAIN_MS = 5000

/** Follows what others change in a week: the screen reads again; who changed the plan that is being edited is remembered. */
export function useWeekNews(weekId: string, session: EditSession): { readonly lastBy: () => string | null } {
  const words = useText(weekText)
  const toast = useToast()
  const { screenId } = useApi()
  const queries = useQueryClient()
  const by = useRef<string | null>(null)
  const latest = useRef({ words, toast })
  latest.current = { words, toast }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let unfollow: () => void = () => undefined
    const read = (...stale: readonly Parameters<typeof readKey>[0][]) => {
      for (const endpoint of stale) void queries.invalidateQueries({ queryKey: readKey(endpoint) })
    }
    const onEvent = (news: WeekNews) => {
      if (news.screenId === screenId) return
      const { words: say, toast: tell } = latest.current
      const who = news.by ?? say.news.somebody
      if (news.what === 'edited' && news.planId === session.get().shown?.id) {
        by.current = news.by
        return read(endpoints.getRoutePlan, endpoints.getRoutePlanGeometry, endpoints.getWeek)
      }
      read(endpoints.getWeek, endpoints.getRoutePlan)
      if (news.what !== 'edited' && news.what !== 'visit') tell({ message: say.news.other[news.what](who) })
    }
    const start = () => {
      unfollow = follow(
        endpoints.followWeek,
        { params: { week: weekId } },
        {
          onEvent,
          onLost: () => {
            timer = setTimeout(() => {
              start()
              // what happened in between was told to nobody
              read(endpoints.getWeek, endpoints.getRoutePlan)
            }, AGAIN_MS)
          },
        },
      )
    }
    start()
    return () => {
      clearTimeout(timer)
      unfollow()
    }
  }, [weekId, session, screenId, queries])
  return { lastBy: () => by.current }
}
