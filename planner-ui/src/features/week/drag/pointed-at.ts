import type { Editor } from '../edit/editor-context.ts'
import type { Over } from '../edit/offer.ts'
import { positionAt } from '../edit/price-lanes.ts'
import type { WeekView } from '../model.ts'
import { dayBeside } from './dwell.ts'

/** Which shifts the map shows at a point of the page, nearest first, as `technicianId:date`; null = it is not there. */
export type MapProbe = (x: number, y: number) => readonly string[]

/** What a drag looks at. */
export interface Sight {
  readonly editor: Editor
  readonly view: WeekView | null
  readonly map: MapProbe | null
  readonly visitId: string
}

const EDGE_PX = 28

export const shiftOf = (key: string) => ({ technicianId: key.slice(0, key.indexOf(':')), date: key.slice(key.indexOf(':') + 1) })

/** The place under the pointer; in a lane with a time axis, the place between the visits there; on the map, the route drawn there. */
export function pointedAt(sight: Sight, x: number, y: number): Over | null {
  const target = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-lane], [data-basket], [data-map]')
  if (!target) return null
  if (target.dataset['map'] !== undefined) return onMap(sight, x, y)
  const key = target.dataset['lane']
  return key === undefined ? { kind: 'basket' } : inLane(sight, target, key, x)
}

/** Of the routes drawn there, the cheapest that takes the visit; else the nearest, to say why not. */
function onMap({ editor, map, visitId }: Sight, x: number, y: number): Over | null {
  const keys = map?.(x, y) ?? []
  const now = editor.offer.get()
  if (now?.visitId !== visitId) return null
  const priced = keys.flatMap((key) => now.prices.get(key) ?? [])
  const fitting = priced.flatMap((price) => (price.fits ? [price] : [])).sort((a, b) => a.rank - b.rank)
  const key = fitting[0]?.key ?? priced[0]?.key ?? null
  return key === null ? null : { kind: 'shift', key, position: null, place: null }
}

function inLane({ editor, view, visitId }: Sight, lane: HTMLElement, key: string, x: number): Over {
  const track = lane.querySelector<HTMLElement>('[data-track-from]')
  const box = track?.getBoundingClientRect()
  if (!track || !box || x < box.left || x > box.right) return { kind: 'shift', key, position: null, place: null }
  const [from, to] = [Number(track.dataset['trackFrom']), Number(track.dataset['trackTo'])]
  const at = from + ((x - box.left) / box.width) * (to - from)
  const stops = (view?.cells.get(key)?.stops ?? []).filter((placed) => placed.visit.id !== visitId)
  const position = positionAt(
    stops.map(({ stop }) => ({ from: Date.parse(stop.start), to: Date.parse(stop.end) })),
    at,
  )
  const { bench, history } = editor.session.get()
  return { kind: 'shift', key, position, place: bench?.place(history.present, visitId, { ...shiftOf(key), position }) ?? null }
}

export const samePlace = (a: Over | null, b: Over | null): boolean =>
  a?.kind === b?.kind &&
  (a?.kind !== 'shift' || b?.kind !== 'shift' || (a.key === b.key && a.position === b.position && a.place === b.place))

/** The day that opens when the pointer stays: the tab under it, or the day beside at an edge of a day's board; '' = the whole week. */
export function dayPointedAt(view: WeekView | null, day: string | null, x: number, y: number): string | null {
  const target = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-day-tab], [data-day-board]')
  const tab = target?.dataset['dayTab']
  if (tab !== undefined) return tab === (day ?? '') ? null : tab
  if (!target) return null
  const { left, right } = target.getBoundingClientRect()
  const edge = x < left + EDGE_PX ? 'before' : x > right - EDGE_PX ? 'after' : null
  return edge && dayBeside(view?.days.map(({ date }) => date) ?? [], day, edge)
}
