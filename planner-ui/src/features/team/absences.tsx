import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type Absence, endpoints, type Technician } from '@tournee/contract'
import { ErrorState, TechnicianMark, useFormats, useSession, useText, useToast, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import { DateField } from '../../look/fields/date-field.tsx'
import page from '../../look/page.module.css'
import { Effects } from './effects.tsx'
import { absenceDays, comingAbsences } from './model.ts'
import classes from './team-screen.module.css'
import { teamText } from './text.ts'

const STALE = [endpoints.listAbsences, endpoints.getWeek]

/** Absences to come: seen, added, taken back (with undo). */
export function Absences({
  technicians,
  absences,
}: {
  readonly technicians: readonly Technician[]
  readonly absences: UseQueryResult<{ items: Absence[] }>
}) {
  const words = useText(teamText)
  const formats = useFormats()
  const toast = useToast()
  const { user } = useSession()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  const create = useWrite(endpoints.createAbsence, STALE)
  const remove = useWrite(endpoints.deleteAbsence, STALE)
  const nameOf = (absence: Pick<Absence, 'technicianId'>) => technicians.find((t) => t.id === absence.technicianId)?.name ?? '?'
  const takeBack = (absence: Absence) => {
    const { id, ...body } = absence
    remove.mutate(
      { params: { id } },
      { onSuccess: () => toast({ message: words.removed(nameOf(absence)), undo: { run: () => create.mutate({ body }) } }) },
    )
  }
  const add = (body: Omit<Absence, 'id'>, onAdded: () => void) =>
    create.mutate(
      { body },
      {
        onSuccess: (made) => {
          toast({ message: words.added(nameOf(made)), undo: { run: () => remove.mutate({ params: { id: made.id } }) } })
          onAdded()
        },
      },
    )
  const coming = comingAbsences(absences.data?.items ?? [], formats.civilDate(new Date()))
  const error = absences.error ?? create.error ?? remove.error
  return (
    <section className={page.panel} data-testid="absences">
      <div>
        <h2>{words.absences}</h2>
        <p className={page.quiet}>{words.absencesLead}</p>
      </div>
      {absences.data && coming.length === 0 ? <p className={page.quiet}>{words.noAbsence}</p> : null}
      <ul className={classes.absences}>
        {coming.map((absence) => {
          const technician = technicians.find((t) => t.id === absence.technicianId)
          return (
            <li key={absence.id}>
              {technician ? <TechnicianMark letter={technician.letter} colour={technician.colour} /> : null}
              <strong>{nameOf(absence)}</strong>
              <span>
                {words.range(formats.day(absence.from), formats.day(absence.to))} · {words.days(absenceDays(absence))}
              </span>
              <span className={page.quiet}>{absence.reason}</span>
              {mayWrite ? (
                <ActionIcon variant="subtle" size={32} aria-label={words.remove(nameOf(absence))} onClick={() => takeBack(absence)}>
                  <IconTrash size={16} stroke={1.6} />
                </ActionIcon>
              ) : null}
            </li>
          )
        })}
      </ul>
      {error ? <ErrorState compact error={error} {...(absences.isError ? { onRetry: () => absences.refetch() } : {})} /> : null}
      {mayWrite ? <AbsenceForm technicians={technicians} busy={create.isPending} onAdd={add} /> : null}
    </section>
  )
}

interface Told {
  readonly technicianId: string
  readonly absence: Pick<Absence, 'from' | 'to'>
}

function AbsenceForm(props: {
  readonly technicians: readonly Technician[]
  readonly busy: boolean
  readonly onAdd: (absence: Omit<Absence, 'id'>, onAdded: () => void) => void
}) {
  const words = useText(teamText)
  const active = props.technicians.filter((t) => t.active)
  const [technicianId, setTechnician] = useState(active[0]?.id ?? '')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [told, setTold] = useState<Told | null>(null)
  const end = to || from
  const reversed = from !== '' && end < from
  // before it is added; and still there once it is, until the next one is written
  const subject = from === '' || reversed || !technicianId ? told : { technicianId, absence: { from, to: end } }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reversed || !technicianId || !from) return
    // what was written stays when it is refused
    props.onAdd({ technicianId, from, to: end, reason: reason.trim() }, () => {
      setTold({ technicianId, absence: { from, to: end } })
      setFrom('')
      setTo('')
      setReason('')
    })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <label>
        {words.technician}
        <select value={technicianId} onChange={(e) => setTechnician(e.currentTarget.value)}>
          {active.map((t) => (
            <option key={t.id} value={t.id}>
              {t.letter} · {t.name}
            </option>
          ))}
        </select>
      </label>
      <DateField label={words.from} required value={from} onChange={setFrom} testId="absence-from" />
      <DateField label={words.to} min={from || undefined} value={to} onChange={setTo} testId="absence-to" />
      <TextInput
        label={words.reason}
        placeholder={words.reasonPlaceholder}
        value={reason}
        maxLength={200}
        onChange={(e) => setReason(e.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={props.busy}>
        {words.add}
      </Button>
      {subject ? (
        <div className={classes.told}>
          <Effects technicianId={subject.technicianId} change={{ absence: subject.absence }} />
        </div>
      ) : null}
    </form>
  )
}
