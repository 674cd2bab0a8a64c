import type { VisitNotice } from '@tournee/contract'
import {
  addVisitMessage,
  type By,
  findClient,
  getCompany,
  getTechnician,
  getVisit,
  listVisitNotices,
  lockVisit,
  withdrawVisitMessage,
  withdrawVisitMessages,
} from '@tournee/data'
import { dayMessage } from '../live/day-message.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { showLiveDay } from './show-live-day.ts'

/** Writes to the client of a stop of today when its technician is expected now; an earlier hour not sent yet is replaced. */
export async function tellClient(services: Services, visitId: string, by: By): Promise<VisitNotice | Refusal> {
  const told = await transact<VisitNotice & { readonly date: string }>(services.db, async (connection) => {
    const locked = await lockVisit(connection, visitId)
    const day = await showLiveDay({ ...services, db: { ...services.db, connection } }, 'today')
    const lane = day.lanes.find(({ stops }) => stops.some(({ visit }) => visit.id === visitId))
    const stop = lane?.stops.find(({ visit }) => visit.id === visitId)
    if (!lane || !stop?.expected || stop.state === 'on-site') return refuse('NOT_FOUND', 'Nobody is awaited there today.')
    const client = await findClient(connection, locked.clientId)
    const message = dayMessage(
      {
        kind: 'visit.expected',
        company: await getCompany(connection),
        client: client ?? { email: null, phone: null },
        visit: await getVisit(connection, visitId),
        visitVersion: locked.version,
        technicianName: (await getTechnician(connection, lane.technicianId)).name,
        expectedAt: Date.parse(stop.expected.start),
        smsIsConfigured: services.config.smsWebhookUrl !== null,
      },
      by.at,
    )
    if (!message) return refuse('NOT_REACHABLE')
    await withdrawVisitMessages(connection, visitId)
    await addVisitMessage(connection, message, by)
    const [notice] = await listVisitNotices(connection, [visitId], by.at)
    return { ...notice!, date: day.date }
  })
  if ('date' in told) services.liveNews.tell(told.date)
  return told
}

/** Takes a message of the day back while it is not sent. Throws `NotFoundError`. */
export async function withdrawNotice(services: Services, id: string, by: By): Promise<null | Refusal> {
  const taken = await transact(
    services.db,
    async (connection) => (await withdrawVisitMessage(connection, id, by.at, by)) || refuse('MESSAGE_SENT'),
  )
  if (taken !== true) return taken as Refusal
  const { date } = await showLiveDay(services, 'today')
  services.liveNews.tell(date)
  return null
}
