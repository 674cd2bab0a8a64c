import { Button, CloseButton } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import type { LiveLane, LiveStop } from '@tournee/contract'
import { kitText, TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import classes from './live.module.css'
import { NoticeLine } from './notice-line.tsx'
import { liveText } from './text.ts'
import type { useNotices } from './use-notices.ts'

/** One stop: planned, told, expected; the client can be called and written to. */
export function StopCard({
  lane,
  stop,
  notices,
  mayWrite,
  onClose,
}: {
  readonly lane: LiveLane
  readonly stop: LiveStop
  readonly notices: ReturnType<typeof useNotices>
  readonly mayWrite: boolean
  readonly onClose: () => void
}) {
  const words = useText(liveText)
  const kit = useText(kitText)
  const formats = useFormats()
  const { visit, planned, expected, onTheWayAt, arrivedAt, endedAt, lateBySeconds, danger } = stop
  const stamps = [
    onTheWayAt && words.wayAt(formats.time(onTheWayAt)),
    arrivedAt && words.arrivedAt(formats.time(arrivedAt)),
    endedAt && words.endedAt(formats.time(endedAt)),
  ].filter(Boolean)
  return (
    <section className={classes.card} aria-label={words.visit} data-testid="live-card">
      <header>
        <TechnicianMark letter={lane.letter} colour={lane.colour} small />
        <h2>{visit.clientName}</h2>
        <CloseButton aria-label={kit.close} onClick={onClose} />
      </header>
      <p className={classes.quiet}>
        {visit.address}, {visit.postcode} {visit.city}
      </p>
      <dl>
        <dt>{words.planned}</dt>
        <dd>
          {formats.timeRange(planned.start, planned.end)}
          {visit.promise ? ` · ${words.promised(formats.timeRange(visit.promise.earliest, visit.promise.latest))}` : ''}
        </dd>
        <dt>{words.real}</dt>
        <dd>
          {stamps.length > 0 ? stamps.join(' · ') : words.noStamp}
          {stop.reason ? ` · ${words.states['not-done']} : ${words.reasons[stop.reason]}` : ''}
        </dd>
      </dl>
      {expected && stop.state !== 'on-site' ? <p>{words.expected(formats.time(expected.start))}</p> : null}
      {danger === 'late' ? (
        <strong className={classes.danger}>{(arrivedAt ? words.wasLate : words.lateBy)(formats.duration(lateBySeconds ?? 0))}</strong>
      ) : null}
      <NoticeLine stop={stop} notices={notices} mayWrite={mayWrite} />
      <div className={classes.cardActions}>
        {visit.phone ? (
          <Button
            component="a"
            size="xs"
            variant="default"
            href={`tel:${visit.phone.replaceAll(' ', '')}`}
            leftSection={<IconPhone size={16} stroke={1.6} />}
          >
            {words.call(visit.clientName)}
          </Button>
        ) : null}
        {mayWrite && stop.reachable && expected && stop.state !== 'on-site' ? (
          <Button size="xs" disabled={notices.isBusy} onClick={() => notices.tell(stop)}>
            {words.tell}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
