import { Button } from '@mantine/core'
import { bookingEndpoints, type Position, type Technician } from '@tournee/contract'
import { ErrorState, SkeletonRows, TechnicianMark, useFormats, useRead, useText } from '@tournee/ui-kit'
import classes from './call-screen.module.css'
import { callText } from './text.ts'

/** An emergency: who can be there soonest without breaking a promise, and his number. */
export function Soonest(props: {
  readonly at: Position
  readonly durationMinutes: number
  readonly technicians: readonly Technician[]
  readonly onClose: () => void
}) {
  const words = useText(callText)
  const formats = useFormats()
  const answer = useRead(bookingEndpoints.findSoonest, { query: { ...props.at, durationMinutes: props.durationMinutes } })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel before it leaves the client
    <div
      className={classes.soonest}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        props.onClose()
      }}
      data-testid="call-soonest"
    >
      <h3>{words.soonestTitle}</h3>
      {answer.isError ? <ErrorState compact error={answer.error} onRetry={() => answer.refetch()} /> : null}
      {answer.isPending ? <SkeletonRows rows={3} height={52} /> : null}
      {answer.data?.items.length === 0 ? <p className={classes.quiet}>{words.soonestNone}</p> : null}
      <ol>
        {answer.data?.items.map((item) => {
          const technician = props.technicians.find((t) => t.id === item.technicianId)
          return (
            <li key={item.technicianId}>
              {technician ? <TechnicianMark letter={technician.letter} colour={technician.colour} /> : null}
              <span>
                <strong>{words.soonestThere(formats.day(formats.civilDate(item.arrival)), formats.time(item.arrival))}</strong>
                <span>
                  {item.technicianName} · {words.extra(formats.duration(item.extraSeconds), formats.km(item.extraMetres / 1000))}
                </span>
              </span>
              {technician?.phone ? (
                <Button component="a" href={`tel:${technician.phone.replaceAll(' ', '')}`} variant="default" size="xs">
                  {words.soonestCall(technician.name)}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ol>
      <Button variant="default" autoFocus onClick={props.onClose}>
        {words.closeSoonest}
      </Button>
    </div>
  )
}
