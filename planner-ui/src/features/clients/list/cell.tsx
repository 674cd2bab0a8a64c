import type { ClientListRow } from '@tournee/contract'
import { type Formats, PrecisionMark, StatusMark, useFormats, useText } from '@tournee/ui-kit'
import type { ReactNode } from 'react'
import { Tag } from '../tag.tsx'
import type { ShownColumn } from './columns.ts'
import classes from './list.module.css'
import { listText } from './text.ts'

const townOf = (row: ClientListRow) => `${row.postcode} ${row.city}`.trim()

/** Names of what rows know by id. */
export interface CellNames {
  readonly technicians: ReadonlyMap<string, string>
  readonly zones: ReadonlyMap<string, string>
}

type Words = (typeof listText)['fr']

const date = (value: string | null, formats: Formats): ReactNode => (value ? formats.date(value) : <span className={classes.blank}>—</span>)

const CELLS: Readonly<Record<ShownColumn, (row: ClientListRow, show: { formats: Formats; words: Words; names: CellNames }) => ReactNode>> =
  {
    reference: (row) => row.reference,
    address: (row) => row.address,
    city: townOf,
    phone: (row) => row.phone,
    email: (row) => row.email,
    tier: (row, { words }) => row.tier && words.tiers[row.tier],
    contractEndsOn: (row, { formats }) => date(row.contractEndsOn, formats),
    visitsPerYear: (row) => row.visitsPerYear,
    durationMinutes: (row, { formats }) => (row.durationMinutes === null ? null : formats.duration(row.durationMinutes * 60)),
    priceCents: (row, { formats }) => (row.priceCents === null ? null : formats.euros(row.priceCents / 100)),
    lastVisitOn: (row, { formats }) => date(row.lastVisitOn, formats),
    lastTechnician: (row, { names }) => names.technicians.get(row.lastTechnicianId ?? ''),
    nextDueOn: (row, { formats, words }) => (
      <>
        {date(row.nextDueOn, formats)}
        {row.overdue > 0 ? (
          <span className={classes.late} title={words.late(row.overdue)}>
            <StatusMark status="late" /> {words.lateShort}
          </span>
        ) : null}
      </>
    ),
    zone: (row, { names }) => names.zones.get(row.zoneId ?? ''),
    precision: (row) => <PrecisionMark precision={row.precision} />,
    tags: (row) => row.tags.map((tag) => <Tag key={tag} text={tag} />),
  }

/** What a cell says when pointed at: whatever may be too long for its column. */
export function plainText(column: ShownColumn, row: ClientListRow): string | undefined {
  if (column === 'city') return townOf(row)
  if (column === 'tags') return row.tags.join(', ')
  return column === 'address' || column === 'email' || column === 'reference' ? (row[column] ?? undefined) : undefined
}

/** What a column shows of a client. */
export function Cell({ column, row, names }: { readonly column: ShownColumn; readonly row: ClientListRow; readonly names: CellNames }) {
  const words = useText(listText)
  const formats = useFormats()
  return CELLS[column](row, { formats, words, names })
}
