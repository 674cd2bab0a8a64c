import { Button, Modal } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ClientSketch, type DuplicatePair, endpoints, type MergePreview } from '@tournee/contract'
import {
  EmptyState,
  ErrorState,
  newKey,
  SkeletonRows,
  useApi,
  useFormats,
  useRead,
  useSession,
  useText,
  useToast,
  useWrite,
} from '@tournee/ui-kit'
import { useState } from 'react'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import classes from './duplicates.module.css'
import { duplicatesText } from './text.ts'

const STALE = [endpoints.listDuplicates, endpoints.listClients, endpoints.getClientFacets, endpoints.getClient, endpoints.getWeek]

interface Chosen {
  readonly keep: ClientSketch
  readonly other: ClientSketch
}

/** Clients that may be one, side by side; merged only after what is kept and moved was shown. */
export function DuplicatesScreen() {
  const words = useText(duplicatesText)
  useDocumentTitle(`${words.title} · Tournée`)
  const pairs = useRead(endpoints.listDuplicates)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  return (
    <div className={page.page}>
      <div>
        <Button component={Link} href="/clients" variant="subtle" size="xs" leftSection={<IconArrowLeft size={14} stroke={1.6} />}>
          {words.back}
        </Button>
      </div>
      <header className={page.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{pairs.data && pairs.data.total > 0 ? words.count(pairs.data.total) : words.lead}</p>
        </div>
      </header>
      {pairs.isError ? <ErrorState error={pairs.error} onRetry={() => pairs.refetch()} /> : null}
      {pairs.isPending ? <SkeletonRows rows={3} height={180} gap={16} /> : null}
      {pairs.data?.items.length === 0 ? <EmptyState title={words.none} hint={words.noneHint} /> : null}
      {pairs.data?.items.map((pair) => (
        <Pair key={pair.clients.map(({ id }) => id).join(' ')} pair={pair} onChoose={setChosen} />
      ))}
      {chosen ? <MergeDialog chosen={chosen} onClose={() => setChosen(null)} /> : null}
    </div>
  )
}

function Pair({ pair, onChoose }: { readonly pair: DuplicatePair; readonly onChoose: (chosen: Chosen) => void }) {
  const words = useText(duplicatesText)
  const toast = useToast()
  const { user } = useSession()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  const apart = useWrite(endpoints.tellApart, [endpoints.listDuplicates])
  const [one, other] = pair.clients
  return (
    <section className={page.panel} data-testid="duplicate" aria-label={`${one.name}, ${other.name}`}>
      <p className={classes.reasons}>{pair.reasons.map((reason) => words.reasons[reason]).join(' · ')}</p>
      <div className={classes.sides}>
        {[one, other].map((client) => (
          <div key={client.id} className={classes.side}>
            <h2>
              <Link href={`/clients/${client.id}`}>{client.name}</Link>
            </h2>
            <Facts client={client} beside={client === one ? other : one} />
            {mayWrite ? (
              <Button
                variant="default"
                onClick={() => onChoose({ keep: client, other: client === one ? other : one })}
                data-testid="merge-open"
              >
                {words.keep(client.name)}
              </Button>
            ) : null}
          </div>
        ))}
      </div>
      {mayWrite ? (
        <div>
          <Button
            variant="subtle"
            size="xs"
            loading={apart.isPending}
            onClick={() =>
              apart.mutate({ body: { keepId: one.id, otherId: other.id } }, { onSuccess: () => toast({ message: words.distinctDone }) })
            }
          >
            {words.distinct}
          </Button>
        </div>
      ) : null}
      {apart.error ? <ErrorState compact error={apart.error} /> : null}
    </section>
  )
}

/** What two files of the same person have in common; that both have one contract says nothing. */
const SIGNS: ReadonlySet<string> = new Set(['reference', 'phone', 'email', 'address'])

function Facts({ client, beside }: { readonly client: ClientSketch; readonly beside: ClientSketch }) {
  const words = useText(duplicatesText).fields
  const formats = useFormats()
  const say = (one: ClientSketch) => ({
    reference: one.reference ?? '—',
    phone: one.phone ?? '—',
    email: one.email ?? '—',
    address: [one.address, `${one.postcode} ${one.city}`.trim()].filter(Boolean).join(', ') || '—',
    contracts: formats.number(one.contracts),
    visits: formats.number(one.visits),
    createdAt: formats.date(formats.civilDate(one.createdAt)),
  })
  const [here, there] = [say(client), say(beside)]
  return (
    <dl className={classes.facts}>
      {(Object.keys(here) as (keyof typeof here)[]).map((field) => (
        <div key={field} data-same={SIGNS.has(field) && here[field] === there[field] && here[field] !== '—'}>
          <dt>{words[field]}</dt>
          <dd>{here[field]}</dd>
        </div>
      ))}
    </dl>
  )
}

function MergeDialog({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const words = useText(duplicatesText)
  const { call } = useApi()
  const toast = useToast()
  const body = { keepId: chosen.keep.id, otherId: chosen.other.id }
  const preview = useQuery({
    queryKey: ['merge preview', body],
    queryFn: ({ signal }) => call(endpoints.previewMerge, { body, signal }),
    staleTime: 0,
    retry: false,
  })
  const merge = useWrite(endpoints.mergeClients, STALE)
  const undo = useWrite(endpoints.undo, STALE)
  const confirm = () =>
    merge.mutate(
      { body, ifMatch: chosen.keep.version, idempotencyKey: newKey() },
      {
        onSuccess: ({ undoId }) => {
          const run = () => undo.mutate({ params: { id: undoId }, body: {} }, { onSuccess: () => toast({ message: words.undone }) })
          toast({ message: words.done(chosen.keep.name), undo: { run } })
          onClose()
        },
      },
    )
  return (
    <Modal opened onClose={onClose} size="lg" title={words.mergeTitle(chosen.keep.name)} closeButtonProps={{ 'aria-label': words.cancel }}>
      <div className={classes.dialog} data-testid="merge-dialog">
        {preview.data ? <Foreseen preview={preview.data} /> : preview.isError ? null : <SkeletonRows rows={3} height={24} />}
        {preview.error || merge.error ? <ErrorState compact error={preview.error ?? merge.error} /> : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button disabled={!preview.data} loading={merge.isPending} onClick={confirm} data-testid="merge-confirm">
            {words.merge}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

function Foreseen({ preview }: { readonly preview: MergePreview }) {
  const words = useText(duplicatesText)
  const { kept, filled, moved } = preview
  const rows = [
    ['reference', words.fields.reference, kept.reference],
    ['phone', words.fields.phone, kept.phone],
    ['email', words.fields.email, kept.email],
    ['notes', words.notes, kept.notes],
  ] as const
  return (
    <div className={classes.foreseen} data-testid="merge-preview">
      <p>{words.will}</p>
      <dl className={classes.facts}>
        {rows.map(([field, label, value]) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              {value || '—'} {filled.includes(field) ? <small>({words.filled})</small> : null}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <strong>{words.moves}</strong> : {words.moved(moved)}.
      </p>
      {moved.promised > 0 ? <p>{words.promised(moved.promised)}</p> : null}
      {preview.runningContracts > 1 ? <p className={classes.warn}>{words.twice(preview.runningContracts)}</p> : null}
      <p className={page.quiet}>{words.kept}</p>
    </div>
  )
}
