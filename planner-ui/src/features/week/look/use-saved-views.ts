import { useQueryClient } from '@tanstack/react-query'
import { endpoints } from '@tournee/contract'
import { readKey, useApi, useRead, useSession, useText, useToast } from '@tournee/ui-kit'
import { useEffect, useMemo, useRef, useState } from 'react'
import { weekText } from '../text.ts'
import { dropView, joinViews, readViews, type SavedView, saveView, toggleDefault, writeViews } from './views.ts'

/**
 * The user's saved views: on the service, so that every device has them, and on this one, so that the week opens with the default at once.
 * What the service does not have yet (saved without a connection, or by an earlier version) is sent when it answers. `onTold` is told once,
 * of what the service has.
 */
export function useSavedViews(onTold: (views: readonly SavedView[]) => void) {
  const words = useText(weekText)
  const toast = useToast()
  const { user } = useSession()
  const { call } = useApi()
  const queries = useQueryClient()
  const [views, setViews] = useState<readonly SavedView[]>(() => readViews(localStorage, user.id))
  const stored = useRead(endpoints.listSavedViews).data?.items ?? null

  const take = (items: readonly SavedView[]) => setViews((now) => joinViews(items, now))
  const send = async (run: () => Promise<{ readonly items: readonly SavedView[] }>) => {
    try {
      const answer = await run()
      queries.setQueryData(readKey(endpoints.listSavedViews), answer)
      take(answer.items)
    } catch {
      toast({ message: words.viewHereOnly, tone: 'bad' })
    }
  }
  const keep = ({ id: _, filter, camera, ...view }: SavedView) => {
    const chosen = Object.fromEntries(Object.entries(filter.chosen).map(([facet, values]) => [facet, [...values]]))
    return send(() => call(endpoints.keepSavedView, { body: { ...view, filter: { ...filter, chosen }, camera: camera && { ...camera } } }))
  }
  const latest = useRef({ views, keep, send, onTold })
  latest.current = { views, keep, send, onTold }
  const isTold = useRef(false)
  useEffect(() => {
    if (!stored) return
    setViews((now) => joinViews(stored, now))
    if (isTold.current) return
    isTold.current = true
    const begun = latest.current
    begun.onTold(stored)
    for (const view of joinViews(stored, begun.views)) if (view.id === null) void begun.keep(view)
  }, [stored])
  useEffect(() => writeViews(localStorage, user.id, views), [views, user.id])

  const acts = useMemo(
    () => ({
      save: (view: Omit<SavedView, 'id'>) => {
        const made: SavedView = { ...view, id: null }
        setViews((now) => saveView(now, made))
        void latest.current.keep(made)
      },
      drop: ({ id, name }: SavedView) => {
        setViews((now) => dropView(now, name))
        if (id !== null) void latest.current.send(() => call(endpoints.deleteSavedView, { params: { id } }))
      },
      toggleDefault: (view: SavedView) => {
        setViews((now) => toggleDefault(now, view.name))
        void latest.current.keep({ ...view, isDefault: !view.isDefault })
      },
    }),
    [call],
  )
  return { views, ...acts }
}
