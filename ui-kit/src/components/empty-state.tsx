import type { ReactNode } from 'react'
import classes from './states.module.css'

/** An empty place that teaches: one sentence, one action (the children). */
export function EmptyState({
  title,
  hint,
  icon,
  children,
  compact = false,
}: {
  readonly title: string
  readonly hint?: string
  readonly icon?: ReactNode
  readonly children?: ReactNode
  readonly compact?: boolean
}) {
  return (
    <div className={compact ? classes.compact : classes.state} data-testid="empty-state">
      {icon ? <div className={classes.icon}>{icon}</div> : null}
      <p className={classes.title}>{title}</p>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
      {children ? <div className={classes.actions}>{children}</div> : null}
    </div>
  )
}
