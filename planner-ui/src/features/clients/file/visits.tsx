import { Button } from '@mantine/core'
import { endpoints, type VisitStatus } from '@tournee/contract'
import { ErrorState, SkeletonRows, StatusMark, useFormats, useRead, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import page from '../../../look/page.module.css'
import { partsText } from '../../../parts/text.ts'
import { VisitParts } from '../../../parts/visit-parts.tsx'
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
export function Visits({ id, mayWrite }: { readonly id: string; readonly mayWrite: boolean }) {
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
            {isOver(visit.status) ? null : <PartsOfVisit visitId={visit.id} mayWrite={mayWrite} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

const isOver = (status: VisitStatus) => status === 'done' || status === 'cancelled'

/** What a coming visit needs, once somebody asks. */
function PartsOfVisit({ visitId, mayWrite }: { readonly visitId: string; readonly mayWrite: boolean }) {
  const { parts } = useText(partsText)
  const [open, setOpen] = useState(false)
  if (open) return <VisitParts visitId={visitId} canWrite={mayWrite} />
  return (
    <div>
      <Button variant="default" size="xs" onClick={() => setOpen(true)} data-testid="show-visit-parts">
        {parts}
      </Button>
    </div>
  )
}
