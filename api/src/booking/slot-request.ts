import type { CivilDate, Company, User, VisitCard, VisitKind } from '@tournee/contract'
import { type Connection, findClient, findVisit, listClientVisits } from '@tournee/data'
import { toEpoch } from '@tournee/engine/recurrence'
import type { Place, SlotRequest } from '@tournee/engine/slots'
import { type Refusal, refuse } from '../refusal.ts'

/** Who or what wants a slot. */
export interface SlotQuery {
  readonly visitId?: string | undefined
  readonly clientId?: string | undefined
  readonly lng?: number | undefined
  readonly lat?: number | undefined
  readonly visitType?: VisitKind | undefined
  readonly durationMinutes?: number | undefined
}

/** A visit, or something like one, that wants a slot at a known place. */
export interface Wish {
  /** null: no visit is stored yet */
  readonly visit: VisitCard | null
  readonly position: { readonly lng: number; readonly lat: number }
  readonly durationMinutes: number
  readonly kind: VisitKind
  readonly skills: readonly string[]
  readonly due: { readonly from: CivilDate; readonly ideal: CivilDate; readonly to: CivilDate } | null
}

/** Minutes on site of a kind of visit that no contract gives. */
const DURATIONS: Readonly<Record<VisitKind, number>> = { maintenance: 75, repair: 90, commissioning: 180, other: 60 }

const OPEN = new Set(['due', 'held', 'booked', 'published'])

/** Whether a client may see it: his own, or anybody's for the office. */
export const mayUse = (user: User, clientId: string): boolean => user.role !== 'client' || user.clientId === clientId

/** A stored visit as a wish; refused when it is over, nobody knows where it is, or it is somebody else's. */
export async function wishOfVisit(connection: Connection, visitId: string, user: User): Promise<Wish | Refusal> {
  const visit = await findVisit(connection, visitId)
  if (!visit || !mayUse(user, visit.clientId)) return refuse('NOT_FOUND', 'No such visit.')
  if (!OPEN.has(visit.status)) return refuse('NOT_BOOKABLE', `The visit is ${visit.status}.`)
  return wishOf(visit)
}

function wishOf(visit: VisitCard): Wish | Refusal {
  if (!visit.position) return refuse('NOT_BOOKABLE', 'The address is not on the map yet: place it first.')
  return {
    visit,
    position: visit.position,
    durationMinutes: visit.durationMinutes,
    kind: visit.kind,
    skills: visit.skills,
    due: { from: visit.dueFrom, ideal: visit.dueIdeal, to: visit.dueTo },
  }
}

/** The open visit of a client that is due first; of a kind, when one is named. */
export const nextVisit = (visits: readonly VisitCard[], kind?: VisitKind): VisitCard | undefined =>
  visits
    .filter((visit) => visit.status === 'due' && visit.promise === null && (kind === undefined || visit.kind === kind))
    .sort((a, b) => (a.dueTo < b.dueTo ? -1 : a.dueTo > b.dueTo ? 1 : a.id < b.id ? -1 : 1))[0]

/** What a query asks a slot for. */
export async function readWish(connection: Connection, query: SlotQuery, user: User): Promise<Wish | Refusal> {
  if (query.visitId !== undefined) return wishOfVisit(connection, query.visitId, user)
  const kind = query.visitType ?? 'maintenance'
  if (query.clientId !== undefined || user.role === 'client') {
    const clientId = query.clientId ?? user.clientId ?? ''
    const client = mayUse(user, clientId) ? await findClient(connection, clientId) : null
    if (!client) return refuse('NOT_FOUND', 'No such client.')
    const visit = nextVisit(await listClientVisits(connection, clientId), query.visitType)
    if (visit) return wishOf(visit)
    const position = client.sites.find((site) => site.position !== null)?.position
    if (!position) return refuse('NOT_BOOKABLE', 'The address is not on the map yet: place it first.')
    return placeWish(position, kind, query)
  }
  if (query.lng === undefined || query.lat === undefined) {
    const culprit = {
      code: 'NO_PLACE',
      path: 'query',
      cause: 'It names no visit, client or place.',
      remedy: 'Give visitId, clientId, or lng and lat.',
    }
    return refuse('INVALID_REQUEST', undefined, [culprit])
  }
  if (Math.abs(query.lng) > 180 || Math.abs(query.lat) > 90) {
    const culprit = {
      code: 'OFF_THE_MAP',
      path: 'query',
      cause: 'It is no place on earth.',
      remedy: 'Give lng and lat in degrees, in that order.',
    }
    return refuse('INVALID_REQUEST', undefined, [culprit])
  }
  return placeWish({ lng: query.lng, lat: query.lat }, kind, query)
}

const placeWish = (position: Wish['position'], kind: VisitKind, { durationMinutes }: SlotQuery): Wish => ({
  visit: null,
  position,
  durationMinutes: durationMinutes ?? DURATIONS[kind],
  kind,
  skills: [],
  due: null,
})

/**
 * The wish as the engine's request. An overdue visit, or one promised already, has no last day; a repair that the office books may use the emergency reserve.
 */
export function slotRequest(
  wish: Wish,
  place: Place,
  {
    company,
    today,
    forClient,
    technicianId,
  }: { readonly company: Company; readonly today: CivilDate; readonly forClient: boolean; readonly technicianId?: string | undefined },
): SlotRequest {
  const { due } = wish
  const at = (date: CivilDate, time: string) => toEpoch(date, time, company.timeZone)
  const isBound = due !== null && due.to >= today && wish.visit?.promise == null
  return {
    visit: {
      id: wish.visit?.id ?? 'new',
      location: place,
      service: wish.durationMinutes * 60,
      ...(wish.skills.length > 0 ? { skills: wish.skills } : {}),
      ...(due
        ? {
            due: {
              earliest: at(due.from, '00:00'),
              ideal: at(due.ideal, '12:00'),
              ...(isBound ? { latest: at(due.to, '24:00') - 1 } : {}),
            },
          }
        : {}),
      ...(technicianId === undefined ? {} : { allowedTechnicians: [technicianId] }),
    },
    kind: wish.kind === 'repair' && !forClient ? 'emergency' : 'planned',
  }
}
