import { Button } from '@mantine/core'
import { ErrorState, PrecisionMark, StatusMark, useFormats, useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import classes from './call-screen.module.css'
import { bookedVisit, type Caller, siteOf } from './model.ts'
import { callText } from './text.ts'

/** Who is on the line: contract, what is due, what is booked, last visits, notes. */
export function CallerCard(props: {
  readonly caller: Caller
  readonly chosenVisitId: string | null
  readonly onVisit: ((visitId: string) => void) | null
}) {
  const { caller } = props
  const words = useText(callText)
  const formats = useFormats()
  const visit = bookedVisit(caller, props.chosenVisitId)
  const site = siteOf(caller.client, visit)
  return (
    <aside className={classes.card} data-testid="call-card">
      <header>
        <h2>{caller.client.name}</h2>
        <p>
          {caller.client.phone ? <a href={`tel:${caller.client.phone.replaceAll(' ', '')}`}>{caller.client.phone}</a> : null}
          {caller.client.email ? <a href={`mailto:${caller.client.email}`}>{caller.client.email}</a> : null}
          <Link href={`/clients/${caller.client.id}`}>{words.file}</Link>
        </p>
      </header>
      <section>
        <h3>{words.due}</h3>
        {caller.due.length === 0 ? <p className={classes.quiet}>{words.nothingDue}</p> : null}
        <ul>
          {caller.due.map((due) => (
            <li key={due.id} data-chosen={due.id === visit?.id}>
              <strong>
                {words.kinds[due.kind]} · {formats.duration(due.durationMinutes * 60)}
              </strong>
              <span>
                {words.dueWindow(formats.date(due.dueFrom), formats.date(due.dueTo))}, {words.ideal(formats.day(due.dueIdeal))}
              </span>
              {due.dueTo < formats.civilDate(new Date()) ? <span className={classes.late}>{words.late}</span> : null}
              {props.onVisit && due.id !== visit?.id ? (
                <Button variant="default" size="xs" onClick={() => props.onVisit?.(due.id)}>
                  {words.chooseVisit}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {caller.appointments.length > 0 ? (
        <section>
          <h3>{words.booked}</h3>
          <ul>
            {caller.appointments.map((a) => (
              <li key={a.id}>
                <strong>
                  {formats.day(a.earliest)} · {formats.timeRange(a.earliest, a.latest)}
                </strong>
                <span>{words.kinds[a.kind]}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Contracts caller={caller} />
      <section>
        <h3>{words.last}</h3>
        {caller.lastVisits.length === 0 ? <p className={classes.quiet}>{words.noLast}</p> : null}
        <ul>
          {caller.lastVisits.map((v) => (
            <li key={v.id}>
              <strong>{formats.date((v.doneAt ?? v.scheduledStart ?? v.dueIdeal).slice(0, 10))}</strong>
              <span>
                {words.kinds[v.kind]} <StatusMark status={v.status} />
              </span>
              {v.notes ? <span className={classes.quiet}>{v.notes}</span> : null}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.notes}</h3>
        <p className={caller.client.notes ? classes.pre : classes.quiet}>{caller.client.notes || words.noNotes}</p>
      </section>
      {site ? (
        <section>
          <h3>{words.place}</h3>
          <p>
            {site.address}, {site.postcode} {site.city}
          </p>
          <PrecisionMark precision={site.precision} withLabel />
          {site.accessNotes ? <p>{formats.labelled(words.access, site.accessNotes)}</p> : null}
        </section>
      ) : null}
    </aside>
  )
}

function Contracts({ caller }: { readonly caller: Caller }) {
  const words = useText(callText)
  const formats = useFormats()
  const running = caller.client.contracts.filter((c) => c.status === 'active')
  return (
    <section>
      <h3>{words.contract}</h3>
      {running.length === 0 ? <p className={classes.quiet}>{words.noContract}</p> : null}
      <ul>
        {running.map((c) => (
          <li key={c.id}>
            <strong>{words.tiers[c.tier]}</strong>
            <span>
              {[words.perYear(c.visitsPerYear), c.endsOn ? words.contractUntil(formats.date(c.endsOn)) : null].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** An error of the call, with the way to ask again. */
export function CallError({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <div className={page.panel}>
      <ErrorState compact error={error} onRetry={onRetry} />
    </div>
  )
}
