import { useQueryClient } from '@tanstack/react-query'
import { endpoints } from '@tournee/contract'
import { readKey, useApi, useRead, useSession, useText, useToast } from '@tournee/ui-kit'
import { useEffect, useMemo, useRef, useState } from 'react'
import { weekText } from '../text.ts'
import { createViewQueue } from './view-queue.ts'
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

  const latest = useRef({ views, onTold, words, toast })
  latest.current = { views, onTold, words, toast }
  const queue = useMemo(() => {
    const keep = async ({ id: _, filter, camera, ...view }: SavedView) => {
      const chosen = Object.fromEntries(Object.entries(filter.chosen).map(([facet, values]) => [facet, [...values]]))
      const body = { ...view, filter: { ...filter, chosen }, camera: camera && { ...camera } }
      return (await call(endpoints.keepSavedView, { body })).items
    }
    const drop = async (id: string) => (await call(endpoints.deleteSavedView, { params: { id } })).items
    return createViewQueue(
      { keep, drop },
      {
        onStored: (items) => {
          queries.setQueryData(readKey(endpoints.listSavedViews), { items })
          setViews((now) => joinViews(items, now))
        },
        onFailed: (what) => {
          const { words: said, toast: tell } = latest.current
          tell({ message: what === 'keep' ? said.viewHereOnly : said.viewNotDropped, tone: 'bad' })
        },
      },
    )
  }, [call, queries])
  const isTold = useRef(false)
  useEffect(() => {
    if (!stored) return
    queue.know(stored)
    setViews((now) => joinViews(stored, now))
    if (isTold.current) return
    isTold.current = true
    const begun = latest.current
    begun.onTold(stored)
    for (const view of joinViews(stored, begun.views)) if (view.id === null) queue.keep(view)
  }, [stored, queue])
  useEffect(() => writeViews(localStorage, user.id, views), [views, user.id])

  const acts = useMemo(
    () => ({
      save: (view: Omit<SavedView, 'id'>) => {
        const made: SavedView = { ...view, id: null }
        setViews((now) => saveView(now, made))
        queue.keep(made)
      },
      drop: (view: SavedView) => {
        setViews((now) => dropView(now, view.name))
        queue.drop(view)
      },
      toggleDefault: (view: SavedView) => {
        setViews((now) => toggleDefault(now, view.name))
        queue.keep({ ...view, isDefault: !view.isDefault })
      },
    }),
    [queue],
  )
  return { views, ...acts }
}
