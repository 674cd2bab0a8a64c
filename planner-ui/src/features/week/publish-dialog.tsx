import { Button, Modal } from '@mantine/core'
import { type CallOutput, endpoints, type PlanChange, type RoutePlan } from '@tournee/contract'
import { ErrorState, SkeletonRows, TechnicianMark, useFormats, useRead, useText } from '@tournee/ui-kit'
import { weekNumber } from '../../lib/iso-week.ts'
import dialog from '../../look/dialog.module.css'
import { type ChangeKind, countChanges } from './changes.ts'
import { totalsOf, type WeekView } from './model.ts'
import classes from './publish-dialog.module.css'
import { weekText } from './text.ts'

interface PublishDialogProps {
  readonly plan: RoutePlan
  readonly view: WeekView
  readonly busy: boolean
  readonly error: unknown
  readonly onPublish: () => void
  readonly onClose: () => void
}

const KINDS: readonly ChangeKind[] = ['added', 'moved', 'removed', 'same']
const LISTED = 60

/** What publishing changes, before it does. */
export function PublishDialog({ plan, view, busy, error, onPublish, onClose }: PublishDialogProps) {
  const words = useText(weekText)
  const compare = useRead(endpoints.compareRoutePlan, { params: { id: plan.id } })
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.publishTitle(weekNumber(plan.week))}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': words.cancel }}
    >
      <div className={classes.body} data-testid="publish-dialog">
        <p>{words.publishLead}</p>
        {plan.violations.length > 0 ? <p className={classes.warning}>{words.publishViolations(plan.violations.length)}</p> : null}
        <div className={classes.summary}>
          {compare.isError ? (
            <ErrorState compact error={compare.error} onRetry={() => compare.refetch()} />
          ) : compare.data ? (
            <Summary answer={compare.data} view={view} />
          ) : (
            <SkeletonRows rows={4} height={56} />
          )}
        </div>
        {view.basket.length > 0 ? <p className={classes.note}>{words.publishUnassigned(view.basket.length)}</p> : null}
        {error ? <ErrorState compact error={error} /> : null}
        <div className={`${classes.actions} ${dialog.foot}`}>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button onClick={onPublish} loading={busy} disabled={!compare.data} data-testid="publish-confirm">
            {words.publishNow}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Summary({ answer, view }: { readonly answer: CallOutput<typeof endpoints.compareRoutePlan>; readonly view: WeekView }) {
  const words = useText(weekText)
  const formats = useFormats()
  const counts = countChanges(answer.changes)
  const listed = answer.changes.filter(
    (c) => c.change === 'moved' || c.change === 'removed' || (answer.withPlanId !== null && c.change === 'added'),
  )
  return (
    <>
      <dl className={classes.counts}>
        {KINDS.map((kind) => (
          <div key={kind} data-kind={kind}>
            <dt>{words.changes[kind]}</dt>
            <dd data-testid={`changes-${kind}`}>{counts[kind]}</dd>
          </div>
        ))}
      </dl>
      {answer.withPlanId === null ? <p className={classes.note}>{words.publishFirst}</p> : null}
      <ul className={classes.people}>
        {totalsOf(view, null).map(({ technician, visits, km }) => (
          <li key={technician.id}>
            <TechnicianMark small letter={technician.letter} colour={technician.colour} />
            <span>{technician.name}</span>
            <span className={classes.nowhere}>
              {words.dayVisits(visits)} · {formats.km(km)}
            </span>
          </li>
        ))}
      </ul>
      {listed.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ul className={classes.list} tabIndex={0}>
          {listed.slice(0, LISTED).map((change) => (
            <Change key={change.visitId} change={change} view={view} />
          ))}
          {listed.length > LISTED ? <li>{words.more(listed.length - LISTED)}</li> : null}
        </ul>
      ) : null}
    </>
  )
}

function Change({ change, view }: { readonly change: PlanChange; readonly view: WeekView }) {
  return (
    <li>
      <strong>{change.clientName}</strong>
      <span className={classes.move}>
        <Place at={change.before} view={view} />
        <span aria-hidden="true">→</span>
        <Place at={change.after} view={view} />
      </span>
    </li>
  )
}

function Place({ at, view }: { readonly at: PlanChange['before']; readonly view: WeekView }) {
  const formats = useFormats()
  const technician = view.technicians.find((t) => t.id === at?.technicianId)
  if (!at) return <span className={classes.nowhere}>—</span>
  return (
    <span className={classes.place}>
      {technician ? <TechnicianMark small letter={technician.letter} colour={technician.colour} /> : null}
      {formats.dayShort(at.start)} {formats.time(at.start)}
    </span>
  )
}
