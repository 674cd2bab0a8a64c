import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type BulkAction, type BulkOutcome, type ClientTarget, endpoints, type Technician } from '@tournee/contract'
import { ErrorState, newKey, SkeletonRows, useApi, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import dialog from '../../../look/dialog.module.css'
import { actionOf, BulkFields, type Fields } from './bulk-fields.tsx'
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
    add: [],
    remove: [],
    note: '',
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
      { body: { target, action }, idempotencyKey: newKey() },
      {
        onSuccess: ({ affected, undoId }) => {
          toast({
            message: words.done[kind](formats.number(affected), affected),
            ...(undoId ? { undo: { run: () => takeBack(undoId) } } : {}),
          })
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
        <div className={`${classes.actions} ${dialog.foot}`}>
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

const titleOf = (kind: BulkAction['kind'], words: (typeof listText)['fr']['bulk']) =>
  ({
    invite: words.invite,
    'contract-terms': words.terms,
    'generate-visits': words.generate,
    tags: words.tags,
    notes: words.notes,
    archive: words.archive,
    unarchive: words.unarchive,
  })[kind]

function Outcome({ kind, outcome }: { readonly kind: BulkAction['kind']; readonly outcome: BulkOutcome }) {
  const words = useText(listText).bulk
  const formats = useFormats()
  const { created, changed, removed } = outcome.visits
  const visits = words.visits(created, changed, removed, formats.number)
  return (
    <div className={classes.outcome} data-testid="bulk-outcome">
      <strong>{words.will[kind](formats.number(outcome.affected), outcome.affected)}</strong>
      {visits ? <p>{visits}.</p> : null}
      {outcome.skipped.map(({ reason, count }) => (
        <p key={reason}>{words.skipped[reason](count)}</p>
      ))}
    </div>
  )
}
