import { Button } from '@mantine/core'
import { endpoints, type Part, type VisitParts as Parts } from '@tournee/contract'
import { ErrorState, SkeletonRows, useApi, useRead, useText, useToast, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import classes from './parts.module.css'
import { isQuantity, type PartDraft, PartsFields, partDrafts, partsInWords, partsOf } from './parts-fields.tsx'
import { partsText } from './text.ts'

const STALE = [endpoints.getVisitParts, endpoints.listClientChanges]

/** What a visit needs, and the form that names what it needs beyond its contract and machines. */
export function VisitParts({ visitId, canWrite }: { readonly visitId: string; readonly canWrite: boolean }) {
  const words = useText(partsText)
  const [editing, setEditing] = useState(false)
  const parts = useRead(endpoints.getVisitParts, { params: { id: visitId } })
  const reload = async () => (await parts.refetch()).data ?? null
  return (
    <section className={classes.visit} data-testid="visit-parts" aria-label={words.parts}>
      {editing ? null : <h3>{words.parts}</h3>}
      {parts.isError ? <ErrorState compact error={parts.error} onRetry={() => parts.refetch()} /> : null}
      {parts.isPending ? <SkeletonRows rows={1} height={20} /> : null}
      {parts.data && !editing ? <Needed parts={parts.data.all} /> : null}
      {parts.data && editing ? <VisitPartsForm opened={parts.data} onReload={reload} onDone={() => setEditing(false)} /> : null}
      {parts.data && canWrite && !editing ? (
        <div>
          <Button variant="default" size="xs" onClick={() => setEditing(true)} data-testid="edit-visit-parts">
            {words.edit}
          </Button>
        </div>
      ) : null}
    </section>
  )
}

function Needed({ parts }: { readonly parts: readonly Part[] }) {
  const words = useText(partsText)
  if (parts.length === 0) return <p className={classes.hint}>{words.none}</p>
  return (
    <ul>
      {parts.map(({ label, reference, quantity }) => (
        <li key={`${label} ${reference}`}>
          {quantity} × {label} {reference ? <span className={classes.reference}>{reference}</span> : null}
        </li>
      ))}
    </ul>
  )
}

interface FormProps {
  readonly opened: Parts
  readonly onReload: () => Promise<Parts | null>
  readonly onDone: () => void
}

function VisitPartsForm({ opened, onReload, onDone }: FormProps) {
  const words = useText(partsText)
  const toast = useToast()
  const { call } = useApi()
  const save = useWrite(endpoints.saveVisitParts, STALE)
  const [drafts, setDrafts] = useState<readonly PartDraft[]>(() => partDrafts(opened.own))
  // what was read when the form opened: a change of somebody else's in between is refused, not overwritten
  const [start, setStart] = useState(opened)
  const params = { id: opened.visitId }
  const takeBack = (saved: Parts) =>
    call(endpoints.saveVisitParts, { params, body: { parts: start.own }, ifMatch: saved.version }).then(
      () => onReload().then(() => toast({ message: words.undone })),
      () => toast({ message: words.notUndone, tone: 'bad' }),
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { params, body: { parts: partsOf(drafts) }, ifMatch: start.version },
      {
        onSuccess: (saved) => {
          onDone()
          toast({ message: words.saved, undo: { run: () => void takeBack(saved) } })
        },
      },
    )
  }
  const retry = () =>
    void onReload().then((now) => {
      if (now) setStart(now)
      save.reset()
    })
  return (
    <form className={classes.form} onSubmit={submit} aria-label={words.edit}>
      <PartsFields parts={drafts} hint={words.hints.visit} onParts={setDrafts} />
      {start.contract.length > 0 ? <p className={classes.hint}>{words.ofContract(partsInWords(start.contract))}</p> : null}
      {start.machines.length > 0 ? <p className={classes.hint}>{words.ofMachines(partsInWords(start.machines))}</p> : null}
      {save.error ? <ErrorState compact error={save.error} onRetry={retry} /> : null}
      <div className={classes.actions}>
        <Button variant="default" size="xs" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button
          type="submit"
          size="xs"
          loading={save.isPending}
          disabled={!drafts.every(({ quantity }) => isQuantity(quantity))}
          data-testid="save-visit-parts"
        >
          {words.save}
        </Button>
      </div>
    </form>
  )
}
