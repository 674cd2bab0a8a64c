import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { IconBookmarks, IconTrash } from '@tabler/icons-react'
import { endpoints, type RoutePlan, type RoutePlanHead } from '@tournee/contract'
import { ErrorState, useApi, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import type { WeekAnswer } from '../model.ts'
import { weekText } from '../text.ts'
import { useEditor } from './editor-context.ts'
import classes from './kept-states.module.css'
import { stateOf } from './plan-state.ts'

const MOST = 10
const STALE = [endpoints.getWeek, endpoints.listRoutePlans]

/** States of the week kept by name, with their figures: keep, compare, restore, let go. */
export function KeptStates(props: {
  readonly week: WeekAnswer | null
  readonly plan: RoutePlan | null
  readonly canWrite: boolean
  readonly onCompare: (planId: string) => void
}) {
  const { week, plan, canWrite } = props
  const words = useText(weekText)
  const toast = useToast()
  const { session } = useEditor()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const keep = useWrite(endpoints.draftRoutePlan, STALE)
  const kept = week?.plans.filter((one) => one.name !== null) ?? []
  const save = async () => {
    const stored = await session.settle()
    const said = name.trim()
    if (!stored || !said) return
    keep.mutate(
      { params: { week: stored.week }, body: { fromPlanId: stored.id, name: said } },
      {
        onSuccess: () => {
          setName('')
          toast({ message: words.kept.kept(said) })
        },
      },
    )
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width="min(400px, calc(100vw - 24px))" trapFocus withArrow>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={32}
          aria-label={words.kept.open}
          title={words.kept.open}
          onClick={() => setOpen(!open)}
          data-testid="kept-states"
        >
          <IconBookmarks size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.kept} data-testid="kept-list">
          <h2>{words.kept.open}</h2>
          <p>{kept.length >= MOST ? words.kept.full : words.kept.hint}</p>
          {kept.length === 0 ? <p>{words.kept.none}</p> : null}
          <ul>
            {kept.map((one) => (
              <Kept
                key={one.id}
                plan={one}
                canWrite={canWrite}
                onCompare={() => {
                  setOpen(false)
                  props.onCompare(one.id)
                }}
                onDone={() => setOpen(false)}
              />
            ))}
          </ul>
          {keep.error ? <ErrorState compact error={keep.error} /> : null}
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void save()
            }}
          >
            <TextInput
              aria-label={words.kept.name}
              placeholder={words.kept.namePlaceholder}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              disabled={!canWrite || !plan || kept.length >= MOST}
              data-testid="kept-name"
            />
            <Button
              type="submit"
              variant="default"
              loading={keep.isPending}
              disabled={!canWrite || !plan || name.trim() === '' || kept.length >= MOST}
              data-testid="keep-state"
            >
              {words.kept.keep}
            </Button>
          </form>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function Kept(props: {
  readonly plan: RoutePlanHead
  readonly canWrite: boolean
  readonly onCompare: () => void
  readonly onDone: () => void
}) {
  const { plan, canWrite, onCompare, onDone } = props
  const words = useText(weekText)
  const formats = useFormats()
  const toast = useToast()
  const { session } = useEditor()
  const { call } = useApi()
  const rename = useWrite(endpoints.nameRoutePlan, STALE)
  const name = plan.name ?? ''
  const restore = async () => {
    const whole = await call(endpoints.getRoutePlan, { params: { id: plan.id } })
    session.apply({ kind: 'restore', name }, stateOf(whole))
    onDone()
    toast({ message: words.kept.restored(name), undo: { run: () => void session.undo() } })
  }
  const setName = (version: number, next: string | null) =>
    rename.mutateAsync({ params: { id: plan.id }, ifMatch: version, body: { name: next } })
  const forget = async () => {
    const { version } = await setName(plan.version, null)
    toast({ message: words.kept.forgotten(name), undo: { run: () => void setName(version, name) } })
  }
  return (
    <li data-testid="kept-state">
      <span className={classes.name}>
        <strong>{name}</strong>
        <small>
          {plan.summary ? words.version(formats.dateTime(plan.createdAt), formats.km(plan.summary.km), plan.summary.unassigned) : null}
        </small>
      </span>
      <Button size="compact-xs" variant="default" onClick={onCompare}>
        {words.kept.compare}
      </Button>
      <Button size="compact-xs" variant="default" disabled={!canWrite} onClick={() => void restore()} data-testid="restore-state">
        {words.kept.restore}
      </Button>
      <ActionIcon variant="subtle" size={26} disabled={!canWrite} aria-label={words.kept.forget(name)} onClick={() => void forget()}>
        <IconTrash size={14} stroke={1.6} />
      </ActionIcon>
    </li>
  )
}
