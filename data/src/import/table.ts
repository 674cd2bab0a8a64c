/** A sheet as read: texts in rows, before anybody says what they mean. */
export interface Table {
  readonly format: 'csv' | 'xlsx'
  /** of a .csv: utf-8, utf-16le, utf-16be, windows-1252 */
  readonly encoding: string | null
  /** of a .csv: `;`, `,` or a tab */
  readonly separator: string | null
  readonly headers: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  /** counted from 1 from the top of the file, as a spreadsheet shows it */
  readonly number: number
  /** trimmed; as many as there are headers */
  readonly cells: readonly string[]
}

/** What is read at most; beyond it a file is refused. */
export const LIMITS = { bytes: 20 * 1024 * 1024, unzippedBytes: 200 * 1024 * 1024, rows: 100_000, columns: 200, cellLength: 2000 } as const
