import type { Zone } from '@tournee/contract'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Camera } from '../../../map/camera.ts'
import type { Scheme } from '../../../map/colours.ts'
import type { WeekView } from '../model.ts'
import { type ColourBy, legendOf, marksOf } from './colouring.ts'
import { factsOf } from './facts.ts'
import { type Filter, isFiltering, NO_FILTER, passes } from './filter.ts'
import { useSavedViews } from './use-saved-views.ts'
import type { SavedView } from './views.ts'

/** How the week is looked at: filter, colour, where the map stands, and the user's saved views. The same object while nothing of it changes. */
export function useLook(view: WeekView | null, zones: readonly Zone[], published: boolean, scheme: Scheme) {
  // a device that did not know the default yet opens it when the service tells
  const saved = useSavedViews((told) => {
    const late = told.find((view) => view.isDefault)
    if (late && !first && !isFiltering(filter) && colourBy === 'technician') open(late)
  })
  const { views } = saved
  const first = useRef(views.find((view) => view.isDefault) ?? null).current
  const [filter, setFilter] = useState<Filter>(first?.filter ?? NO_FILTER)
  const [colourBy, setColourBy] = useState<ColourBy>(first?.colourBy ?? 'technician')
  const [camera, moveTo] = useState<Camera | null>(first?.camera ?? null)
  const [frames, setFrames] = useState(0)
  const stands = useRef<Camera | null>(null)

  const facts = useMemo(() => (view ? factsOf(view, zones, published) : []), [view, zones, published])
  const shown = useMemo(() => facts.filter((one) => passes(one, filter)), [facts, filter])
  const out = useMemo(() => {
    const ids = new Set(shown.map((one) => one.visit.id))
    return new Set(facts.flatMap(({ visit }) => (ids.has(visit.id) ? [] : [visit.id])))
  }, [facts, shown])
  const legend = useMemo(() => legendOf(facts, colourBy, zones, scheme), [facts, colourBy, zones, scheme])
  const marks = useMemo(() => marksOf(facts, legend), [facts, legend])

  const open = useCallback((view: SavedView | null) => {
    setFilter(view?.filter ?? NO_FILTER)
    setColourBy(view?.colourBy ?? 'technician')
    if (view?.camera) moveTo({ ...view.camera })
  }, [])
  const onCamera = useCallback((now: Camera) => {
    stands.current = now
  }, [])
  const frame = useCallback(() => setFrames((n) => n + 1), [])
  const { save: keep, drop, toggleDefault } = saved
  const save = useCallback(
    (name: string) => keep({ name, filter, colourBy, camera: stands.current, isDefault: false }),
    [keep, filter, colourBy],
  )
  return useMemo(
    () => ({
      facts,
      shown,
      out,
      legend,
      marks,
      filter,
      setFilter,
      isFiltering: isFiltering(filter),
      colourBy,
      setColourBy,
      camera,
      onCamera,
      /** rises when the selection is to be framed on the map */
      frames,
      frame,
      zones,
      views,
      open,
      save,
      drop,
      toggleDefault,
    }),
    [facts, shown, out, legend, marks, filter, colourBy, camera, onCamera, frames, frame, zones, views, open, save, drop, toggleDefault],
  )
}

export type Look = ReturnType<typeof useLook>
