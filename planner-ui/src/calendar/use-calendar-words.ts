import { useLocale, useText } from '@tournee/ui-kit'
import { format, getDay, parse, startOfWeek } from 'date-fns'
import { enGB, fr } from 'date-fns/locale'
import { useMemo } from 'react'
import { dateFnsLocalizer, type Formats, type Messages } from 'react-big-calendar'
import { civilOf } from '../lib/wall-clock.ts'
import { calendarText } from './text.ts'

const localizer = dateFnsLocalizer({ format, parse, startOfWeek, getDay, locales: { fr, en: enGB } })

/** How the calendar library writes and says things, in the chosen language. */
export function useCalendarWords() {
  const { locale, formats } = useLocale()
  const words = useText(calendarText)
  return useMemo(() => {
    const messages: Messages = {
      today: words.today,
      previous: words.previous,
      next: words.next,
      month: words.month,
      week: words.week,
      day: words.day,
      allDay: words.allDay,
      noEventsInRange: words.noEvents,
      showMore: words.more,
    }
    const clock = 'HH:mm'
    const range = ({ start, end }: { start: Date; end: Date }) => `${format(start, clock)}–${format(end, clock)}`
    const written: Formats = {
      timeGutterFormat: clock,
      eventTimeRangeFormat: range,
      selectRangeFormat: range,
      dayFormat: (date: Date) => formats.dayShort(civilOf(date)),
      weekdayFormat: (date: Date) => format(date, 'EEEE', { locale: locale === 'fr' ? fr : enGB }),
      dayHeaderFormat: (date: Date) => formats.dayLong(civilOf(date)),
      dayRangeHeaderFormat: ({ start, end }: { start: Date; end: Date }) => formats.dateRange(civilOf(start), civilOf(end)),
      monthHeaderFormat: (date: Date) => format(date, 'LLLL yyyy', { locale: locale === 'fr' ? fr : enGB }),
    }
    return { localizer, culture: locale, messages, formats: written }
  }, [locale, formats, words])
}
