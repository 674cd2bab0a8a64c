import type { Technician, ZoneDay } from '@tournee/contract'
import { TechnicianMark, technicianStyle } from '@tournee/ui-kit'
import { useCallback, useMemo } from 'react'
import { createDragCalendar, useLetGo } from '../../calendar/drag-calendar.tsx'
import { useCalendarWords } from '../../calendar/use-calendar-words.ts'
import { civilOf, localDay } from '../../lib/wall-clock.ts'
import { DayChip } from './day-chip.tsx'
import { type Spot, spotKey } from './model.ts'
import { MoveLabel } from './move-label.tsx'
import type { ZoneDaysData } from './use-zone-days.ts'
import classes from './zone-days.module.css'

interface DayEvent {
  readonly id: string
  readonly title: string
  readonly start: Date
  readonly end: Date
  readonly allDay: true
  readonly day: ZoneDay
  readonly technician: Technician
}

const DragCalendar = createDragCalendar<DayEvent>()
const MONTH = ['month' as const]

/** A month of zone days; a day is dragged to another date. Loaded on demand. */
export function DaysCalendar(props: {
  readonly data: ZoneDaysData
  readonly date: string
  readonly editable: boolean
  readonly onDate: (date: string) => void
  readonly onSelect: (spot: Spot) => void
  readonly onMove: (from: Spot, to: Spot) => void
  /** a day is taken up; null: it is let go */
  readonly onDrag: (from: Spot | null) => void
}) {
  const { data } = props
  const library = useCalendarWords()
  const events = useMemo(
    () =>
      data.items.flatMap((day): DayEvent[] => {
        const technician = data.technicians.find((t) => t.id === day.technicianId)
        if (!technician || day.zoneIds.length === 0) return []
        const start = localDay(day.date)
        return [{ id: spotKey(day), title: technician.name, start, end: start, allDay: true, day, technician }]
      }),
    [data.items, data.technicians],
  )
  const components = useMemo(
    () => ({
      event: ({ event }: { event: DayEvent }) => (
        <span className={classes.event} style={technicianStyle(event.technician.colour)}>
          <TechnicianMark small letter={event.technician.letter} colour={event.technician.colour} />
          <DayChip day={event.day} zones={data.zones} />
          <MoveLabel spot={{ technicianId: event.day.technicianId, date: civilOf(event.start) }} />
        </span>
      ),
    }),
    [data.zones],
  )
  const { onDrag } = props
  const letGo = useLetGo(useCallback(() => onDrag(null), [onDrag]))
  return (
    <div className={classes.calendar} data-testid="zone-day-calendar">
      <DragCalendar
        {...library}
        ref={letGo}
        events={events}
        components={components}
        views={MONTH}
        view="month"
        onView={() => undefined}
        toolbar={false}
        date={localDay(props.date)}
        onNavigate={(to) => props.onDate(civilOf(to))}
        showAllEvents
        resizable={false}
        draggableAccessor={() => props.editable}
        onSelectEvent={({ day }) => props.onSelect(day)}
        onDragStart={({ event }) => onDrag(event.day)}
        onEventDrop={({ event, start }) =>
          props.onMove(event.day, { technicianId: event.day.technicianId, date: civilOf(new Date(start)) })
        }
        tooltipAccessor={null}
      />
    </div>
  )
}
