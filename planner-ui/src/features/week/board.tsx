import { useText } from '@tournee/ui-kit'
import type { ReactNode } from 'react'
import classes from './board.module.css'
import type { BoardHandlers } from './board-handlers.ts'
import { DayBoard } from './day-board.tsx'
import { DayTab } from './day-tab.tsx'
import type { WeekView } from './model.ts'
import type { Selection } from './selection.ts'
import { weekText } from './text.ts'
import { WeekBoard } from './week-board.tsx'

export interface BoardProps {
  readonly view: WeekView
  readonly selection: Selection
  readonly glowing: ReadonlySet<string>
  readonly on: BoardHandlers
  /** the list in the board's place, under the same days */
  readonly list?: ReactNode
  readonly onDay: (day: string | null) => void
  /** at the end of the bar: undo, history, kept states */
  readonly tools: ReactNode
}

/** The board in two zooms: the week as technician x day, or one day on a time axis. The tabs rule the map too. */
export function Board({ view, selection, glowing, on, onDay, list, tools }: BoardProps) {
  const words = useText(weekText)
  const { day } = selection
  return (
    <section className={classes.board} aria-label={words.board} data-testid="board">
      <div className={classes.bar}>
        <fieldset className={classes.tabs} aria-label={words.dayTabs}>
          <button type="button" aria-pressed={day === null} onClick={() => onDay(null)} data-day-tab="" data-testid="day-all">
            {words.wholeWeek}
          </button>
          {view.days.map((d) => (
            <DayTab key={d.date} day={d} pressed={day === d.date} onDay={onDay} />
          ))}
        </fieldset>
        {day === null || list ? null : (
          <ul className={classes.legend} aria-hidden="true">
            <li data-kind="drive">{words.driveLegend}</li>
            <li data-kind="visit">{words.workLegend}</li>
            <li data-kind="wait">{words.waitLegend}</li>
            <li data-kind="promise">{words.promiseLegend}</li>
          </ul>
        )}
        {tools}
      </div>
      <div className={classes.scroll} data-day-board={day === null || list ? undefined : day}>
        {list ? (
          list
        ) : day === null ? (
          <WeekBoard view={view} selection={selection} glowing={glowing} on={on} />
        ) : (
          <DayBoard key={day} view={view} day={day} selection={selection} glowing={glowing} on={on} />
        )}
      </div>
    </section>
  )
}
