import { useText } from '@tournee/ui-kit'
import type { WeekView } from './model.ts'
import type { Selection } from './selection.ts'
import { TeamPanel } from './team-panel.tsx'
import { weekText } from './text.ts'
import { VisitPanel } from './visit-panel.tsx'

/** The right of the week: the card of the selected visit, else the load of the team. */
export function CardPane(props: {
  readonly className: string | undefined
  readonly view: WeekView | null
  readonly selection: Selection
  readonly published: boolean
  readonly onSelect: (visitId: string | null) => void
  readonly onTechnician: (technicianId: string) => void
}) {
  const { view, selection } = props
  const words = useText(weekText)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
    <aside className={props.className} aria-label={words.card} tabIndex={0}>
      {view && selection.visitId ? (
        <VisitPanel view={view} visitId={selection.visitId} published={props.published} onClose={() => props.onSelect(null)} />
      ) : view ? (
        <TeamPanel view={view} day={selection.day} technicianId={selection.technicianId} onTechnician={props.onTechnician} />
      ) : null}
    </aside>
  )
}
