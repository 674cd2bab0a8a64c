import type { Appointment, bookingEndpoints, CallOutput, ClientFile, Hold, SlotOffer, VisitCard } from '@tournee/contract'
import type { Formats } from '@tournee/ui-kit'

export type Caller = CallOutput<typeof bookingEndpoints.lookUpCaller>
export type Offers = Caller['slots']

/** Where the call stands. `notice`: why the offers are fresh ones. */
export type CallPhase =
  | { readonly name: 'search' }
  | {
      readonly name: 'client'
      readonly clientId: string
      /** visit chosen by hand; null = the one the service proposes */
      readonly visitId: string | null
      /** offer chosen by hand; null = the best */
      readonly token: string | null
      readonly notice: 'taken' | 'expired' | null
    }
  | {
      readonly name: 'held'
      readonly clientId: string
      readonly visitId: string
      readonly offer: SlotOffer
      readonly hold: Hold
      readonly confirming: boolean
    }
  | { readonly name: 'confirmed'; readonly clientId: string; readonly appointment: Appointment }

/** A call: what is typed, which line of the list is lit, how far it has come. */
export interface CallState {
  readonly query: string
  readonly lit: number
  readonly phase: CallPhase
}

export type CallEvent =
  | { readonly type: 'typed'; readonly query: string }
  | { readonly type: 'lit'; readonly index: number }
  | { readonly type: 'opened'; readonly clientId: string }
  | { readonly type: 'visit'; readonly visitId: string }
  | { readonly type: 'slot'; readonly token: string }
  | { readonly type: 'held'; readonly offer: SlotOffer; readonly hold: Hold }
  | { readonly type: 'taken' }
  | { readonly type: 'expired' }
  /** the confirmation is on its way: from here Escape no longer takes it back, only the answer decides */
  | { readonly type: 'confirming' }
  | { readonly type: 'unconfirmed' }
  | { readonly type: 'confirmed'; readonly appointment: Appointment }
  | { readonly type: 'back' }
  | { readonly type: 'again' }

export const NEW_CALL: CallState = { query: '', lit: 0, phase: { name: 'search' } }

/** Letters or digits typed before the list is asked for. */
export const LETTERS = 3
export const asksFor = (query: string): string | null => (query.trim().length >= LETTERS ? query.trim() : null)

const openClient = (clientId: string): CallPhase => ({ name: 'client', clientId, visitId: null, token: null, notice: null })

/** Steps that give a held slot up. */
const FREES: ReadonlySet<CallEvent['type']> = new Set(['back', 'again', 'typed', 'opened', 'expired'])

/** The next state of a call. Events that no longer fit (an answer after Escape) change nothing. */
export function reduceCall(state: CallState, event: CallEvent): CallState {
  const { phase } = state
  if (phase.name === 'held' && phase.confirming && FREES.has(event.type)) return state
  switch (event.type) {
    case 'typed':
      return { query: event.query, lit: 0, phase: { name: 'search' } }
    case 'lit':
      return { ...state, lit: event.index }
    case 'opened':
      return { ...state, phase: openClient(event.clientId) }
    case 'visit':
      return phase.name === 'client' ? { ...state, phase: { ...phase, visitId: event.visitId, token: null, notice: null } } : state
    case 'slot':
      return phase.name === 'client' ? { ...state, phase: { ...phase, token: event.token } } : state
    case 'held':
      return phase.name === 'client'
        ? {
            ...state,
            phase: {
              name: 'held',
              clientId: phase.clientId,
              visitId: event.hold.visitId,
              offer: event.offer,
              hold: event.hold,
              confirming: false,
            },
          }
        : state
    case 'taken':
    case 'expired': {
      if (phase.name !== 'client' && phase.name !== 'held') return state
      const notice = event.type
      return { ...state, phase: { name: 'client', clientId: phase.clientId, visitId: phase.visitId, token: null, notice } }
    }
    case 'confirming':
    case 'unconfirmed':
      return phase.name === 'held' ? { ...state, phase: { ...phase, confirming: event.type === 'confirming' } } : state
    case 'confirmed':
      return phase.name === 'held'
        ? { ...state, phase: { name: 'confirmed', clientId: phase.clientId, appointment: event.appointment } }
        : state
    case 'back':
      if (phase.name === 'held')
        return { ...state, phase: { name: 'client', clientId: phase.clientId, visitId: phase.visitId, token: null, notice: null } }
      return phase.name === 'client' ? { ...state, phase: { name: 'search' } } : NEW_CALL
    case 'again':
      return NEW_CALL
  }
}

/** The hold that a step gives up, which must be given back; null when none is. A confirmed or expired hold is not given back. */
export function abandonedHold(before: CallState, event: CallEvent): string | null {
  if (before.phase.name !== 'held' || before.phase.confirming || event.type === 'expired') return null
  return FREES.has(event.type) ? before.phase.hold.id : null
}

/** Whether a hold that has just come is still wanted. */
export const wantsHold = (state: CallState, clientId: string): boolean => state.phase.name === 'client' && state.phase.clientId === clientId

/** Whether Escape leaves the screen: nothing is typed and nobody is open. */
export const leavesOnEscape = (state: CallState): boolean => state.phase.name === 'search' && state.query === ''

/** The line lit after an arrow: round the list. */
export const nextLit = (lit: number, step: 1 | -1, count: number): number => (count === 0 ? 0 : (lit + step + count) % count)

export const SHOWN_OFFERS = 3

/** Offers shown, best first, and the one chosen: by hand, else the best. */
export function shownOffers(
  offers: Offers,
  token: string | null,
): { readonly list: readonly SlotOffer[]; readonly chosen: SlotOffer | null } {
  const list = [...offers.offers].sort((a, b) => Number(b.best) - Number(a.best) || b.grade - a.grade).slice(0, SHOWN_OFFERS)
  return { list, chosen: list.find((o) => o.token === token) ?? list[0] ?? null }
}

/** An hour as it is said: `10 h`, `13 h 30`; as written in English. */
function spokenHour(formats: Formats, instant: string): string {
  const time = formats.time(instant)
  if (formats.locale === 'en') return time
  const [hours = '', minutes = ''] = time.split(':')
  return minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`
}

/** A window as it is said on the phone: `mardi 1er décembre, entre 10 h et 12 h`. */
export function spokenWindow(formats: Formats, window: { readonly earliest: string; readonly latest: string }): string {
  const [from, to] = [spokenHour(formats, window.earliest), spokenHour(formats, window.latest)]
  const day = formats.dayLong(formats.civilDate(window.earliest))
  return formats.locale === 'fr' ? `${day}, entre ${from} et ${to}` : `${day}, between ${from} and ${to}`
}

/** Whole seconds that a hold still lasts, `elapsedMs` after it was answered; 0 when it is over. */
export const secondsLeft = (hold: Pick<Hold, 'expiresInSeconds'>, elapsedMs: number): number =>
  Math.max(0, Math.ceil(hold.expiresInSeconds - elapsedMs / 1000))

/** A countdown: `6:05`. */
export const countdown = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** The visit that is being booked: the one chosen, else the service's. */
export const bookedVisit = (caller: Caller, chosen: string | null): VisitCard | null => {
  const id = chosen ?? caller.visitId
  return [...caller.due, ...caller.lastVisits].find((v) => v.id === id) ?? null
}

/** Where the work is: the site of the visit, else the client's first. */
export const siteOf = (client: ClientFile, visit: VisitCard | null): ClientFile['sites'][number] | null =>
  client.sites.find((s) => s.id === visit?.siteId) ?? client.sites[0] ?? null

/** Notes of a client with one more line, newest first. */
export const withNote = (notes: string, line: string): string => [line, notes].filter(Boolean).join('\n')

/** Days to wait for a slot: from today, or from the first due day when that is to come, to the end of the due window; from today two weeks at least. */
export function waitingWindow(
  visit: Pick<VisitCard, 'dueFrom' | 'dueTo'> | null,
  today: string,
  inTwoWeeks: string,
): { from: string; to: string } {
  return { from: visit && visit.dueFrom > today ? visit.dueFrom : today, to: visit && visit.dueTo > inTwoWeeks ? visit.dueTo : inTwoWeeks }
}

type Soonest = CallOutput<typeof bookingEndpoints.findSoonest>['items'][number]

/** An arrival as something to hold: this technician's and nobody else's; null when nothing can be promised then. */
export function soonestOffer({
  promise,
  technicianId,
  technicianName,
  extraSeconds,
  extraMetres,
}: Soonest): (SlotOffer & { readonly only: true }) | null {
  if (!promise) return null
  return { ...promise, technicianId, technicianName, extraSeconds, extraMetres, grade: 0, green: false, best: false, only: true }
}
