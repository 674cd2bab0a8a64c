import { Button, Textarea } from '@mantine/core'
import { bookingEndpoints, endpoints, type VisitCard } from '@tournee/contract'
import { ErrorState, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import { addDays } from '../../lib/iso-week.ts'
import { DateField } from '../../look/fields/date-field.tsx'
import classes from './call-screen.module.css'
import { type Caller, type Offers, waitingWindow, withNote } from './model.ts'
import { callText } from './text.ts'

/** Nothing can be offered: it is too early, or the next days of the zone, the waiting list, a note to call back. */
export function NothingFits(props: { readonly caller: Caller; readonly offers: Offers; readonly visit: VisitCard | null }) {
  const { offers, visit } = props
  const words = useText(callText)
  const formats = useFormats()
  const word = (code: string) => words.refusals[code as keyof typeof words.refusals] ?? words.refusals.OTHER
  const tooEarly = visit !== null && visit.dueFrom > formats.civilDate(new Date())
  return (
    <div className={classes.nothing} data-testid="call-nothing">
      <p className={classes.spoken}>{tooEarly ? words.tooEarly(formats.date(visit.dueFrom)) : words.noSlot(offers.zoneName)}</p>
      {tooEarly ? null : offers.nextZoneDays.length > 0 ? (
        <div>
          <h3>{words.nextDays}</h3>
          <ul className={classes.nextDays}>
            {offers.nextZoneDays.map((date) => (
              <li key={date}>{formats.dayLong(date)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <p className={classes.quiet}>{words.noNextDay}</p>
      )}
      {offers.refusals.length > 0 ? (
        <p className={classes.quiet}>
          {formats.labelled(words.why, offers.refusals.map((r) => words.refused(word(r.code), r.count)).join(', '))}.
        </p>
      ) : null}
      {visit ? <WaitingForm visit={visit} /> : null}
      <CallBackForm caller={props.caller} />
    </div>
  )
}

function WaitingForm({ visit }: { readonly visit: VisitCard }) {
  const words = useText(callText)
  const formats = useFormats()
  const toast = useToast()
  const today = formats.civilDate(new Date())
  const join = useWrite(bookingEndpoints.joinWaiting, [bookingEndpoints.listWaiting])
  const leave = useWrite(bookingEndpoints.leaveWaiting, [bookingEndpoints.listWaiting])
  const [window, setWindow] = useState(() => waitingWindow(visit, today, addDays(today, 14)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    join.mutate(
      { body: { visitId: visit.id, ...window } },
      { onSuccess: (entry) => toast({ message: words.waiting, undo: { run: () => leave.mutate({ params: { id: entry.id } }) } }) },
    )
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <DateField label={words.waitFrom} required min={today} value={window.from} onChange={(from) => setWindow({ ...window, from })} />
      <DateField
        label={words.waitTo}
        required
        min={window.from || today}
        value={window.to}
        onChange={(to) => setWindow({ ...window, to })}
      />
      <Button type="submit" loading={join.isPending} data-testid="call-wait">
        {words.wait}
      </Button>
      {join.error ? <ErrorState compact error={join.error} /> : null}
    </form>
  )
}

function CallBackForm({ caller }: { readonly caller: Caller }) {
  const words = useText(callText)
  const formats = useFormats()
  const toast = useToast()
  const [note, setNote] = useState('')
  const update = useWrite(endpoints.updateClient, [bookingEndpoints.lookUpCaller, endpoints.getClient])
  const { client } = caller
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (note.trim() === '') return
    const line = words.callBackLine(formats.dateTime(new Date().toISOString()), note.trim())
    update.mutate(
      { params: { id: client.id }, ifMatch: client.version, body: { notes: withNote(client.notes, line) } },
      {
        onSuccess: () => {
          setNote('')
          toast({ message: words.callBackDone })
        },
      },
    )
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <Textarea
        className={classes.note}
        label={words.callBackLabel}
        placeholder={words.callBackPlaceholder}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={update.isPending} disabled={note.trim() === ''} data-testid="call-back">
        {words.callBack}
      </Button>
      {update.error ? <ErrorState compact error={update.error} /> : null}
    </form>
  )
}
