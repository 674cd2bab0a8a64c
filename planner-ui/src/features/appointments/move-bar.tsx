import { Button } from '@mantine/core'
import type { Technician } from '@tournee/contract'
import { ErrorState, TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import { useEffect, useRef } from 'react'
import classes from './appointments.module.css'
import { appointmentsText } from './text.ts'
import type { Move } from './use-move.ts'

/** Whether an appointment fits where it was dropped, and what that costs, before it is moved. */
export function MoveBar({ move, technicians }: { readonly move: Move; readonly technicians: readonly Technician[] }) {
  const words = useText(appointmentsText)
  const formats = useFormats()
  const { trial, answer } = move
  const latest = useRef(move.drop)
  latest.current = move.drop
  const onTrial = trial !== null
  // Escape leaves everything as it was, wherever the focus is
  useEffect(() => {
    if (!onTrial) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onTrial])
  if (!trial) return null
  const technician = technicians.find((t) => t.id === trial.target.technicianId)
  const refusal = answer?.refusal ? (words.refusals[answer.refusal.code as keyof typeof words.refusals] ?? words.refusals.OTHER) : null
  return (
    <section className={classes.bar} aria-label={words.preview} data-testid="appointment-move">
      <h2>{trial.appointment.clientName}</h2>
      <p className={classes.who}>
        {technician ? <TechnicianMark letter={technician.letter} colour={technician.colour} /> : null}
        {technician?.name} · {formats.dayLong(formats.civilDate(trial.target.start))}, {formats.time(trial.target.start)}
      </p>
      <div role="status">
        {move.checking ? <p>{words.checking}</p> : null}
        {answer?.fits ? (
          <p className={classes.fits}>
            <strong>
              {words.fits(words.more(formats.duration(answer.extraSeconds)), words.more(formats.km(answer.extraMetres / 1000)))}
            </strong>
            <span>
              {words.promise(formats.dayLong(formats.civilDate(answer.earliest)), formats.timeRange(answer.earliest, answer.latest))}
            </span>
          </p>
        ) : answer ? (
          <p className={classes.fitsNot}>
            <strong>{words.fitsNot}</strong>
            <span>{refusal ?? words.refusals.OTHER}</span>
          </p>
        ) : null}
      </div>
      {move.error ? <ErrorState compact error={move.error} /> : null}
      <div className={classes.actions}>
        {answer?.fits && answer.token ? (
          <Button autoFocus loading={move.moving} onClick={move.apply} data-testid="appointment-apply">
            {words.apply}
          </Button>
        ) : null}
        <Button variant="default" disabled={move.moving} onClick={move.drop} data-testid="appointment-leave">
          {words.leave}
        </Button>
      </div>
    </section>
  )
}
