import { ActionIcon, Popover } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconHistory, IconKeyboard } from '@tabler/icons-react'
import { useFormats, useText } from '@tournee/ui-kit'
import { type ReactNode, useState } from 'react'
import type { WeekView } from '../model.ts'
import { weekText } from '../text.ts'
import classes from './edit-bar.module.css'
import type { Edit } from './edit-history.ts'
import { editWords } from './edit-words.ts'
import { useEditor, useSession } from './editor-context.ts'
import { priceWords } from './price-words.ts'

/** Undo, redo, what was done and what each edit changed; whether it is stored; and the keys. */
export function EditBar(props: { readonly view: WeekView | null; readonly onHelp: () => void; readonly children: ReactNode }) {
  const words = useText(weekText)
  const { session } = useEditor()
  const { history, status } = useSession(session)
  const said = { saved: words.edit.saved, saving: words.edit.saving, offline: words.edit.waiting, conflict: words.edit.conflict }[status]
  return (
    <div className={classes.bar}>
      <ActionIcon
        variant="subtle"
        size={32}
        aria-label={words.edit.undo}
        title={`${words.edit.undo} (${words.help.keys.undo})`}
        disabled={history.past.length === 0}
        onClick={() => void session.undo()}
        data-testid="undo"
      >
        <IconArrowBackUp size={18} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size={32}
        aria-label={words.edit.redo}
        title={`${words.edit.redo} (${words.help.keys.redo})`}
        disabled={history.future.length === 0}
        onClick={() => void session.redo()}
        data-testid="redo"
      >
        <IconArrowForwardUp size={18} stroke={1.6} />
      </ActionIcon>
      <HistoryList view={props.view} />
      {props.children}
      <ActionIcon
        variant="subtle"
        size={32}
        aria-label={words.help.open}
        title={`${words.help.open} ( ? )`}
        onClick={props.onHelp}
        data-testid="help"
      >
        <IconKeyboard size={18} stroke={1.6} />
      </ActionIcon>
      <span className={classes.status} data-status={status} title={said} role="status" data-testid="save-status">
        <span className="visually-hidden">{history.past.length + history.future.length > 0 || status !== 'saved' ? said : ''}</span>
      </span>
    </div>
  )
}

function HistoryList({ view }: { readonly view: WeekView | null }) {
  const words = useText(weekText)
  const { session } = useEditor()
  const { history } = useSession(session)
  const [open, setOpen] = useState(false)
  const travel = async (way: 'undo' | 'redo', times: number) => {
    for (let i = 0; i < times; i++) await session[way]()
  }
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width="min(380px, calc(100vw - 24px))" trapFocus withArrow>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={32}
          aria-label={words.edit.history}
          title={words.edit.history}
          onClick={() => setOpen(!open)}
          data-testid="history"
        >
          <IconHistory size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: takes the focus, so that it is read out and Escape closes it */}
        <div className={classes.history} tabIndex={0} data-testid="history-list">
          <h2>{words.edit.history}</h2>
          {history.past.length + history.future.length === 0 ? <p>{words.edit.historyEmpty}</p> : null}
          <ol>
            {history.future.toReversed().map((edit, i) => (
              <Entry key={edit.id} edit={edit} view={view} undone onGo={() => travel('redo', history.future.length - i)} />
            ))}
            {history.past.toReversed().map((edit, i) => (
              <Entry key={edit.id} edit={edit} view={view} now={i === 0} onGo={() => travel('undo', i)} />
            ))}
          </ol>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function Entry(props: {
  readonly edit: Edit
  readonly view: WeekView | null
  readonly undone?: boolean
  readonly now?: boolean
  readonly onGo: () => void
}) {
  const { edit, view } = props
  const words = useText(weekText)
  const formats = useFormats()
  const label = editWords(edit.label, { words, formats, technicians: view?.technicians ?? [], visits: view?.visits ?? new Map() })
  return (
    <li>
      <button
        type="button"
        data-undone={props.undone}
        aria-current={props.now ? 'step' : undefined}
        title={words.edit.goTo(label)}
        onClick={props.onGo}
        data-testid="history-entry"
      >
        <span>{label}</span>
        <small>{edit.price ? priceWords(edit.price, words, formats) : words.edit.unknownPrice}</small>
        {props.now ? <em>{words.edit.historyNow}</em> : props.undone ? <em>{words.edit.undone}</em> : null}
      </button>
    </li>
  )
}
