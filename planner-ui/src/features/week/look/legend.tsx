import { useText } from '@tournee/ui-kit'
import { memo } from 'react'
import { weekText } from '../text.ts'
import { toggle } from './filter.ts'
import classes from './legend.module.css'
import { ShapeMark } from './shape-mark.tsx'
import type { Look } from './use-look.ts'
import type { useWordOf } from './use-word-of.ts'

/** What the colours on the map say; a click on a line shows only those visits. */
export const Legend = memo(function Legend({ look, wordOf }: { readonly look: Look; readonly wordOf: ReturnType<typeof useWordOf> }) {
  const words = useText(weekText)
  if (look.legend.length === 0 || look.colourBy === 'technician') return null
  const name = words.legendOf(words.colours[look.colourBy])
  return (
    <ul className={classes.legend} aria-label={name} data-testid="legend">
      {look.legend.map((entry) => {
        const pressed = look.filter.chosen[entry.facet]?.includes(entry.value) ?? false
        return (
          <li key={entry.value}>
            <button type="button" aria-pressed={pressed} onClick={() => look.setFilter((now) => toggle(now, entry.facet, entry.value))}>
              <ShapeMark mark={entry} />
              <span>{wordOf(entry.facet, entry.value)}</span>
              <small>{entry.count}</small>
            </button>
          </li>
        )
      })}
    </ul>
  )
})
