/** A page of a list: `next` is an opaque cursor, null at the end. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly total: number
  readonly next: string | null
}

export interface PageRequest {
  readonly cursor?: string | undefined
  /** 1-500, default 100 */
  readonly limit?: number | undefined
}

/** Where a page ends: the sort key and id of its last row. */
export interface Cursor {
  readonly key: string
  readonly id: string
}

/** The cursor as text for the outside. */
function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url')
}

/** A cursor from the outside; null when it is none of ours (the list then starts again). */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (!text) return null
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    return typeof key === 'string' && typeof id === 'string' ? { key, id } : null
  } catch {
    return null
  }
}

/** The page made of `limit + 1` rows asked for: one too many means that there is a next page. */
export function pageOfRows<Row, T>(
  rows: readonly Row[],
  limit: number,
  total: number,
  cursorOf: (row: Row) => Cursor,
  present: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(present), total, next: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null }
}
