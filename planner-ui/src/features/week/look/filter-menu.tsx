import { Button, Popover, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useText } from '@tournee/ui-kit'
import { memo } from 'react'
import { weekText } from '../text.ts'
import { countsOf, FACETS, type Facet, toggle } from './filter.ts'
import classes from './filter-menu.module.css'
import type { Look } from './use-look.ts'
import type { useWordOf } from './use-word-of.ts'

interface FilterProps {
  readonly look: Look
  readonly wordOf: ReturnType<typeof useWordOf>
}

/** Chooses which visits are shown, by text and by facet, each value with how many it would show. */
export const FilterMenu = memo(function FilterMenu(
  props: FilterProps & { readonly opened: boolean; readonly onOpened: (opened: boolean) => void },
) {
  const words = useText(weekText)
  const { look, opened, onOpened } = props
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" width="min(560px, calc(100vw - 24px))" trapFocus withArrow>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconFilter size={14} stroke={1.6} />}
          onClick={() => onOpened(!opened)}
          title={`${words.filter} (f)`}
          data-testid="filter"
        >
          {words.filter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.drop ?? ''} data-testid="filter-menu">
        <TextInput
          type="search"
          size="xs"
          data-autofocus
          aria-label={words.filterText}
          placeholder={words.filterText}
          value={look.filter.text}
          onChange={(event) => {
            const text = event.currentTarget.value
            look.setFilter((now) => ({ ...now, text }))
          }}
        />
        <div className={classes.facets}>
          {FACETS.map((facet) => (
            <FacetValues key={facet} facet={facet} {...props} />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
})

function FacetValues({ look, wordOf, facet }: FilterProps & { readonly facet: Facet }) {
  const words = useText(weekText)
  const counts = [...countsOf(look.facts, look.filter, facet)]
  const chosen = look.filter.chosen[facet] ?? []
  if (counts.length < 2 && chosen.length === 0) return null
  const named = counts.map(([value, count]) => ({ value, count, name: wordOf(facet, value) })).sort((a, b) => a.name.localeCompare(b.name))
  return (
    <fieldset className={classes.facet}>
      <legend>{words.facets[facet]}</legend>
      {named.map(({ value, count, name }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen.includes(value)}
          onClick={() => look.setFilter((now) => toggle(now, facet, value))}
          data-facet={facet}
          data-value={value}
        >
          {name} <small>{count}</small>
        </button>
      ))}
    </fieldset>
  )
}
