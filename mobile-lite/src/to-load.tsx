import type { LoadedPart } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import classes from './day-screen.module.css'
import { partInWords } from './lib/day.ts'
import { dayText } from './text.ts'

/** What the day's visits need, to be loaded before leaving; nothing where they need nothing. Folded up once the first visit is over. */
export function ToLoad({ load, open }: { readonly load: readonly LoadedPart[]; readonly open: boolean }) {
  const words = useText(dayText)
  if (load.length === 0) return null
  const count = load.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <details className={classes.load} open={open} data-testid="to-load">
      <summary>
        {words.load} · {words.loadCount(count)}
      </summary>
      <ul>
        {load.map((part) => (
          <li key={`${part.reference} ${part.label}`}>
            <span>{partInWords(part)}</span>
            <small>{words.forStops(part.stops)}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
