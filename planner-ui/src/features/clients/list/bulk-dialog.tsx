import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type BulkAction, type BulkOutcome, type ClientTarget, endpoints, type Technician } from '@tournee/contract'
import { ErrorState, SkeletonRows, useApi, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { daysBetween } from '../../../lib/iso-week.ts'
import classes from './list.module.css'
import { listText } from './text.ts'

const STALE = [
  endpoints.listClients,
  endpoints.getClientFacets,
  endpoints.getClient,
  endpoints.listClientVisits,
  endpoints.listClientChanges,
  endpoints.getWeek,
  endpoints.listOutbox,
]

/** Says what a bulk action will do, then does it; the message that announces it takes it back where that is possible. */
export function BulkDialog(props: {
  readonly kind: BulkAction['kind']
  readonly target: ClientTarget
  readonly technicians: readonly Technician[]
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const { kind, target } = props
  const words = useText(listText).bulk
  const formats = useFormats()
  const { call } = useApi()
  const toast = useToast()
  const [fields, setFields] = useState<Fields>({
    technicianId: props.technicians.find(({ active }) => active)?.id ?? '',
    date: '',
    tolerance: '',
    duration: '',
  })
  const action = actionOf(kind, fields, formats.civilDate(new Date()))
  const preview = useQuery({
    queryKey: ['bulk preview', target, action],
    queryFn: ({ signal }) => call(endpoints.previewBulk, { body: { target, action: action! }, signal }),
    enabled: action !== null,
    staleTime: 0,
    retry: false,
  })
  const run = useWrite(endpoints.runBulk, STALE)
  const undo = useWrite(endpoints.undo, STALE)
  const takeBack = (id: string) =>
    undo.mutate(
      { params: { id }, body: {} },
      {
        onSuccess: ({ restored, kept }) => toast({ message: words.undone(formats.number(restored), kept) }),
        onError: () => toast({ message: words.undone('0', 0), tone: 'bad' }),
      },
    )
  const confirm = () => {
    if (!action) return
    run.mutate(
      { body: { target, action }, idempotencyKey: crypto.randomUUID() },
      {
        onSuccess: ({ affected, undoId }) => {
          toast({ message: words.done[kind](formats.number(affected)), ...(undoId ? { undo: { run: () => takeBack(undoId) } } : {}) })
          props.onDone()
          props.onClose()
        },
      },
    )
  }
  const nothing = preview.data?.affected === 0
  return (
    <Modal opened onClose={props.onClose} title={titleOf(kind, words)} closeButtonProps={{ 'aria-label': words.cancel }}>
      <div className={classes.dialog} data-testid="bulk-dialog">
        <p>{words.lead[kind]}</p>
        <BulkFields kind={kind} fields={fields} technicians={props.technicians} onFields={setFields} />
        {action ? (
          preview.data ? (
            <Outcome kind={kind} outcome={preview.data} />
          ) : preview.isError ? null : (
            <SkeletonRows rows={2} height={20} />
          )
        ) : null}
        {preview.error || run.error ? <ErrorState compact error={preview.error ?? run.error} /> : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={props.onClose}>
            {words.cancel}
          </Button>
          <Button disabled={!action || !preview.data || nothing} loading={run.isPending} onClick={confirm} data-testid="bulk-confirm">
            {words.run[kind]}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

interface Fields {
  readonly technicianId: string
  readonly date: string
  readonly tolerance: string
  readonly duration: string
}

/** The action as filled in; null while something is missing or out of bounds. */
function actionOf(kind: BulkAction['kind'], { technicianId, date, tolerance, duration }: Fields, today: string): BulkAction | null {
  if (kind === 'invite') return technicianId && date && daysBetween(today, date) > 0 ? { kind, technicianId, date } : null
  if (kind !== 'contract-terms') return { kind }
  const within = (text: string, least: number, most: number) => {
    const value = Number(text)
    return Number.isInteger(value) && value >= least && value <= most
  }
  if (tolerance === '' && duration === '') return null
  if (tolerance !== '' && !within(tolerance, 0, 180)) return null
  if (duration !== '' && !within(duration, 5, 600)) return null
  return {
    kind,
    ...(tolerance === '' ? {} : { toleranceDays: Number(tolerance) }),
    ...(duration === '' ? {} : { durationMinutes: Number(duration) }),
  }
}

const titleOf = (kind: BulkAction['kind'], words: (typeof listText)['fr']['bulk']) =>
  ({
    invite: words.invite,
    'contract-terms': words.terms,
    'generate-visits': words.generate,
    archive: words.archive,
    unarchive: words.unarchive,
  })[kind]

function BulkFields(props: {
  readonly kind: BulkAction['kind']
  readonly fields: Fields
  readonly technicians: readonly Technician[]
  readonly onFields: (fields: Fields) => void
}) {
  const words = useText(listText).bulk
  const { fields } = props
  const set = (patch: Partial<Fields>) => props.onFields({ ...fields, ...patch })
  if (props.kind === 'invite') {
    return (
      <>
        <label>
          {words.technician}
          <select value={fields.technicianId} onChange={(e) => set({ technicianId: e.currentTarget.value })}>
            {props.technicians
              .filter(({ active }) => active)
              .map(({ id, letter, name }) => (
                <option key={id} value={id}>
                  {letter} · {name}
                </option>
              ))}
          </select>
        </label>
        <label>
          {words.date}
          <input type="date" value={fields.date} onChange={(e) => set({ date: e.currentTarget.value })} />
        </label>
      </>
    )
  }
  if (props.kind !== 'contract-terms') return null
  return (
    <>
      <label>
        {words.tolerance}
        <input
          type="number"
          min={0}
          max={180}
          value={fields.tolerance}
          onChange={(e) => set({ tolerance: e.currentTarget.value })}
          data-testid="bulk-tolerance"
        />
      </label>
      <label>
        {words.duration}
        <input type="number" min={5} max={600} value={fields.duration} onChange={(e) => set({ duration: e.currentTarget.value })} />
      </label>
    </>
  )
}

function Outcome({ kind, outcome }: { readonly kind: BulkAction['kind']; readonly outcome: BulkOutcome }) {
  const words = useText(listText).bulk
  const formats = useFormats()
  const { created, changed, removed } = outcome.visits
  const visits = words.visits(created, changed, removed, formats.number)
  return (
    <div className={classes.outcome} data-testid="bulk-outcome">
      <strong>{words.will[kind](formats.number(outcome.affected))}</strong>
      {visits ? <p>{visits}.</p> : null}
      {outcome.skipped.map(({ reason, count }) => (
        <p key={reason}>{words.skipped[reason](count)}</p>
      ))}
    </div>
  )
}
