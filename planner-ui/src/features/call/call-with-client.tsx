import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { bookingEndpoints, endpoints, type SlotOffer } from '@tournee/contract'
import { problemOf, readKey, SkeletonRows, useFormats, useRead, useText, useWrite } from '@tournee/ui-kit'
import { type RefObject, useState } from 'react'
import classes from './call-screen.module.css'
import { CallError, CallerCard } from './caller-card.tsx'
import { bookedVisit, type CallEvent, type CallPhase, type CallState, shownOffers, siteOf, spokenWindow, wantsHold } from './model.ts'
import { NothingFits } from './nothing-fits.tsx'
import { HeldSlot, SlotList } from './slot-list.tsx'
import { Soonest } from './soonest.tsx'
import { callText } from './text.ts'
import type { useHolds } from './use-holds.ts'

const STALE = [
  bookingEndpoints.listAppointments,
  bookingEndpoints.lookUpCaller,
  bookingEndpoints.listSlots,
  endpoints.getWeek,
  endpoints.listClientVisits,
]

/** A client on the line: who it is, what can be offered, what is held, what is confirmed. */
export function CallWithClient(props: {
  readonly phase: Exclude<CallPhase, { readonly name: 'search' }>
  readonly now: RefObject<CallState>
  readonly holds: ReturnType<typeof useHolds>
  readonly send: (event: CallEvent) => void
}) {
  const { phase, now, holds, send } = props
  const words = useText(callText)
  const formats = useFormats()
  const queries = useQueryClient()
  const [urgent, setUrgent] = useState(false)
  const technicians = useRead(endpoints.listTechnicians).data?.items ?? []
  const caller = useRead(bookingEndpoints.lookUpCaller, { params: { id: phase.clientId } })
  const chosenVisit = phase.name === 'client' || phase.name === 'held' ? phase.visitId : null
  const other = chosenVisit !== null && chosenVisit !== caller.data?.visitId
  const slots = useRead(bookingEndpoints.listSlots, { query: { visitId: chosenVisit ?? '' } }, { enabled: other })
  const offers = other ? slots.data : caller.data?.slots
  const visit = caller.data ? bookedVisit(caller.data, chosenVisit) : null

  const refresh = () =>
    Promise.all(STALE.map((endpoint) => queries.invalidateQueries({ queryKey: readKey(endpoint) }))).then(() => undefined)
  const lost = (error: Error) => {
    if (problemOf(error).status !== 409 && problemOf(error).status !== 410) return
    send({ type: 'taken' })
    return refresh()
  }
  const hold = useMutation({
    mutationFn: ({ visitId, offer }: { visitId: string; offer: SlotOffer }) => holds.hold(visitId, offer),
    onSuccess: (made, { offer }) => {
      // Escape came first: the slot is nobody's again
      if (wantsHold(now.current, phase.clientId)) send({ type: 'held', offer, hold: made })
      else holds.release(made.id)
    },
    onError: lost,
  })
  const confirm = useWrite(bookingEndpoints.confirmAppointment, STALE)
  const onConfirm = (notify: boolean) => {
    if (phase.name !== 'held' || phase.confirming) return
    send({ type: 'confirming' })
    confirm.mutate(
      { body: { holdId: phase.hold.id, notify }, idempotencyKey: phase.hold.id },
      {
        onSuccess: (appointment) => send({ type: 'confirmed', appointment }),
        onError: (error) => {
          send({ type: 'unconfirmed' })
          lost(error)
        },
      },
    )
  }

  if (caller.isError && !caller.data) return <CallError error={caller.error} onRetry={() => caller.refetch()} />
  if (!caller.data || (other && slots.isPending)) return <SkeletonRows rows={4} height={72} gap={12} />
  const { client } = caller.data
  const site = siteOf(client, visit)
  const failure = [hold.error, confirm.error].find((e) => e && problemOf(e).status !== 409 && problemOf(e).status !== 410)
  const { list, chosen } = offers ? shownOffers(offers, phase.name === 'client' ? phase.token : null) : { list: [], chosen: null }
  return (
    <div className={classes.columns}>
      <section className={classes.panel} aria-label={words.slots}>
        {phase.name === 'client' && phase.notice ? (
          <p className={classes.notice} role="alert" data-testid="call-notice">
            {words[phase.notice]}
          </p>
        ) : null}
        {phase.name === 'confirmed' ? (
          <div className={classes.held} role="status" data-testid="call-confirmed">
            <p className={classes.say}>{words.confirmed}</p>
            <p className={classes.spoken}>{spokenWindow(formats, phase.appointment)}</p>
            <p className={classes.quiet}>{confirm.variables?.body.notify ? words.sent : words.notSent}</p>
            <div className={classes.actions}>
              <Button size="md" autoFocus onClick={() => send({ type: 'again' })} data-testid="call-again">
                {words.again}
              </Button>
            </div>
          </div>
        ) : phase.name === 'held' ? (
          <HeldSlot
            offer={phase.offer}
            hold={phase.hold}
            sendTo={client.email ?? client.phone}
            busy={confirm.isPending}
            onConfirm={onConfirm}
            onRelease={() => send({ type: 'back' })}
            onExpired={() => {
              send({ type: 'expired' })
              refresh()
            }}
          />
        ) : urgent && site?.position ? (
          <Soonest
            clientId={client.id}
            siteId={site.id}
            at={site.position}
            visit={visit}
            technicians={technicians}
            busy={hold.isPending}
            onBook={(visitId, offer) => hold.mutate({ visitId, offer })}
            onClose={() => setUrgent(false)}
          />
        ) : (
          <>
            <div className={classes.slotsHead}>
              <h2>{words.slots}</h2>
              <Button
                variant="default"
                size="xs"
                disabled={!site?.position}
                title={site?.position ? undefined : words.soonestNoPlace}
                onClick={() => setUrgent(true)}
                data-testid="call-urgent"
              >
                {words.soonest}
              </Button>
            </div>
            {slots.isError && other ? (
              <CallError error={slots.error} onRetry={() => slots.refetch()} />
            ) : !visit ? (
              <p className={classes.quiet}>{words.nothingDue}</p>
            ) : chosen ? (
              <SlotList
                list={list}
                chosen={chosen}
                technicians={technicians}
                busy={hold.isPending}
                onChoose={(token) => send({ type: 'slot', token })}
                onHold={(offer) => hold.mutate({ visitId: visit.id, offer })}
              />
            ) : offers ? (
              <NothingFits caller={caller.data} offers={offers} visit={visit} />
            ) : null}
          </>
        )}
        {failure ? (
          <CallError
            error={failure}
            onRetry={() => (phase.name === 'held' ? onConfirm(true) : hold.variables && hold.mutate(hold.variables))}
          />
        ) : null}
      </section>
      <CallerCard
        caller={caller.data}
        chosenVisitId={chosenVisit}
        onVisit={phase.name === 'client' ? (visitId) => send({ type: 'visit', visitId }) : null}
      />
    </div>
  )
}
