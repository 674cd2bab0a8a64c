import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { bookingEndpoints } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, TechnicianMark, useFormats, useRead, useText, useToast, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import { DateField } from '../../look/fields/date-field.tsx'
import { giveDay, isUnderFilled, moveChanges, type Spot, spotKey } from './model.ts'
import { zoneDaysText } from './text.ts'
import type { Changes } from './use-changes.ts'
import type { ZoneDaysData } from './use-zone-days.ts'
import classes from './zone-days.module.css'

/** One day of one technician: its zone, its lock, where it may move, whom to invite. */
export function DayPanel(props: {
  readonly spot: Spot
  readonly data: ZoneDaysData
  readonly changes: Changes
  readonly editable: boolean
  readonly onClose: () => void
}) {
  const { spot, data, changes, editable } = props
  const words = useText(zoneDaysText)
  const formats = useFormats()
  const day = data.days.get(spotKey(spot))
  const technician = data.technicians.find((t) => t.id === spot.technicianId)
  const given = (day?.zoneIds.length ?? 0) > 0
  return (
    <section className={classes.panel} aria-label={words.choose} data-testid="zone-day-panel">
      <header>
        <h2>{formats.dayLong(spot.date)}</h2>
        <Button variant="subtle" size="xs" aria-label={words.close} onClick={props.onClose}>
          <IconX size={16} stroke={1.6} />
        </Button>
      </header>
      {technician ? (
        <p className={classes.who}>
          <TechnicianMark letter={technician.letter} colour={technician.colour} />
          {technician.name}
        </p>
      ) : null}
      {day && given ? (
        <p>
          {words.minutes(formats.duration(day.minutesPlanned * 60), formats.duration(day.minutesOpen * 60))} ·{' '}
          {words.fill(formats.percent(day.fill))}
        </p>
      ) : null}
      {editable ? (
        <>
          <label>
            {words.give}
            <select
              value={day?.zoneIds[0] ?? ''}
              onChange={(e) => changes.consider(giveDay(spot, e.currentTarget.value || null))}
              data-testid="zone-day-zone"
            >
              <option value="">{words.free}</option>
              {[...data.zones.values()].map((z) => (
                <option key={z.id} value={z.id}>
                  {z.name}
                </option>
              ))}
            </select>
          </label>
          {given ? <MoveForm key={spotKey(spot)} {...props} /> : null}
          {day && given ? (
            <Button
              variant="default"
              loading={changes.applying}
              onClick={() =>
                changes.apply([{ ...spot, zoneIds: day.zoneIds, locked: !day.locked }], day.locked ? words.unlocked : words.locked)
              }
              data-testid="zone-day-lock"
            >
              {day.locked ? words.unlock : words.lock}
            </Button>
          ) : null}
        </>
      ) : null}
      {day && given && isUnderFilled(day, formats.civilDate(new Date())) ? (
        <FillDay key={spotKey(spot)} spot={spot} editable={editable} />
      ) : null}
    </section>
  )
}

function MoveForm({ spot, data, changes }: { readonly spot: Spot; readonly data: ZoneDaysData; readonly changes: Changes }) {
  const words = useText(zoneDaysText)
  const [to, setTo] = useState(spot)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changes.consider(moveChanges(data.days, spot, to))
  }
  return (
    <form className={classes.move} onSubmit={submit}>
      <label>
        {words.moveTo}
        <select value={to.technicianId} onChange={(e) => setTo({ ...to, technicianId: e.currentTarget.value })} data-testid="zone-day-to">
          {data.technicians.map((t) => (
            <option key={t.id} value={t.id}>
              {t.letter} · {t.name}
            </option>
          ))}
        </select>
      </label>
      <DateField label={words.date} required value={to.date} onChange={(date) => setTo({ ...to, date })} testId="zone-day-date" />
      <Button type="submit" variant="default" loading={changes.busy} data-testid="zone-day-preview">
        {words.seeCost}
      </Button>
    </form>
  )
}

function FillDay({ spot, editable }: { readonly spot: Spot; readonly editable: boolean }) {
  const words = useText(zoneDaysText)
  const formats = useFormats()
  const toast = useToast()
  const params = { technicianId: spot.technicianId, date: spot.date }
  const candidates = useRead(bookingEndpoints.listFillCandidates, { params })
  const invite = useWrite(bookingEndpoints.inviteToDay, [bookingEndpoints.listFillCandidates])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (visitId: string) => {
    const next = new Set(chosen)
    if (!next.delete(visitId)) next.add(visitId)
    setChosen(next)
  }
  const send = () =>
    invite.mutate(
      { params, body: { visitIds: [...chosen] } },
      {
        onSuccess: ({ invited }) => {
          setChosen(new Set())
          toast({ message: words.invited(invited) })
        },
      },
    )
  return (
    <section className={classes.fillDay} data-testid="fill-day">
      <h3>{words.fillDay}</h3>
      <p>{words.fillLead}</p>
      {candidates.isError ? <ErrorState compact error={candidates.error} onRetry={() => candidates.refetch()} /> : null}
      {candidates.isPending ? <SkeletonRows rows={4} height={44} /> : null}
      {candidates.data?.items.length === 0 ? <EmptyState compact title={words.noCandidate} /> : null}
      <ul>
        {candidates.data?.items.map((c) => {
          const reachable = c.email !== null || c.phone !== null
          return (
            <li key={c.visitId}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(c.visitId)}
                  disabled={!editable || !reachable}
                  onChange={() => toggle(c.visitId)}
                />
                <span>
                  <strong>{c.clientName}</strong> · {c.city}
                  <small>
                    {words.candidate(formats.duration(c.extraSeconds), formats.km(c.extraMetres / 1000), formats.date(c.dueTo))}
                    {reachable ? '' : ` · ${words.noAddress}`}
                  </small>
                </span>
              </label>
            </li>
          )
        })}
      </ul>
      {invite.error ? <ErrorState compact error={invite.error} /> : null}
      {editable && (candidates.data?.items.length ?? 0) > 0 ? (
        <Button disabled={chosen.size === 0} loading={invite.isPending} onClick={send} data-testid="fill-invite">
          {words.invite(chosen.size)}
        </Button>
      ) : null}
    </section>
  )
}
