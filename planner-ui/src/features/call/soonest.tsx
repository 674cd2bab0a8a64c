import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import {
  bookingEndpoints,
  type CallOutput,
  endpoints,
  type Position,
  type SlotOffer,
  type Technician,
  type VisitCard,
} from '@tournee/contract'
import { ErrorState, newKey, SkeletonRows, TechnicianMark, useApi, useFormats, useRead, useText } from '@tournee/ui-kit'
import { useRef, useState } from 'react'
import classes from './call-screen.module.css'
import { soonestOffer } from './model.ts'
import { callText } from './text.ts'

const REPAIR = 'repair'
const REPAIR_MINUTES = 60

type Item = CallOutput<typeof bookingEndpoints.findSoonest>['items'][number]

/** An emergency: who can be there soonest without breaking a promise, held from the list; a repair that no contract asks for is written down with it. */
export function Soonest(props: {
  readonly clientId: string
  readonly siteId: string
  readonly at: Position
  /** the visit of the call; null = nothing is due */
  readonly visit: VisitCard | null
  readonly technicians: readonly Technician[]
  readonly busy: boolean
  readonly onBook: (visitId: string, offer: SlotOffer) => void
  readonly onClose: () => void
}) {
  const { visit } = props
  const words = useText(callText)
  const formats = useFormats()
  const { call } = useApi()
  const [wanted, setWanted] = useState(REPAIR)
  const isRepair = wanted === REPAIR || visit === null
  const query = isRepair ? { ...props.at, durationMinutes: REPAIR_MINUTES } : { visitId: visit.id }
  const answer = useRead(bookingEndpoints.findSoonest, { query })
  // a repair is written down once, however often its hours are lost to others
  const repair = useRef<{ readonly key: string; id: string | null }>({ key: newKey(), id: null })
  const book = useMutation({
    mutationFn: async (offer: SlotOffer) => {
      if (!isRepair) return { visitId: visit.id, offer }
      repair.current.id ??= (
        await call(endpoints.requestVisit, {
          params: { id: props.clientId },
          body: { kind: 'repair', siteId: props.siteId, durationMinutes: REPAIR_MINUTES },
          idempotencyKey: repair.current.key,
        })
      ).id
      return { visitId: repair.current.id, offer }
    },
    onSuccess: ({ visitId, offer }) => props.onBook(visitId, offer),
  })
  const error = answer.error ?? book.error
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
      {visit ? (
        <label className={classes.soonestFor}>
          {words.soonestFor}
          <select value={wanted} onChange={(e) => setWanted(e.currentTarget.value)}>
            <option value={REPAIR}>{words.soonestRepair(formats.duration(REPAIR_MINUTES * 60))}</option>
            <option value={visit.id}>
              {words.kinds[visit.kind]} ({formats.duration(visit.durationMinutes * 60)})
            </option>
          </select>
        </label>
      ) : null}
      {error ? <ErrorState compact error={error} onRetry={() => answer.refetch()} /> : null}
      {answer.isPending ? <SkeletonRows rows={3} height={52} /> : null}
      {answer.data?.items.length === 0 ? <p className={classes.quiet}>{words.soonestNone}</p> : null}
      <ol>
        {answer.data?.items.map((item, index) => (
          <Arrival
            key={item.technicianId}
            item={item}
            technician={props.technicians.find((t) => t.id === item.technicianId)}
            first={index === 0}
            busy={props.busy || book.isPending}
            onBook={(offer) => book.mutate(offer)}
          />
        ))}
      </ol>
      <Button variant="default" onClick={props.onClose}>
        {words.closeSoonest}
      </Button>
    </div>
  )
}

function Arrival(props: {
  readonly item: Item
  readonly technician: Technician | undefined
  readonly first: boolean
  readonly busy: boolean
  readonly onBook: (offer: SlotOffer) => void
}) {
  const { item, technician } = props
  const words = useText(callText)
  const formats = useFormats()
  const { promise } = item
  const offer = soonestOffer(item)
  return (
    <li>
      {technician ? <TechnicianMark letter={technician.letter} colour={technician.colour} /> : null}
      <span>
        <strong>{words.soonestThere(formats.day(formats.civilDate(item.arrival)), formats.time(item.arrival))}</strong>
        <span>
          {item.technicianName} · {words.extra(formats.duration(item.extraSeconds), formats.km(item.extraMetres / 1000))}
        </span>
        <span>{promise ? words.soonestPromise(formats.time(promise.earliest), formats.time(promise.latest)) : words.soonestRefused}</span>
      </span>
      {technician?.phone ? (
        <Button component="a" href={`tel:${technician.phone.replaceAll(' ', '')}`} variant="default" size="xs">
          {words.soonestCall(technician.name)}
        </Button>
      ) : null}
      {offer ? (
        <Button
          size="xs"
          variant={props.first ? 'filled' : 'default'}
          autoFocus={props.first}
          disabled={props.busy}
          onClick={() => props.onBook(offer)}
          data-testid="call-soonest-book"
        >
          {words.soonestBook}
        </Button>
      ) : null}
    </li>
  )
}
