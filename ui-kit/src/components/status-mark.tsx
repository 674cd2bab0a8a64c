import type { ReactNode } from 'react'
import { useText } from '../i18n/locale-context.tsx'
import classes from './status-mark.module.css'
import { kitText } from './text.ts'

/** Where a visit stands, as the screens tell it. */
export type StatusShape = 'due' | 'held' | 'booked' | 'planned' | 'published' | 'under_way' | 'done' | 'late' | 'refused' | 'cancelled'

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75 }
const SHAPES: Readonly<Record<StatusShape, ReactNode>> = {
  due: <circle cx="8" cy="8" r="5.2" {...line} strokeDasharray="2.6 2" />,
  held: (
    <>
      <circle cx="8" cy="8" r="5.2" {...line} />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" />
    </>
  ),
  booked: <rect x="3" y="3" width="10" height="10" rx="2" fill="currentColor" />,
  planned: <circle cx="8" cy="8" r="5.2" {...line} />,
  published: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  under_way: <path d="M4 2.6 13.4 8 4 13.4z" fill="currentColor" />,
  done: <path d="m2.8 8.4 3.4 3.5 7-7.8" {...line} strokeWidth={2.2} />,
  late: (
    <>
      <path d="M8 1.6 14.4 8 8 14.4 1.6 8z" fill="currentColor" />
      <path d="M8 4.8v3.8M8 10.4v1.2" stroke="var(--surface)" strokeWidth="1.7" />
    </>
  ),
  refused: (
    <>
      <path d="M8 1.9 14.2 13H1.8z" {...line} strokeLinejoin="round" />
      <path d="M8 6v3.4M8 10.6v1.1" {...line} />
    </>
  ),
  cancelled: <path d="m3.6 3.6 8.8 8.8m0-8.8-8.8 8.8" {...line} />,
}

/** A status by shape first, colour second, with its name for those who see neither. */
export function StatusMark({ status, withLabel = false }: { readonly status: StatusShape; readonly withLabel?: boolean }) {
  const label = useText(kitText).status[status]
  return (
    <span className={classes.mark} data-status={status} title={withLabel ? undefined : label}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[status]}
      </svg>
      <span className={withLabel ? undefined : 'visually-hidden'}>{label}</span>
    </span>
  )
}
