import { Button } from '@mantine/core'
import type { LiveDay } from '@tournee/contract'
import { TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import classes from './live.module.css'
import { findStop } from './model.ts'
import { NoticeLine } from './notice-line.tsx'
import { liveText } from './text.ts'
import type { useNotices } from './use-notices.ts'

const SHOWN = 12

/** Who is awaited: promises in danger first, then by the hour; each client can be told. */
export function Arrivals({
  day,
  selectedId,
  onSelect,
  notices,
  mayWrite,
}: {
  readonly day: LiveDay
  readonly selectedId: string | null
  readonly onSelect: (visitId: string) => void
  readonly notices: ReturnType<typeof useNotices>
  readonly mayWrite: boolean
}) {
  const words = useText(liveText)
  const formats = useFormats()
  if (day.arrivals.length === 0) return <p className={classes.quiet}>{words.allBegun}</p>
  return (
    <ol className={classes.arrivals} data-testid="arrivals">
      {day.arrivals.slice(0, SHOWN).map((arrival) => {
        const found = findStop(day, arrival.visitId)
        if (!found) return null
        const { lane, stop } = found
        const { danger } = arrival
        return (
          <li
            key={arrival.visitId}
            data-danger={danger}
            data-testid="arrival"
            data-visit={arrival.visitId}
            aria-current={selectedId === arrival.visitId}
          >
            <button type="button" className={classes.arrival} onClick={() => onSelect(arrival.visitId)}>
              <TechnicianMark letter={lane.letter} colour={lane.colour} small />
              <span>
                <b>
                  {formats.time(arrival.expected)} · {stop.visit.clientName}
                </b>
                <span className={classes.quiet}>
                  {stop.visit.city}
                  {stop.visit.promise
                    ? ` · ${words.promised(formats.timeRange(stop.visit.promise.earliest, stop.visit.promise.latest))}`
                    : ''}
                  {stop.state === 'on-the-way' ? ` · ${words.states['on-the-way']}` : ''}
                </span>
                {danger === 'late' ? (
                  <strong className={classes.danger} data-testid="late-risk">
                    {words.lateBy(formats.duration(arrival.lateBySeconds ?? 0))}
                  </strong>
                ) : null}
                {danger === 'tight' ? (
                  <span className={classes.tight}>{words.tight(formats.duration(-(arrival.lateBySeconds ?? 0)))}</span>
                ) : null}
              </span>
            </button>
            <NoticeLine stop={stop} notices={notices} mayWrite={mayWrite} />
            {mayWrite && stop.reachable && stop.notices.length === 0 ? (
              <Button
                size="xs"
                variant={danger === 'late' ? 'filled' : 'default'}
                disabled={notices.isBusy}
                onClick={() => notices.tell(stop)}
                aria-label={words.tellWho(stop.visit.clientName)}
                data-testid="tell-client"
              >
                {words.tell}
              </Button>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
