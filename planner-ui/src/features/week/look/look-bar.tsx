import { Button, NativeSelect } from '@mantine/core'
import { IconFocusCentered, IconX } from '@tabler/icons-react'
import { useFormats, useText } from '@tournee/ui-kit'
import { type Dispatch, memo, type SetStateAction, useCallback, useState } from 'react'
import type { WeekView } from '../model.ts'
import { weekText } from '../text.ts'
import { BoardOrList } from './board-or-list.tsx'
import { COLOUR_BY, type ColourBy } from './colouring.ts'
import { countsOf, FACETS, NO_FILTER, toggle } from './filter.ts'
import { FilterMenu } from './filter-menu.tsx'
import classes from './look-bar.module.css'
import type { Look } from './use-look.ts'
import { useLookKeys } from './use-look-keys.ts'
import { useWordOf } from './use-word-of.ts'
import { ViewsMenu } from './views-menu.tsx'

/** How the week is looked at, in one line: filters with their counts, colour, frame, board or list, saved views. */
export const LookBar = memo(function LookBar({
  look,
  view,
  isList,
  onList,
  enabled,
}: {
  readonly look: Look
  readonly view: WeekView | null
  readonly isList: boolean
  readonly onList: Dispatch<SetStateAction<boolean>>
  readonly enabled: boolean
}) {
  const words = useText(weekText)
  const wordOf = useWordOf(view, look)
  const [filtering, setFiltering] = useState(false)
  const openFilter = useCallback(() => setFiltering(true), [])
  const onTurn = useCallback(() => onList((now) => !now), [onList])
  useLookKeys({ look, onTurn, enabled, openFilter })
  return (
    <section className={classes.bar} aria-label={words.look} data-testid="look-bar">
      <FilterMenu look={look} wordOf={wordOf} opened={filtering} onOpened={setFiltering} />
      <div className={classes.chips}>
        {look.isFiltering ? (
          <>
            <Chips look={look} wordOf={wordOf} />
            <span className={classes.count} role="status" data-testid="filter-count">
              {words.filtered(look.shown.length, look.facts.length)}
            </span>
            <button type="button" className={classes.clear} onClick={() => look.setFilter(NO_FILTER)} data-testid="filter-clear">
              {words.clearFilter}
            </button>
          </>
        ) : null}
      </div>
      <ColourChoice look={look} />
      <ViewsMenu look={look} />
      <BoardOrList isList={isList} onList={onList} />
    </section>
  )
})

/** What the colour says, and the frame around what is selected. */
const ColourChoice = memo(function ColourChoice({ look }: { readonly look: Look }) {
  const words = useText(weekText)
  const formats = useFormats()
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={words.colourBy}
        title={`${words.colourBy} (k)`}
        value={look.colourBy}
        onChange={(event) => look.setColourBy(event.currentTarget.value as ColourBy)}
        data={COLOUR_BY.map((by) => ({ value: by, label: formats.labelled(words.colourBy, words.colours[by]) }))}
        data-testid="colour-by"
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFocusCentered size={14} stroke={1.6} />}
        onClick={look.frame}
        title={`${words.fitSelection} (z)`}
        data-testid="fit-selection"
      >
        {words.fitSelection}
      </Button>
    </>
  )
})

function Chips({ look, wordOf }: { readonly look: Look; readonly wordOf: ReturnType<typeof useWordOf> }) {
  const words = useText(weekText)
  const text = look.filter.text.trim()
  const chips = FACETS.flatMap((facet) => {
    const chosen = look.filter.chosen[facet] ?? []
    const counts = chosen.length > 0 ? countsOf(look.facts, look.filter, facet) : null
    return chosen.map((value) => ({
      key: `${facet} ${value}`,
      name: wordOf(facet, value),
      count: counts?.get(value) ?? 0,
      drop: () => look.setFilter((now) => toggle(now, facet, value)),
    }))
  })
  if (text !== '')
    chips.push({
      key: 'text',
      name: `« ${text} »`,
      count: look.shown.length,
      drop: () => look.setFilter((now) => ({ ...now, text: '' })),
    })
  return chips.map(({ key, name, count, drop }) => (
    <button
      key={key}
      type="button"
      className={classes.chip}
      onClick={drop}
      aria-label={words.removeFilter(name, count)}
      data-testid="filter-chip"
    >
      {name} <small>{count}</small>
      <IconX size={12} stroke={2} aria-hidden="true" />
    </button>
  ))
}
