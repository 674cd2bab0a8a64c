import type { LockLevel } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import type { ReactNode } from 'react'
import { weekText } from '../text.ts'
import classes from './lock-mark.module.css'

/** A shape for each level: a person, a day, an order, a clock. */
const SHAPES: Readonly<Record<LockLevel, ReactNode>> = {
  technician: (
    <>
      <circle cx="6" cy="3.6" r="2.3" fill="currentColor" />
      <path d="M1.6 11c.3-2.7 2-4.2 4.4-4.2s4.1 1.5 4.4 4.2z" fill="currentColor" />
    </>
  ),
  day: (
    <>
      <rect x="1.5" y="2.2" width="9" height="8.6" rx="1.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M1.5 4.3h9" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  sequence: <path d="M2 2.5h8M2 6h8M2 9.5h8" stroke="currentColor" strokeWidth="1.8" />,
  time: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 3.4V6l1.9 1.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
}

/** The lock of a visit on a stop: by shape, and by name for those who do not see it. */
export function LockMark({ level }: { readonly level: LockLevel }) {
  const words = useText(weekText)
  const name = words.edit.lockedAt(words.edit.locks[level])
  return (
    <span className={classes.mark} data-testid="lock-mark" data-level={level} title={name}>
      <svg width="9" height="9" viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[level]}
      </svg>
      <span className="visually-hidden">{name}</span>
    </span>
  )
}
