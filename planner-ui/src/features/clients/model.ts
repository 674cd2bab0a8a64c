/** Rows of a long list that are worth drawing: those in sight and a few around them. */
export interface Slice {
  readonly from: number
  /** excluded */
  readonly to: number
  readonly before: number
  readonly after: number
}

const AROUND = 8

/** Which of `count` rows of `rowHeight` pixels to draw when `scrollTop` pixels are scrolled in a box of `height`. */
export function visibleSlice(count: number, rowHeight: number, scrollTop: number, height: number): Slice {
  const first = Math.floor(scrollTop / rowHeight) - AROUND
  const from = Math.min(Math.max(0, first), Math.max(0, count - 1))
  const to = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + AROUND)
  return { from, to: Math.max(from, to), before: from * rowHeight, after: Math.max(0, count - Math.max(from, to)) * rowHeight }
}

/** Whether the next page should be asked for: less than a page of loaded rows remains below. */
export const needsMore = (loaded: number, total: number, slice: Slice, page: number): boolean =>
  loaded < total && slice.to > loaded - page / 2
