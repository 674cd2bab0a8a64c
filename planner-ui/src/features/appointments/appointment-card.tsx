import { Button, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type Appointment, bookingEndpoints, endpoints, type Technician } from '@tournee/contract'
import { ErrorState, TechnicianMark, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { DateField } from '../../look/fields/date-field.tsx'
import { TimeField } from '../../look/fields/time-field.tsx'
import classes from './appointments.module.css'
import { fieldsOf, instantOf, isMovable, startOf } from './model.ts'
import { appointmentsText } from './text.ts'
import type { Move } from './use-move.ts'

/** One appointment: what was promised, and how to move or cancel it from the keyboard. */
export function AppointmentCard(props: {
  readonly appointment: Appointment
  readonly technicians: readonly Technician[]
  readonly move: Move
  readonly editable: boolean
  readonly onClose: () => void
}) {
  const { appointment, technicians } = props
  const words = useText(appointmentsText)
  const formats = useFormats()
  const technician = technicians.find((t) => t.id === appointment.technicianId)
  const day = formats.dayLong(formats.civilDate(appointment.earliest))
  return (
    <section className={classes.card} aria-label={words.card} data-testid="appointment-card">
      <header>
        <h2>{appointment.clientName}</h2>
        <Button variant="subtle" size="xs" aria-label={words.close} onClick={props.onClose}>
          <IconX size={16} stroke={1.6} />
        </Button>
      </header>
      <p>
        {words.kinds[appointment.kind]} · {formats.duration(appointment.durationMinutes * 60)} · {appointment.city} ·{' '}
        {words.status[appointment.status]}
      </p>
      <p>
        <strong>{words.promised(day, formats.timeRange(appointment.earliest, appointment.latest))}</strong>
      </p>
      <p className={classes.who}>
        {technician ? <TechnicianMark letter={technician.letter} colour={technician.colour} /> : null}
        {technician?.name} {appointment.plannedStart ? `· ${words.planned(formats.time(appointment.plannedStart))}` : ''}
      </p>
      <p>
        <Link href={`/clients/${appointment.clientId}`}>{words.file}</Link>
      </p>
      {!props.editable ? null : isMovable(appointment) ? (
        <>
          <MoveForm {...props} />
          <CancelForm appointment={appointment} onDone={props.onClose} />
        </>
      ) : (
        <p className={classes.quiet}>{words.notMovable}</p>
      )}
    </section>
  )
}

function MoveForm(props: { readonly appointment: Appointment; readonly technicians: readonly Technician[]; readonly move: Move }) {
  const { appointment, technicians, move } = props
  const words = useText(appointmentsText)
  const { timeZone } = useFormats()
  const [technicianId, setTechnician] = useState(appointment.technicianId)
  const [at, setAt] = useState(() => fieldsOf(startOf(appointment), timeZone))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const start = instantOf(at.date, at.time, timeZone)
    if (start) move.consider(appointment, { technicianId, start })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <h3>{words.move}</h3>
      <label>
        {words.technician}
        <select value={technicianId} onChange={(e) => setTechnician(e.currentTarget.value)} data-testid="appointment-technician">
          {technicians.map((t) => (
            <option key={t.id} value={t.id}>
              {t.letter} · {t.name}
            </option>
          ))}
        </select>
      </label>
      <div className={classes.when}>
        <DateField label={words.date} required value={at.date} onChange={(date) => setAt({ ...at, date })} testId="appointment-date" />
        <TimeField label={words.time} required value={at.time} onChange={(time) => setAt({ ...at, time })} testId="appointment-time" />
      </div>
      <Button type="submit" variant="default" loading={move.checking} data-testid="appointment-check">
        {words.check}
      </Button>
    </form>
  )
}

function CancelForm({ appointment, onDone }: { readonly appointment: Appointment; readonly onDone: () => void }) {
  const words = useText(appointmentsText)
  const toast = useToast()
  const [reason, setReason] = useState('')
  const cancel = useWrite(bookingEndpoints.cancelAppointment, [
    bookingEndpoints.listAppointments,
    bookingEndpoints.lookUpCaller,
    endpoints.getWeek,
  ])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    cancel.mutate(
      { params: { id: appointment.id }, ifMatch: appointment.version, body: { reason: reason.trim() } },
      {
        onSuccess: () => {
          onDone()
          toast({ message: words.cancelled(appointment.clientName) })
        },
      },
    )
  }
  return (
    <details className={classes.cancel}>
      <summary data-testid="appointment-cancel-open">{words.cancel}</summary>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={words.reason}
          placeholder={words.reasonPlaceholder}
          maxLength={500}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        {cancel.error ? <ErrorState compact error={cancel.error} /> : null}
        <Button type="submit" variant="default" loading={cancel.isPending} data-testid="appointment-cancel">
          {words.cancelNow}
        </Button>
      </form>
    </details>
  )
}
