import { TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import { type KeyboardEvent, useRef } from 'react'
import { DayChip } from './day-chip.tsx'
import { neighbourSpot, type Spot, sameSpot, spotKey } from './model.ts'
import { MoveLabel } from './move-label.tsx'
import { zoneDaysText } from './text.ts'
import type { ZoneDaysData } from './use-zone-days.ts'
import classes from './zone-days.module.css'

/** Technicians by dates: every day a button, arrows walk, days are dragged onto each other. */
export function DaysTable(props: {
  readonly data: ZoneDaysData
  readonly dates: readonly string[]
  readonly selected: Spot | null
  readonly changed: ReadonlySet<string>
  readonly editable: boolean
  readonly onSelect: (spot: Spot) => void
  readonly onMove: (from: Spot, to: Spot) => void
  /** a day is taken up; null: it is let go */
  readonly onDrag: (from: Spot | null) => void
}) {
  const { data, dates, selected } = props
  const words = useText(zoneDaysText)
  const formats = useFormats()
  const box = useRef<HTMLTableElement>(null)
  const dragged = useRef<Spot | null>(null)
  const today = formats.civilDate(new Date())
  const onKeyDown = (event: KeyboardEvent, spot: Spot) => {
    const next = neighbourSpot(spot, event.key, data.technicians, dates)
    if (!next) return
    event.preventDefault()
    box.current?.querySelector<HTMLButtonElement>(`[data-spot="${spotKey(next)}"]`)?.focus()
  }
  return (
    <section className={classes.scroll} aria-label={words.table}>
      <table className={classes.grid} ref={box} data-testid="zone-day-table">
        <thead>
          <tr>
            <th scope="col">{words.technician}</th>
            {dates.map((date) => (
              <th key={date} scope="col" data-today={date === today}>
                {formats.dayShort(date)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.technicians.map((technician) => (
            <tr key={technician.id}>
              <th scope="row">
                <span className={classes.rowHead}>
                  <TechnicianMark letter={technician.letter} colour={technician.colour} />
                  {technician.name}
                </span>
              </th>
              {dates.map((date) => {
                const spot = { technicianId: technician.id, date }
                const day = data.days.get(spotKey(spot))
                const movable = props.editable && (day?.zoneIds.length ?? 0) > 0
                return (
                  <td key={date} data-changed={props.changed.has(spotKey(spot))}>
                    <button
                      type="button"
                      data-spot={spotKey(spot)}
                      aria-pressed={selected !== null && sameSpot(selected, spot)}
                      draggable={movable}
                      onDragStart={(e) => {
                        dragged.current = spot
                        e.dataTransfer.effectAllowed = 'move'
                        e.dataTransfer.setData('text/plain', spotKey(spot))
                        props.onDrag(spot)
                      }}
                      onDragEnd={() => props.onDrag(null)}
                      onDragOver={(e) => props.editable && e.preventDefault()}
                      onDrop={(e) => {
                        e.preventDefault()
                        if (dragged.current) props.onMove(dragged.current, spot)
                        dragged.current = null
                      }}
                      onClick={() => props.onSelect(spot)}
                      onKeyDown={(e) => onKeyDown(e, spot)}
                      data-testid="zone-day"
                    >
                      <span className="visually-hidden">{words.cell(technician.name, formats.day(date))}</span>
                      {day ? <DayChip day={day} zones={data.zones} /> : <span className={classes.none}>{words.free}</span>}
                      <MoveLabel spot={spot} />
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
