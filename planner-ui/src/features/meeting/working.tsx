import type { CostPart, Decision } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import type { Telling } from './decision-words.ts'
import classes from './meeting.module.css'
import { meetingText } from './text.ts'

/** What a decision costs as it is, and what that is made of: so many kilometres, hours or times at the company's rates. */
export function Working({ decision, telling }: { readonly decision: Decision; readonly telling: Telling }) {
  const words = useText(meetingText)
  const { formats } = telling
  return (
    <div className={classes.stake} data-testid="stake">
      <strong>{words.stake(formats.euros(decision.eur))}</strong>
      <ul>
        {decision.working.map((part) => (
          <li key={part.name}>
            <span>
              {words.working[part.name]} <small>{termOf(part, telling)}</small>
            </span>
            <span>{formats.euros(part.eur)}</span>
          </li>
        ))}
      </ul>
      <Link href="/settings" className={classes.costs}>
        {words.costs}
      </Link>
    </div>
  )
}

/** `34,2 km × 0,35 €`; nothing for what is counted once. */
function termOf({ amount, unit, rate }: CostPart, { words, formats }: Telling): string {
  if (amount === undefined || rate === undefined || unit === undefined || unit === 'once') return ''
  return `${unit === 'km' ? formats.km(amount) : formats.duration(amount * 3_600)} × ${words.rates[unit](formats.number(rate, 2))}`
}
