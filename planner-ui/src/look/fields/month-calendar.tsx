import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react'
import { useFormats, useText } from '@tournee/ui-kit'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import classes from './fields.module.css'
import { addMonths, dayAfterKey, weeksAround } from './month-grid.ts'
import { fieldsText } from './text.ts'

const ICON = { size: 16, stroke: 1.6 } as const
/** Escape closes the calendar and not the dialog it was opened from. */
const OWN_ESCAPE = { 'data-mantine-stop-propagation': true }

/** A month to pick a day from, Monday first; arrows go by days, page keys by months, with Shift by years. */
export function MonthCalendar(props: {
  readonly label: string
  readonly date: string | null
  readonly min?: string | undefined
  readonly today: string
  readonly onPick: (date: string) => void
}) {
  const { date, min, today } = props
  const words = useText(fieldsText)
  const formats = useFormats()
  const [near, setNear] = useState(date ?? (min && min > today ? min : today))
  const grid = useRef<HTMLTableElement>(null)
  const byKey = useRef(false)
  useEffect(() => {
    if (byKey.current) grid.current?.querySelector<HTMLElement>(`[data-date="${near}"]`)?.focus()
    byKey.current = false
  }, [near])
  const isEarly = (day: string) => min !== undefined && day < min
  const walk = (event: KeyboardEvent) => {
    const next = dayAfterKey(near, event.key, event.shiftKey)
    if (next === null) return
    event.preventDefault()
    byKey.current = true
    setNear(next)
  }
  const turn = (label: string, months: number, Icon: typeof IconChevronLeft) => (
    <ActionIcon {...OWN_ESCAPE} variant="subtle" size={32} aria-label={label} onClick={() => setNear(addMonths(near, months))}>
      <Icon {...ICON} />
    </ActionIcon>
  )
  const weeks = weeksAround(near)
  return (
    <div className={classes.calendar} data-testid="month-calendar">
      <div className={classes.head}>
        {turn(words.previousYear, -12, IconChevronsLeft)}
        {turn(words.previousMonth, -1, IconChevronLeft)}
        <strong aria-live="polite">{formats.month(near)}</strong>
        {turn(words.nextMonth, 1, IconChevronRight)}
        {turn(words.nextYear, 12, IconChevronsRight)}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of days is walked by arrows */}
      <table ref={grid} role="grid" aria-label={`${props.label}, ${formats.month(near)}`} onKeyDown={walk}>
        <thead>
          <tr>
            {weeks[0]!.map((day) => (
              <th key={day} scope="col">
                {formats.weekday(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a cell is a gridcell, which is selected or not
                <td key={day} aria-selected={day === date}>
                  <button
                    {...OWN_ESCAPE}
                    type="button"
                    tabIndex={day === near ? 0 : -1}
                    data-date={day}
                    data-autofocus={day === near || undefined}
                    data-outside={day.slice(0, 7) !== near.slice(0, 7)}
                    aria-label={`${Number(day.slice(8))} ${formats.month(day)}`}
                    aria-current={day === today ? 'date' : undefined}
                    aria-disabled={isEarly(day) || undefined}
                    onClick={() => (isEarly(day) ? undefined : props.onPick(day))}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button {...OWN_ESCAPE} variant="subtle" size="xs" disabled={isEarly(today)} onClick={() => props.onPick(today)}>
        {words.today}
      </Button>
    </div>
  )
}
