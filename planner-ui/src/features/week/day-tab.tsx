import { useFormats, useText } from '@tournee/ui-kit'
import { useDayOffer } from './edit/editor-context.ts'
import type { DayView } from './model.ts'
import { weekText } from './text.ts'

/** A day of the week to look at. While a visit looks for a place it says whether the day has one, and opens under a pointer that stays. */
export function DayTab({
  day,
  pressed,
  onDay,
}: {
  readonly day: DayView
  readonly pressed: boolean
  readonly onDay: (day: string) => void
}) {
  const words = useText(weekText)
  const formats = useFormats()
  const offered = useDayOffer(day.date)
  return (
    <button
      type="button"
      aria-pressed={pressed}
      title={day.holiday ? words.holiday(day.holiday) : words.dayVisits(day.visits)}
      onClick={() => onDay(day.date)}
      data-offer={offered ?? undefined}
      data-day-tab={day.date}
      data-testid={`day-${day.date}`}
    >
      {formats.dayShort(day.date)} <small>{day.visits}</small>
    </button>
  )
}
