import type { Appointment, Technician } from '@tournee/contract'
import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { useContext, useMemo } from 'react'
import { createDragCalendar, useLetGo } from '../../calendar/drag-calendar.tsx'
import { useCalendarWords } from '../../calendar/use-calendar-words.ts'
import { localDay } from '../../lib/wall-clock.ts'
import classes from './appointments.module.css'
import { DragContext, useDragCosts } from './drag-costs.ts'
import { DragLabel } from './drag-label.tsx'
import { type AppointmentEvent, eventsOf, isMovable, shownRange, type Target, targetOf, VIEWS, type View } from './model.ts'
import { TechnicianColumn } from './technician-column.tsx'
import { appointmentsText } from './text.ts'

const DragCalendar = createDragCalendar<AppointmentEvent, Technician>()
const DAY_BEGINS = new Date(2000, 0, 1, 7, 0)
const DAY_ENDS = new Date(2000, 0, 1, 19, 0)
const nothing = () => undefined

/** Appointments by day (a column a technician), week or month; dragged to another hour or technician. Loaded on demand. */
export function AppointmentCalendar(props: {
  readonly appointments: readonly Appointment[]
  readonly technicians: readonly Technician[]
  readonly view: View
  readonly date: string
  readonly selectedId: string | null
  readonly editable: boolean
  readonly onSelect: (id: string) => void
  readonly onMove: (appointment: Appointment, target: Target) => void
  readonly onDay: (date: string) => void
}) {
  const { technicians, view, selectedId } = props
  const { timeZone } = useFormats()
  const library = useCalendarWords()
  const events = useMemo(() => eventsOf(props.appointments, timeZone), [props.appointments, timeZone])
  const components = useMemo(
    () => ({
      event: ({ event }: { event: AppointmentEvent }) => (
        <Event event={event} technicians={technicians} selected={event.id === selectedId} view={view} />
      ),
      dayColumnWrapper: TechnicianColumn,
      // the library's own header claims a table role outside a table
      week: { header: ({ label }: { label: string }) => <span>{label}</span> },
      resourceHeader: ({ resource }: { resource: Technician }) => (
        <span className={classes.column}>
          <TechnicianMark small letter={resource.letter} colour={resource.colour} />
          {resource.name}
        </span>
      ),
    }),
    [technicians, selectedId, view],
  )
  const range = useMemo(() => shownRange(view, props.date), [view, props.date])
  const { drag, begin, end } = useDragCosts(range, view === 'day')
  const letGo = useLetGo(end)
  return (
    <div className={classes.calendar} data-view={view} data-testid="appointment-calendar">
      <DragContext value={drag}>
        <DragCalendar
          {...library}
          ref={letGo}
          events={events}
          components={components}
          views={[...VIEWS]}
          view={view}
          onView={nothing}
          toolbar={false}
          date={localDay(props.date)}
          onNavigate={nothing}
          onDrillDown={(day) => props.onDay(library.localizer.format(day, 'yyyy-MM-dd'))}
          {...(view === 'day'
            ? {
                resources: [...technicians],
                resourceIdAccessor: (t: Technician) => t.id,
                resourceTitleAccessor: (t: Technician) => t.name,
              }
            : {})}
          min={DAY_BEGINS}
          max={DAY_ENDS}
          step={15}
          timeslots={4}
          dayLayoutAlgorithm="no-overlap"
          showAllEvents
          resizable={false}
          tooltipAccessor={null}
          draggableAccessor={({ appointment }) => props.editable && isMovable(appointment)}
          onSelectEvent={({ id }) => props.onSelect(id)}
          onKeyPressEvent={({ id }, e) => {
            if (e instanceof KeyboardEvent ? e.key === 'Enter' : true) props.onSelect(id)
          }}
          onDragStart={({ event }) => void begin(event)}
          onEventDrop={({ event, start, resourceId }) => {
            const to = {
              start: new Date(start),
              resourceId: view === 'day' && resourceId ? String(resourceId) : null,
              keepsHour: view === 'month',
            }
            props.onMove(event.appointment, targetOf(event, to, timeZone))
          }}
        />
      </DragContext>
    </div>
  )
}

function Event(props: {
  readonly event: AppointmentEvent
  readonly technicians: readonly Technician[]
  readonly selected: boolean
  readonly view: View
}) {
  const { appointment } = props.event
  const words = useText(appointmentsText)
  const formats = useFormats()
  const drag = useContext(DragContext)
  const technician = props.technicians.find((t) => t.id === appointment.technicianId)
  // what the library draws under the pointer is a copy of the event at another hour
  if (drag && drag.event.id === props.event.id && drag.event !== props.event)
    return <DragLabel event={props.event} drag={drag} view={props.view} />
  return (
    <span
      className={classes.event}
      style={technician ? technicianStyle(technician.colour) : undefined}
      data-selected={props.selected}
      data-kind={appointment.kind}
      title={`${appointment.clientName} · ${formats.timeRange(appointment.earliest, appointment.latest)} · ${appointment.city}`}
      data-testid="appointment"
    >
      {technician ? <TechnicianMark small letter={technician.letter} colour={technician.colour} /> : null}
      <span>
        <strong>{appointment.clientName}</strong>
        <small>
          {formats.timeRange(appointment.earliest, appointment.latest)} · {appointment.city}
          {appointment.kind === 'maintenance' ? '' : ` · ${words.kinds[appointment.kind]}`}
        </small>
      </span>
    </span>
  )
}
