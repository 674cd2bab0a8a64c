import type { Zoning, ZoningFigures } from '@tournee/contract'
import type { Difference, Formats } from '@tournee/ui-kit'

/** Where a cell belongs, and whether it stays there. */
export interface CellState {
  readonly zoneId: string
  readonly locked: boolean
}

/** One change of one cell, both ways. */
export interface CellEdit {
  readonly cell: string
  readonly from: CellState
  readonly to: CellState
}

/** An edit of a zoning as a value: it can be applied, reversed and kept. */
export type Edit = readonly CellEdit[]

export type Cells = ReadonlyMap<string, CellState>

/** A zoning being edited: as the service has it, as it stands here, and every step between. */
export interface Draft {
  readonly zoning: Zoning
  readonly cells: Cells
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
}

/** What a brush does to the cells it touches. */
export type Brush = { readonly kind: 'zone'; readonly zoneId: string } | { readonly kind: 'lock'; readonly locked: boolean }

/** Every cell of a zoning with its zone and lock. */
export function cellsOf(zoning: Zoning): Cells {
  const cells = new Map<string, CellState>()
  for (const zone of zoning.zones) {
    const locked = new Set(zone.lockedCells)
    for (const cell of zone.cells) cells.set(cell, { zoneId: zone.id, locked: locked.has(cell) })
  }
  return cells
}

/** A zoning as it has just come from the service. */
export const openDraft = (zoning: Zoning): Draft => ({ zoning, cells: cellsOf(zoning), past: [], future: [] })

/** What a brush would change on these cells; null when nothing. Locked cells stay in their zone until they are unlocked. */
export function evaluateBrush(cells: Cells, touched: readonly string[], brush: Brush): Edit | null {
  const edit = touched.flatMap((cell): CellEdit[] => {
    const from = cells.get(cell)
    if (!from) return []
    if (brush.kind === 'lock') return from.locked === brush.locked ? [] : [{ cell, from, to: { ...from, locked: brush.locked } }]
    return from.locked || from.zoneId === brush.zoneId ? [] : [{ cell, from, to: { ...from, zoneId: brush.zoneId } }]
  })
  return edit.length > 0 ? edit : null
}

/** Cells after an edit. */
export function applyEdit(cells: Cells, edit: Edit): Cells {
  const next = new Map(cells)
  for (const { cell, to } of edit) next.set(cell, to)
  return next
}

/** The edit that takes an edit back. */
export const reverseEdit = (edit: Edit): Edit => [...edit].reverse().map(({ cell, from, to }) => ({ cell, from: to, to: from }))

/** What leads from some cells to others. */
export function differenceOf(before: Cells, after: Cells): Edit {
  return [...after].flatMap(([cell, to]): CellEdit[] => {
    const from = before.get(cell)
    return from && (from.zoneId !== to.zoneId || from.locked !== to.locked) ? [{ cell, from, to }] : []
  })
}

export type DraftEvent =
  | { readonly type: 'edit'; readonly edit: Edit }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** the service has stored what stood here, or another name or colour: the steps remain */
  | { readonly type: 'stored'; readonly zoning: Zoning }
  /** the service changed cells itself (rebalanced): one more step, which undo takes back */
  | { readonly type: 'rebalanced'; readonly zoning: Zoning }

/** The next state of a draft; every edit can be undone and redone without limit. */
export function reduceDraft(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case 'edit':
      return { ...draft, cells: applyEdit(draft.cells, event.edit), past: [...draft.past, event.edit], future: [] }
    case 'undo': {
      const edit = draft.past.at(-1)
      if (!edit) return draft
      return {
        ...draft,
        cells: applyEdit(draft.cells, reverseEdit(edit)),
        past: draft.past.slice(0, -1),
        future: [edit, ...draft.future],
      }
    }
    case 'redo': {
      const [edit, ...future] = draft.future
      if (!edit) return draft
      return { ...draft, cells: applyEdit(draft.cells, edit), past: [...draft.past, edit], future }
    }
    case 'stored':
      return { ...draft, zoning: event.zoning }
    case 'rebalanced': {
      const cells = cellsOf(event.zoning)
      const edit = differenceOf(draft.cells, cells)
      return { zoning: event.zoning, cells, past: edit.length > 0 ? [...draft.past, edit] : draft.past, future: [] }
    }
  }
}

/** What is not stored yet. */
export const unsavedOf = (draft: Draft): Edit => differenceOf(cellsOf(draft.zoning), draft.cells)

/** An edit as the service takes it, with locks. */
export const asPaint = (edit: Edit): { cell: string; zoneId?: string; locked?: boolean }[] =>
  edit.map(({ cell, from, to }) => ({
    cell,
    ...(from.zoneId === to.zoneId ? {} : { zoneId: to.zoneId }),
    ...(from.locked === to.locked ? {} : { locked: to.locked }),
  }))

/** The cells of an edit that change zone: what the figures depend on. */
export const asPreview = (edit: Edit): { cell: string; zoneId: string }[] =>
  edit.flatMap(({ cell, from, to }) => (from.zoneId === to.zoneId ? [] : [{ cell, zoneId: to.zoneId }]))

/** Figures of one zone with how far it is from an even share, 0.04 = 4 % over the mean. */
export interface ZoneLine {
  readonly zoneId: string
  readonly minutes: number
  readonly clients: number
  readonly components: number
  readonly meanDriveMinutes: number
  readonly overMean: number
}

/** One line a zone, in the order of the zoning. */
export function zoneLines(figures: ZoningFigures): ReadonlyMap<string, ZoneLine> {
  const mean = figures.zones.reduce((sum, z) => sum + z.minutes, 0) / Math.max(1, figures.zones.length)
  return new Map(figures.zones.map((z) => [z.zoneId, { ...z, overMean: mean === 0 ? 0 : z.minutes / mean - 1 }]))
}

export const FIGURES = ['cv', 'maxOverMean', 'meanDriveMinutes', 'pieces', 'movedShare'] as const
export type FigureName = (typeof FIGURES)[number]

const piecesOf = (figures: ZoningFigures): number => figures.zones.reduce((sum, z) => sum + z.components, 0)

/** A figure as written; `—` when there is nothing to compare with. */
export function figureText(figures: ZoningFigures, name: FigureName, formats: Formats): string {
  switch (name) {
    case 'cv':
      return formats.number(figures.cv, 2)
    case 'maxOverMean':
      return formats.number(figures.maxOverMean, 2)
    case 'meanDriveMinutes':
      return `${formats.number(figures.meanDriveMinutes, 1)} min`
    case 'pieces':
      return formats.number(piecesOf(figures))
    case 'movedShare':
      return figures.movedShare === null ? '—' : formats.percent(figures.movedShare)
  }
}

/** Steps below which two figures read as the same. */
const SAME: Readonly<Record<FigureName, number>> = { cv: 0.005, maxOverMean: 0.005, meanDriveMinutes: 0.05, pieces: 0.5, movedShare: 1 }

/** How a figure differs from another zoning's: less is better for every one of them. Null where it makes no sense. */
export function figureDifference(now: ZoningFigures, base: ZoningFigures, name: FigureName, formats: Formats): Difference | null {
  if (name === 'movedShare') return null
  const [a, b] = name === 'pieces' ? [piecesOf(now), piecesOf(base)] : [now[name], base[name]]
  const digits = name === 'pieces' ? 0 : name === 'meanDriveMinutes' ? 1 : 2
  const gap = a - b
  const verdict = Math.abs(gap) < SAME[name] ? 'same' : gap < 0 ? 'better' : 'worse'
  const text = verdict === 'same' ? '=' : `${gap > 0 ? '+' : ''}${formats.number(gap, digits)}`
  return { text, verdict, base: figureText(base, name, formats) }
}

/** Zones in more than one piece by road. */
export const brokenZones = (figures: ZoningFigures): readonly string[] => figures.zones.filter((z) => z.components > 1).map((z) => z.zoneId)
