import type { User } from '@tournee/contract'
import { findClient, listAppointments, listClientVisits } from '@tournee/data'
import { nextVisit, wishOfVisit } from '../booking/slot-request.ts'
import { isRefusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { type Offers, offersFor } from './offer-slots.ts'

const LAST_VISITS = 5
const SLOTS = 3
const NO_OFFERS: Offers = { offers: [], nextZoneDays: [], zoneName: null, refusals: [] }

/** Everything to answer a client on the line: file, what is due, last visits, appointments, and the three best slots for what is due first. */
export async function lookUpCaller(services: Services, id: string, user: User) {
  const { connection } = services.db
  const client = await findClient(connection, id)
  if (!client) return refuse('NOT_FOUND', 'No such client.')
  const visits = await listClientVisits(connection, id)
  const due = visits.filter(({ status }) => status === 'due').sort((a, b) => (a.dueTo < b.dueTo ? -1 : 1))
  const lastVisits = visits.filter(({ status }) => status === 'done').slice(0, LAST_VISITS)
  const next = nextVisit(visits)
  const wish = next ? await wishOfVisit(connection, next.id, user) : null
  const slots = wish && !isRefusal(wish) ? await offersFor(services, wish, { count: SLOTS }, user) : NO_OFFERS
  const appointments = (await listAppointments(connection, { clientId: id })).filter(({ status }) => status === 'confirmed')
  return { client, due, lastVisits, appointments, visitId: next?.id ?? null, slots }
}
