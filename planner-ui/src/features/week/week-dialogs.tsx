import type { RoutePlan, VisitCard } from '@tournee/contract'
import { type Dispatch, lazy, type SetStateAction, Suspense } from 'react'
import { DayDialog } from './edit/day-dialog.tsx'
import { DayMenu } from './edit/day-menu.tsx'
import { HelpOverlay } from './edit/help-overlay.tsx'
import { UrgentDialog } from './edit/urgent-dialog.tsx'
import type { WeekAnswer, WeekView } from './model.ts'
import { PublishDialog } from './publish-dialog.tsx'
import type { usePlanning } from './use-planning.ts'

const CompareStates = lazy(() => import('./edit/compare-states.tsx').then((m) => ({ default: m.CompareStates })))
/** A run from the menu of a day: little changes, little time. */
const MENU_SECONDS = 5

/** What lies over the week: at most one of them. */
export type Dialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'day-menu'; readonly shiftKey: string; readonly from: HTMLElement }
  | { readonly kind: 'day'; readonly shiftKey: string }
  | { readonly kind: 'urgent' }
  | { readonly kind: 'compare'; readonly planId: string }

/** The dialog that is open, and publishing. */
export function WeekDialogs(props: {
  readonly dialog: Dialog | null
  readonly onDialog: Dispatch<SetStateAction<Dialog | null>>
  readonly week: WeekAnswer | null
  readonly plan: RoutePlan | null
  readonly view: WeekView | null
  readonly planning: ReturnType<typeof usePlanning>
  readonly weekId: string
  readonly onUrgent: (visit: VisitCard) => void
}) {
  const { dialog, onDialog, week, plan, view, planning } = props
  const close = () => onDialog(null)
  if (!view || !week) return null
  if (planning.publishing && plan)
    return (
      <PublishDialog
        plan={plan}
        view={view}
        busy={planning.publishBusy}
        error={planning.publishError}
        onPublish={planning.publish}
        onClose={() => planning.setPublishing(false)}
      />
    )
  switch (dialog?.kind) {
    case 'help':
      return <HelpOverlay onClose={close} />
    case 'day-menu':
      return (
        <DayMenu
          at={dialog}
          view={view}
          running={planning.running}
          // an item may have opened another dialog before the menu closes
          onClose={() => onDialog((now) => (now?.kind === 'day-menu' ? null : now))}
          onChange={(shiftKey) => onDialog({ kind: 'day', shiftKey })}
          onAbsent={planning.markAbsent}
          onOptimise={(options) => planning.start({ ...options, seconds: MENU_SECONDS })}
        />
      )
    case 'day':
      return <DayDialog shiftKey={dialog.shiftKey} view={view} week={week} onClose={close} />
    case 'urgent':
      return (
        <UrgentDialog
          weekId={props.weekId}
          week={week}
          view={view}
          onMade={(visit) => {
            close()
            props.onUrgent(visit)
          }}
          onClose={close}
        />
      )
    case 'compare':
      return plan ? (
        <Suspense fallback={null}>
          <CompareStates week={week} plan={plan} withPlanId={dialog.planId} onClose={close} />
        </Suspense>
      ) : null
    default:
      return null
  }
}
