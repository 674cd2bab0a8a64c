import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import type { ClientRow } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, useFormats, useText } from '@tournee/ui-kit'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { Link } from 'wouter'
import classes from './call-screen.module.css'
import { asksFor, nextLit } from './model.ts'
import { callText } from './text.ts'
import { useCallerSearch } from './use-caller-search.ts'

const LIST_ID = 'call-results'
const optionId = (id: string) => `call-option-${id}`

/** The one field of a call, and the clients it finds: arrows to choose, Enter to open. */
export function CallSearch(props: {
  readonly query: string
  readonly lit: number
  /** the list shows only while nobody is open */
  readonly searching: boolean
  readonly fieldRef: RefObject<HTMLInputElement | null>
  readonly onType: (query: string) => void
  readonly onLit: (index: number) => void
  readonly onOpen: (clientId: string) => void
}) {
  const { query, lit, searching, fieldRef, onType, onLit, onOpen } = props
  const words = useText(callText)
  const search = useCallerSearch(query)
  // Enter pressed before the answer is there opens the first client as soon as it comes
  const [eager, setEager] = useState<string | null>(null)
  const first = search.items[0]?.id
  useEffect(() => {
    if (!searching || eager === null || !search.current) return
    setEager(null)
    if (eager === query && first) onOpen(first)
  }, [searching, eager, search.current, query, first, onOpen])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      onLit(nextLit(lit, event.key === 'ArrowDown' ? 1 : -1, search.items.length))
    } else if (event.key === 'Enter' && !event.repeat && !event.nativeEvent.isComposing) {
      event.preventDefault()
      const chosen = search.items[lit]
      if (search.current && chosen) onOpen(chosen.id)
      else if (asksFor(query)) setEager(query)
    }
  }
  const open = searching && search.items.length > 0
  return (
    <search className={classes.search}>
      <label htmlFor="call-field">{words.field}</label>
      <div className={classes.field}>
        <IconPhone size={22} stroke={1.6} aria-hidden="true" />
        <input
          id="call-field"
          ref={fieldRef}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={open}
          aria-controls={LIST_ID}
          aria-autocomplete="list"
          aria-activedescendant={open && search.items[lit] ? optionId(search.items[lit].id) : undefined}
          placeholder={words.placeholder}
          value={query}
          onChange={(e) => onType(e.currentTarget.value)}
          onKeyDown={onKeyDown}
          data-testid="call-field"
        />
      </div>
      <p className="visually-hidden" role="status">
        {search.current && searching ? words.found(search.items.length) : ''}
      </p>
      {searching ? <Results search={search} query={query} lit={lit} onLit={onLit} onOpen={onOpen} /> : <div id={LIST_ID} hidden />}
    </search>
  )
}

function Results(props: {
  readonly search: ReturnType<typeof useCallerSearch>
  readonly query: string
  readonly lit: number
  readonly onLit: (index: number) => void
  readonly onOpen: (clientId: string) => void
}) {
  const { search, query, lit, onLit, onOpen } = props
  const words = useText(callText)
  if (asksFor(query) === null)
    return (
      <div id={LIST_ID}>
        <EmptyState title={words.start} hint={words.startHint} />
      </div>
    )
  if (search.answer.isError) return <ErrorState error={search.answer.error} onRetry={() => search.answer.refetch()} />
  if (search.asked === null || search.answer.isPending) return <SkeletonRows rows={4} height={52} gap={1} />
  if (search.items.length === 0)
    return (
      <EmptyState title={words.none} hint={words.noneHint}>
        <Button component={Link} href="/clients" variant="default">
          {words.toClients}
        </Button>
      </EmptyState>
    )
  return (
    <div className={classes.results} role="listbox" id={LIST_ID} aria-label={words.results} data-testid="call-results">
      {search.items.map((row, index) => (
        <Result key={row.id} row={row} lit={index === lit} onLit={() => onLit(index)} onOpen={() => onOpen(row.id)} />
      ))}
    </div>
  )
}

function Result(props: { readonly row: ClientRow; readonly lit: boolean; readonly onLit: () => void; readonly onOpen: () => void }) {
  const { row } = props
  const words = useText(callText)
  const formats = useFormats()
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the lit line
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      role="option"
      id={optionId(row.id)}
      className={classes.result}
      aria-selected={props.lit}
      onMouseMove={props.onLit}
      onClick={props.onOpen}
      data-testid="call-result"
    >
      <strong>{row.name}</strong>
      <span>
        {row.postcode} {row.city}
      </span>
      <span>{row.phone ?? ''}</span>
      <span>{row.tier ? words.tiers[row.tier] : ''}</span>
      <span>
        {row.nextDueOn ? words.nextDue(formats.date(row.nextDueOn)) : row.lastVisitOn ? words.lastVisit(formats.date(row.lastVisitOn)) : ''}
      </span>
    </div>
  )
}
