import type { Appointment, Technician } from '@tournee/contract'
import { TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import { useMemo } from 'react'
import { createDragCalendar } from '../../calendar/drag-calendar.tsx'
import { useCalendarWords } from '../../calendar/use-calendar-words.ts'
import { localDay } from '../../lib/wall-clock.ts'
import classes from './appointments.module.css'
import { type AppointmentEvent, eventsOf, isMovable, type Target, targetOf, VIEWS, type View } from './model.ts'
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
        <Event event={event} technicians={technicians} selected={event.id === selectedId} />
      ),
      // the library's own header claims a table role outside a table
      week: { header: ({ label }: { label: string }) => <span>{label}</span> },
      resourceHeader: ({ resource }: { resource: Technician }) => (
        <span className={classes.column}>
          <TechnicianMark small letter={resource.letter} colour={resource.colour} />
          {resource.name}
        </span>
      ),
    }),
    [technicians, selectedId],
  )
  return (
    <div className={classes.calendar} data-view={view} data-testid="appointment-calendar">
      <DragCalendar
        {...library}
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
        onEventDrop={({ event, start, resourceId }) => {
          const to = {
            start: new Date(start),
            resourceId: view === 'day' && resourceId ? String(resourceId) : null,
            keepsHour: view === 'month',
          }
          props.onMove(event.appointment, targetOf(event, to, timeZone))
        }}
      />
    </div>
  )
}

function Event(props: { readonly event: AppointmentEvent; readonly technicians: readonly Technician[]; readonly selected: boolean }) {
  const { appointment } = props.event
  const words = useText(appointmentsText)
  const formats = useFormats()
  const technician = props.technicians.find((t) => t.id === appointment.technicianId)
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
