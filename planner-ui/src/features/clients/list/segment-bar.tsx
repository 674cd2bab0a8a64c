import { ActionIcon, Button, Modal, TextInput } from '@mantine/core'
import { IconBookmarkPlus, IconRefresh, IconTrash } from '@tabler/icons-react'
import { type ClientFacets, endpoints, type Segment } from '@tournee/contract'
import { ErrorState, useFormats, useRead, useText, useToast, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import { type ShownColumn, shownOf } from './columns.ts'
import { EVERYBODY, isSameView, type View, withoutBlanks } from './filter-model.ts'
import classes from './list.module.css'
import { listText } from './text.ts'

const STALE = [endpoints.listSegments]
const viewOfSegment = ({ filter, sort, descending }: Segment): View => ({ filter, sort, descending })

/** Lists at hand: everybody, what presses, and those the user saved. */
export function SegmentBar(props: {
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly facets: ClientFacets | undefined
  readonly onView: (view: View) => void
  readonly onColumns: (columns: readonly ShownColumn[]) => void
}) {
  const { view, facets, onView } = props
  const words = useText(listText).segments
  const formats = useFormats()
  const segments = useRead(endpoints.listSegments).data?.items ?? []
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [naming, setNaming] = useState(false)
  const chosen = segments.find(({ id }) => id === chosenId) ?? segments.find((one) => isSameView(viewOfSegment(one), view)) ?? null
  const own = { ...EVERYBODY, filter: {} }
  const given: readonly {
    readonly word: 'all' | 'overdue' | 'soon' | 'noContract'
    readonly view: View
    readonly count: number | undefined
  }[] = [
    { word: 'all', view: own, count: facets?.total },
    { word: 'overdue', view: { ...own, filter: { overdue: true }, sort: 'nextDueOn' }, count: facets?.overdue },
    { word: 'soon', view: { ...own, filter: { dueWithinDays: 30 }, sort: 'nextDueOn' }, count: facets?.dueWithin30Days },
    { word: 'noContract', view: { ...own, filter: { lacks: ['contract'] } }, count: facets?.lacks.contract },
  ]
  const open = (segment: Segment) => {
    setChosenId(segment.id)
    if (segment.columns) props.onColumns(shownOf(segment.columns))
    onView(viewOfSegment(segment))
  }
  const isGiven = given.some((one) => isSameView(one.view, view))
  const isChanged = chosen !== null && !isSameView(viewOfSegment(chosen), view)
  return (
    <nav className={classes.segments} aria-label={words.label}>
      {given.map((one) => (
        <span key={one.word} className={classes.segment}>
          <button
            type="button"
            aria-pressed={isSameView(one.view, view)}
            onClick={() => {
              setChosenId(null)
              onView(one.view)
            }}
          >
            {words[one.word]}
            {one.count === undefined ? null : <span className={classes.choiceCount}>{formats.number(one.count)}</span>}
          </button>
        </span>
      ))}
      {segments.map((segment) => (
        <span key={segment.id} className={classes.segment} data-testid="segment">
          <button type="button" aria-pressed={segment === chosen && !isChanged} onClick={() => open(segment)}>
            {segment.name}
          </button>
          {segment === chosen ? <SegmentTools segment={segment} view={view} columns={props.columns} isChanged={isChanged} /> : null}
        </span>
      ))}
      {isGiven || (chosen && !isChanged) ? null : (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconBookmarkPlus size={14} stroke={1.6} />}
          onClick={() => setNaming(true)}
          data-testid="segment-save"
        >
          {words.save}
        </Button>
      )}
      <NameDialog
        opened={naming}
        view={view}
        columns={props.columns}
        onClose={() => setNaming(false)}
        onSaved={(segment) => setChosenId(segment.id)}
      />
    </nav>
  )
}

const bodyOf = (name: string, view: View, columns: readonly ShownColumn[]) => ({
  name,
  filter: withoutBlanks(view.filter),
  columns: [...columns],
  sort: view.sort,
  descending: view.descending,
})

function SegmentTools(props: {
  readonly segment: Segment
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly isChanged: boolean
}) {
  const { segment } = props
  const words = useText(listText).segments
  const toast = useToast()
  const create = useWrite(endpoints.createSegment, STALE)
  const update = useWrite(endpoints.updateSegment, STALE)
  const remove = useWrite(endpoints.deleteSegment, STALE)
  const { id, createdAt: _made, ...content } = segment
  return (
    <>
      {props.isChanged ? (
        <ActionIcon
          variant="subtle"
          size={28}
          aria-label={words.update(segment.name)}
          title={words.update(segment.name)}
          onClick={() =>
            update.mutate(
              { params: { id }, body: bodyOf(segment.name, props.view, props.columns) },
              {
                onSuccess: () =>
                  toast({ message: words.updated(segment.name), undo: { run: () => update.mutate({ params: { id }, body: content }) } }),
              },
            )
          }
        >
          <IconRefresh size={14} stroke={1.6} />
        </ActionIcon>
      ) : null}
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={words.remove(segment.name)}
        title={words.remove(segment.name)}
        onClick={() =>
          remove.mutate(
            { params: { id } },
            { onSuccess: () => toast({ message: words.removed(segment.name), undo: { run: () => create.mutate({ body: content }) } }) },
          )
        }
      >
        <IconTrash size={14} stroke={1.6} />
      </ActionIcon>
    </>
  )
}

function NameDialog(props: {
  readonly opened: boolean
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly onClose: () => void
  readonly onSaved: (segment: Segment) => void
}) {
  const words = useText(listText).segments
  const close = useText(listText).bulk.cancel
  const toast = useToast()
  const [name, setName] = useState('')
  const create = useWrite(endpoints.createSegment, STALE)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    create.mutate(
      { body: bodyOf(name.trim(), props.view, props.columns) },
      {
        onSuccess: (segment) => {
          toast({ message: words.saved(segment.name) })
          props.onSaved(segment)
          setName('')
          props.onClose()
        },
      },
    )
  }
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={words.save} closeButtonProps={{ 'aria-label': close }}>
      <form className={classes.dialog} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={words.name}
          placeholder={words.nameHint}
          value={name}
          maxLength={60}
          onChange={(e) => setName(e.currentTarget.value)}
          data-testid="segment-name"
        />
        {create.error ? <ErrorState compact error={create.error} /> : null}
        <div className={classes.actions}>
          <Button type="submit" loading={create.isPending}>
            {words.confirm}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
