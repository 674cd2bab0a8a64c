import type { Camera } from '../../../map/camera.ts'
import { COLOUR_BY, type ColourBy } from './colouring.ts'
import { FACETS, type Filter } from './filter.ts'

/** A named way to look at any week: what is filtered, what colours say, where the map stands. */
export interface SavedView {
  /** null = the service does not have it yet */
  readonly id: string | null
  readonly name: string
  readonly filter: Filter
  readonly colourBy: ColourBy
  readonly camera: Camera | null
  /** opened with the week */
  readonly isDefault: boolean
}

export type ViewStore = Pick<Storage, 'getItem' | 'setItem'>

const keyOf = (userId: string) => `tournee.week-views.${userId}`

/** Adds a view, or replaces the one of the same name. */
export const saveView = (views: readonly SavedView[], view: SavedView): SavedView[] => [
  ...views.filter((other) => other.name !== view.name).map((other) => (view.isDefault ? { ...other, isDefault: false } : other)),
  view,
]

export const dropView = (views: readonly SavedView[], name: string): SavedView[] => views.filter((view) => view.name !== name)

/** Makes a view the one that the week opens with; again, none. */
export const toggleDefault = (views: readonly SavedView[], name: string): SavedView[] =>
  views.map((view) => ({ ...view, isDefault: view.name === name && !view.isDefault }))

/** What the service has, and what of this device it does not have yet; a name that the service has means what it means there. */
export const joinViews = (stored: readonly SavedView[], known: readonly SavedView[]): readonly SavedView[] => [
  ...stored,
  ...known.filter(({ id, name }) => id === null && stored.every((other) => other.name !== name)),
]

/** The user's views as this device knows them; what cannot be read is left out. */
export function readViews(store: ViewStore, userId: string): SavedView[] {
  try {
    const read: unknown = JSON.parse(store.getItem(keyOf(userId)) ?? '[]')
    return Array.isArray(read) ? read.flatMap((one) => viewOf(one) ?? []) : []
  } catch {
    return []
  }
}

/** Remembers the user's views on this device; a device that keeps nothing keeps them as long as the page. */
export function writeViews(store: ViewStore, userId: string, views: readonly SavedView[]): void {
  try {
    store.setItem(keyOf(userId), JSON.stringify(views))
  } catch {
    // private browsing
  }
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((v) => typeof v === 'string')

function viewOf(read: unknown): SavedView | null {
  const one = read as Partial<SavedView> | null
  const colourBy = COLOUR_BY.find((by) => by === one?.colourBy)
  if (!one || typeof one.name !== 'string' || !colourBy || typeof one.filter?.text !== 'string') return null
  const given = one.filter.chosen ?? {}
  const chosen = Object.fromEntries(FACETS.flatMap((facet) => (isTexts(given[facet]) ? [[facet, given[facet]]] : [])))
  const { lng, lat, zoom } = one.camera ?? {}
  const camera = [lng, lat, zoom].every(Number.isFinite) ? ({ lng, lat, zoom } as Camera) : null
  const id = typeof one.id === 'string' ? one.id : null
  return { id, name: one.name, filter: { chosen, text: one.filter.text }, colourBy, camera, isDefault: one.isDefault === true }
}
