import { endpoints } from '@tournee/contract'
import { ErrorState, SkeletonRows, StatusMark, useFormats, useRead, useText } from '@tournee/ui-kit'
import page from '../../../look/page.module.css'
import { clientsText } from '../text.ts'
import classes from './file.module.css'
import { fileText } from './text.ts'
import { Timeline } from './timeline.tsx'

/** Past and coming due windows on one line. */
export function VisitLine({ id }: { readonly id: string }) {
  const words = useText(fileText)
  const visits = useRead(endpoints.listClientVisits, { params: { id } })
  // the panel of visits says what is wrong and offers to try again
  if (visits.isError) return null
  return (
    <section className={page.panel}>
      <h2>{words.timeline}</h2>
      {visits.data ? <Timeline visits={visits.data.items} /> : <SkeletonRows rows={1} height={72} />}
    </section>
  )
}

/** Every visit of the client, the latest first. */
export function Visits({ id }: { readonly id: string }) {
  const words = useText(clientsText)
  const formats = useFormats()
  const visits = useRead(endpoints.listClientVisits, { params: { id } })
  return (
    <section className={page.panel} data-testid="visits">
      <h2>{words.visits}</h2>
      {visits.isError ? <ErrorState compact error={visits.error} onRetry={() => visits.refetch()} /> : null}
      {visits.isPending ? <SkeletonRows rows={3} height={44} /> : null}
      {visits.data?.items.length === 0 ? <p className={page.quiet}>{words.noVisit}</p> : null}
      <ul className={classes.list}>
        {visits.data?.items.map((visit) => (
          <li key={visit.id} data-testid="visit">
            <span className={classes.line}>
              <strong>{words.kinds[visit.kind]}</strong>
              <StatusMark status={visit.status} withLabel />
            </span>
            <span>{formats.labelled(words.due, words.dueRange(formats.date(visit.dueFrom), formats.date(visit.dueTo)))}</span>
            {visit.scheduledStart ? (
              <span>{formats.labelled(words.planned, `${formats.day(visit.scheduledStart)} · ${formats.time(visit.scheduledStart)}`)}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
