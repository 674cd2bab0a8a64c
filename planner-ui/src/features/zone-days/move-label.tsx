import { useFormats, useText } from '@tournee/ui-kit'
import { useContext } from 'react'
import { type Spot, sameSpot, spotKey } from './model.ts'
import { DragContext } from './move-costs.ts'
import { zoneDaysText } from './text.ts'
import classes from './zone-days.module.css'

/** While a day is dragged: what putting it on this place costs, or that nobody works there. Nothing where it comes from. */
export function MoveLabel({ spot }: { readonly spot: Spot }) {
  const words = useText(zoneDaysText)
  const formats = useFormats()
  const drag = useContext(DragContext)
  if (!drag || sameSpot(drag.from, spot)) return null
  const cost = drag.costs?.get(spotKey(spot))
  if (!cost) return drag.costs ? null : <span className={classes.moveCost}>…</span>
  const verdict = cost.refusal !== null ? 'refused' : Math.abs(cost.eur) < 0.5 ? 'same' : cost.eur > 0 ? 'worse' : 'better'
  return (
    <span className={classes.moveCost} data-verdict={verdict} data-testid="zone-day-move-cost">
      {cost.refusal !== null ? words.dayOff : `${cost.eur > 0 ? '+' : ''}${formats.euros(cost.eur)}`}
    </span>
  )
}
