import { useText } from '@tournee/ui-kit'
import { memo, useDeferredValue } from 'react'
import { PickPanel } from './edit/pick-panel.tsx'
import type { WeekView } from './model.ts'
import type { Selection } from './selection.ts'
import { TeamPanel } from './team-panel.tsx'
import { weekText } from './text.ts'
import { VisitPanel } from './visit-panel.tsx'

/** What the card is about. */
export type Carded = Pick<Selection, 'visitId' | 'picked' | 'picking' | 'day' | 'technicianId'>

/**
 * The right of the week: the card of the selected visit, what can be done with several, else the load of the team. The selection shows on
 * the board first; the card, which asks the engine for prices, follows.
 */
export const CardPane = memo(function CardPane(props: {
  readonly className: string | undefined
  readonly view: WeekView | null
  readonly selection: Carded
  readonly published: boolean
  readonly hasPlan: boolean
  readonly urgentId: string | null
  readonly canWrite: boolean
  readonly onSelect: (visitId: string | null) => void
  readonly onPicking: (visitId: string) => void
  readonly onPickAll: (visitIds: readonly string[]) => void
  readonly onTechnician: (technicianId: string) => void
}) {
  const { view, canWrite } = props
  const selection = useDeferredValue(props.selection)
  const words = useText(weekText)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
    <aside className={props.className} aria-label={words.card} tabIndex={0}>
      {view && selection.picked.length > 0 ? (
        <PickPanel
          view={view}
          picked={selection.picked}
          picking={selection.picking}
          canWrite={canWrite}
          onDone={() => props.onPickAll([])}
        />
      ) : view && selection.visitId ? (
        <VisitPanel
          view={view}
          visitId={selection.visitId}
          published={props.published}
          hasPlan={props.hasPlan}
          urgent={selection.visitId === props.urgentId}
          canWrite={canWrite}
          onClose={() => props.onSelect(null)}
          onPicking={props.onPicking}
        />
      ) : view ? (
        <TeamPanel
          view={view}
          day={selection.day}
          technicianId={selection.technicianId}
          onTechnician={props.onTechnician}
          {...(canWrite && props.hasPlan ? { onPickAll: props.onPickAll } : {})}
        />
      ) : null}
    </aside>
  )
})
