import { type Announcements, type Company, DEFAULT_MEETING_RULES, type Meeting, type RoutePlan, type VisitCard } from '@tournee/contract'
import {
  addMessages,
  type By,
  type Connection,
  createMeeting,
  findPublishedPlanId,
  getCompany,
  getPlan,
  listClientEmails,
  listOpenDecisions,
  listVisitsById,
} from '@tournee/data'
import { announcementsOf, invitedOf, invitesOf } from '../meeting/announcements.ts'
import { visitMessage } from '../meeting/visit-messages.ts'
import { placementsOf } from '../planning/plan-changes.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { inviteToDay } from './fill-day.ts'
import { publishRoutePlan } from './publish-route-plan.ts'
import { readAgenda } from './read-agenda.ts'

interface News {
  readonly announcements: Announcements
  readonly visits: ReadonlyMap<string, VisitCard>
  readonly emails: ReadonlyMap<string, string>
}

async function readNews(connection: Connection, plan: RoutePlan): Promise<News> {
  const publishedId = await findPublishedPlanId(connection, plan.week)
  const before = publishedId === null || publishedId === plan.id ? null : await getPlan(connection, publishedId)
  const taken = await listOpenDecisions(connection, plan.id)
  const asked = invitesOf(taken).flatMap(({ candidates }) => candidates.map(({ visitId }) => visitId))
  const ids = [...new Set([...placementsOf(plan).keys(), ...placementsOf(before).keys(), ...asked])]
  const visits = new Map((await listVisitsById(connection, ids)).map((visit) => [visit.id, visit]))
  const emails = await listClientEmails(
    connection,
    [...visits.values()].map(({ clientId }) => clientId),
  )
  const rules = (await getCompany(connection)).meetingRules ?? DEFAULT_MEETING_RULES
  const planned = placementsOf(plan)
  const free = new Map([...visits].filter(([id, { status }]) => status === 'due' && !planned.has(id)))
  const announcements = { ...announcementsOf(before, plan, visits, emails, rules), invited: invitedOf(taken, free, emails) }
  return { announcements, visits, emails }
}

/** Who is told what when a plan is published. Throws `NotFoundError`. */
export async function showAnnouncements({ db }: Services, planId: string): Promise<Announcements> {
  return (await readNews(db.connection, await getPlan(db.connection, planId))).announcements
}

/** How a meeting ends. */
export interface MeetingEnd {
  readonly id: string
  readonly version: number
  readonly attendees: readonly string[]
  /** visits whose client is sent a message */
  readonly tell: readonly string[]
}

/** Writes the messages to the clients chosen; answers the visits of those who have an address. */
async function tell(
  connection: Connection,
  { announcements, visits, emails }: News,
  chosen: ReadonlySet<string>,
  company: Company,
  by: By,
) {
  const told = announcements.clients
    .filter(({ visitId }) => chosen.has(visitId))
    .map((client) => {
      const email = emails.get(visits.get(client.visitId)?.clientId ?? '')
      return { visitId: client.visitId, messages: visitMessage(client, { email }, company, by.at) }
    })
  await addMessages(
    connection,
    told.flatMap(({ messages }) => messages),
    by,
  )
  return told.filter(({ messages }) => messages.length > 0).map(({ visitId }) => visitId)
}

/** The same services within a transaction that is open already. */
const within = (services: Services, connection: Connection): Services => ({
  ...services,
  db: { ...services.db, connection, transaction: (work) => work(connection) },
})

/** Sends the invitations that the meeting decided; answers how many clients are invited. */
async function invite(services: Services, connection: Connection, planId: string, by: By): Promise<number> {
  let invited = 0
  for (const { shift, candidates } of invitesOf(await listOpenDecisions(connection, planId))) {
    const visitIds = candidates.map(({ visitId }) => visitId)
    const sent = await inviteToDay(within(services, connection), { ...shift, visitIds }, by)
    if (!isRefusal(sent)) invited += sent.invited
  }
  return invited
}

/**
 * Ends a meeting: the draft is published, the clients chosen are told, the invitations decided go out, and everything is kept for the
 * minutes, in one transaction. Refused as a publication is. Throws `NotFoundError`, `VersionConflictError`.
 */
export async function closeMeeting(services: Services, end: MeetingEnd, by: By): Promise<Meeting | Refusal> {
  const read = await readAgenda(services, end.id)
  if (isRefusal(read)) return read
  const { figures, taken, editable } = read
  return transact<Meeting>(services.db, async (connection) => {
    const news = await readNews(connection, editable.plan)
    const published = await publishRoutePlan(within(services, connection), end.id, end.version, by)
    if (isRefusal(published)) return published
    const told = await tell(connection, news, new Set(end.tell), await getCompany(connection), by)
    const invited = await invite(services, connection, end.id, by)
    return createMeeting(
      connection,
      {
        week: published.week,
        planId: end.id,
        attendees: [...end.attendees],
        before: taken[0]?.before ?? figures,
        after: figures,
        announcements: news.announcements,
        told,
        invited,
      },
      by,
    )
  })
}
