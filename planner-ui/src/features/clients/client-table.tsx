import { useElementSize } from '@mantine/hooks'
import type { ClientRow } from '@tournee/contract'
import { PrecisionMark, useFormats, useText } from '@tournee/ui-kit'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import classes from './clients-screen.module.css'
import { needsMore, visibleSlice } from './model.ts'
import { clientsText } from './text.ts'
import { PAGE } from './use-client-list.ts'

const ROW = 52
/** Height drawn before the real one is measured, so that rows do not come in twice. */
const SCREEN = 1000

/** A list of any length: only the rows in sight are drawn, further pages come as one scrolls. */
export function ClientTable({
  rows,
  total,
  onMore,
}: {
  readonly rows: readonly ClientRow[]
  readonly total: number
  readonly onMore: () => void
}) {
  const words = useText(clientsText)
  const { ref, height } = useElementSize()
  const [scrollTop, setScrollTop] = useState(0)
  const slice = visibleSlice(rows.length, ROW, scrollTop, height || SCREEN)
  const wantsMore = needsMore(rows.length, total, slice, PAGE)
  useEffect(() => {
    if (wantsMore) onMore()
  }, [wantsMore, onMore])
  return (
    <section
      ref={ref}
      className={classes.scroll}
      aria-label={words.table}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={(e) => setScrollTop(e.currentTarget.scrollTop)}
    >
      <table className={classes.table} aria-rowcount={total} data-testid="clients">
        <thead>
          <tr>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.city}</th>
            <th scope="col">{words.columns.contact}</th>
            <th scope="col">{words.columns.tier}</th>
            <th scope="col">{words.columns.last}</th>
            <th scope="col">{words.columns.next}</th>
            <th scope="col">{words.columns.precision}</th>
          </tr>
        </thead>
        <tbody>
          {slice.before > 0 ? (
            <tr className={classes.spacer}>
              <td colSpan={7} style={{ height: slice.before }} />
            </tr>
          ) : null}
          {rows.slice(slice.from, slice.to).map((row) => (
            <Row key={row.id} row={row} />
          ))}
          {slice.after > 0 ? (
            <tr className={classes.spacer}>
              <td colSpan={7} style={{ height: slice.after }} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  )
}

function Row({ row }: { readonly row: ClientRow }) {
  const words = useText(clientsText)
  const formats = useFormats()
  return (
    <tr style={{ height: ROW }}>
      <th scope="row">
        <Link href={`/clients/${row.id}`}>{row.name}</Link>
        <small>{row.reference ?? ''}</small>
      </th>
      <td>
        {row.city}
        <small>{row.postcode}</small>
      </td>
      <td>
        {row.phone ?? ''}
        <small>{row.email ?? ''}</small>
      </td>
      <td>
        {row.tier ? words.tiers[row.tier] : ''}
        <small>{row.contractEndsOn ? words.contractEnd(formats.date(row.contractEndsOn)) : ''}</small>
      </td>
      <td>{row.lastVisitOn ? formats.date(row.lastVisitOn) : '—'}</td>
      <td>{row.nextDueOn ? formats.date(row.nextDueOn) : '—'}</td>
      <td>
        <PrecisionMark precision={row.precision} />
      </td>
    </tr>
  )
}
