import type { CSSProperties, ReactNode, Ref } from 'react'
import { ColumnContext } from './drag-costs.ts'

/** A column of the day as the library makes it, so that what is drawn inside knows whose it is; none in a week, where columns are days. */
export function TechnicianColumn(props: {
  readonly resource?: unknown
  readonly className?: string
  readonly style?: CSSProperties
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLDivElement>
}) {
  return (
    <div className={props.className} style={props.style} ref={props.ref}>
      <ColumnContext value={typeof props.resource === 'string' ? props.resource : null}>{props.children}</ColumnContext>
    </div>
  )
}
