import { useMediaQuery } from '@mantine/hooks'
import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { memo } from 'react'
import { useEditor, useLaneOffer, useOver } from '../edit/editor-context.ts'
import { LanePriceSum, useRefusal } from '../edit/lane-offer.tsx'
import { useStore } from '../edit/store.ts'
import { type Cell, cellKey, type WeekView } from '../model.ts'
import { weekText } from '../text.ts'
import classes from './drop-sheet.module.css'

/** Below this the board is no longer beside the map, and a drag could not reach it. */
const NARROW = '(max-width: 900px)'

/**
 * Every shift of the week with its price, and the basket, while a visit is dragged and the board is out of reach: the list is in its place, or
 * the window is narrow. It opens in the half of the window where the drag did not start.
 */
export function DropSheet({ view, isList }: { readonly view: WeekView; readonly isList: boolean }) {
  const { offer } = useEditor()
  const words = useText(weekText)
  const formats = useFormats()
  const half = useStore(offer, (now) => (now?.by === 'pointer' ? (now.half ?? 'upper') : null))
  const isNarrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  if (half === null || !(isList || isNarrow)) return null
  const columns = { gridTemplateColumns: `var(--names) repeat(${view.days.length}, minmax(0, 1fr))` }
  return (
    <section
      className={classes.sheet}
      data-at={half === 'lower' ? 'top' : 'bottom'}
      aria-label={words.board}
      data-drop-sheet
      data-testid="drop-sheet"
    >
      <div className={classes.row} style={columns}>
        <span />
        {view.days.map(({ date }) => (
          <span key={date} className={classes.day}>
            {formats.dayShort(date)}
          </span>
        ))}
      </div>
      <div className={classes.lanes}>
        {view.technicians.map((technician) => (
          <div key={technician.id} className={classes.row} style={{ ...columns, ...technicianStyle(technician.colour) }}>
            <span className={classes.who}>
              <TechnicianMark letter={technician.letter} colour={technician.colour} />
              <span>{technician.name}</span>
            </span>
            {view.days.map(({ date }) => (
              <Shift key={date} cell={view.cells.get(cellKey(technician.id, date))!} />
            ))}
          </div>
        ))}
      </div>
      <Basket />
    </section>
  )
}

const Shift = memo(function Shift({ cell }: { readonly cell: Cell }) {
  const key = cellKey(cell.technician.id, cell.date)
  const lane = useLaneOffer(key)?.lane ?? null
  const over = useOver(key) !== null
  const refusal = useRefusal(lane)
  return (
    <div
      className={classes.shift}
      data-lane={key}
      data-offer={lane?.fits ? 'fits' : 'refused'}
      data-best={lane?.fits === true && lane.rank === 1}
      data-over={over || undefined}
      data-testid="sheet-lane"
    >
      {refusal === null ? (
        <LanePriceSum shiftKey={key} lane={lane} className={classes.price} />
      ) : (
        <span className={classes.no}>{refusal}</span>
      )}
    </div>
  )
})

function Basket() {
  const words = useText(weekText)
  const { offer } = useEditor()
  const over = useStore(offer, (now) => now?.over?.kind === 'basket')
  return (
    <div className={classes.basket} data-basket data-over={over || undefined}>
      {words.edit.toBasket}
    </div>
  )
}
