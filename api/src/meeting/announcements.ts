import type { Announcements, DecisionOption, MeetingRules, RoutePlan, TakenDecision, VisitCard } from '@tournee/contract'
import { planChanges } from '../planning/plan-changes.ts'

type Routes = Pick<RoutePlan, 'routes'>
type Client = Announcements['clients'][number]

/** The stops of every technician's day: `technician date` -> visit and start. */
function daysOf(plan: Routes | null): ReadonlyMap<string, ReadonlyMap<string, string>> {
  return new Map(
    (plan?.routes ?? []).map(({ technicianId, date, stops }) => [
      `${technicianId} ${date}`,
      new Map(stops.flatMap((stop) => (stop.kind === 'visit' ? [[stop.visitId, stop.start] as const] : []))),
    ]),
  )
}

function technicianNews(before: Routes | null, after: Routes): Announcements['technicians'] {
  const [old, fresh] = [daysOf(before), daysOf(after)]
  const none = new Map<string, string>()
  const days = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key) ?? none, fresh.get(key) ?? none]
    const changed = [...new Set([...was.keys(), ...is.keys()])].filter((visit) => was.get(visit) !== is.get(visit)).length
    const [technicianId, date] = key.split(' ') as [string, string]
    return changed === 0 ? [] : [{ technicianId, date, visits: is.size, changed }]
  })
  const byTechnician = Map.groupBy(
    days.sort((a, b) => (a.date < b.date ? -1 : 1)),
    ({ technicianId }) => technicianId,
  )
  return [...byTechnician].map(([technicianId, own]) => ({
    technicianId,
    days: own.map(({ date, visits, changed }) => ({ date, visits, changed })),
  }))
}

/** How a message reaches a client. */
const channelTo = ({ clientId, phone }: Pick<VisitCard, 'clientId' | 'phone'>, emails: ReadonlyMap<string, string>) =>
  emails.has(clientId) ? 'mail' : phone ? 'sms' : 'none'

type Invite = Extract<DecisionOption['what'], { kind: 'invite' }>

/** The invitations that decisions chose. */
export const invitesOf = (taken: readonly TakenDecision[]): Invite[] =>
  taken.flatMap(({ decision, option }) => {
    const what = option === null ? undefined : decision.options[option]?.what
    return what?.kind === 'invite' ? [what] : []
  })

/** Who is invited to which day by what the meeting decided; only who is still to be planned. */
export const invitedOf = (
  taken: readonly TakenDecision[],
  visits: ReadonlyMap<string, Pick<VisitCard, 'clientId' | 'clientName' | 'city' | 'phone'>>,
  emails: ReadonlyMap<string, string>,
): NonNullable<Announcements['invited']> =>
  invitesOf(taken).flatMap(({ shift, candidates }) =>
    candidates.flatMap(({ visitId }) => {
      const visit = visits.get(visitId)
      if (!visit) return []
      const { clientName, city, phone } = visit
      return [{ visitId, clientName, city, phone, ...shift, channel: channelTo(visit, emails) }]
    }),
  )

const NEWS = { added: 'planned', moved: 'moved', removed: 'removed' } as const

/**
 * Who is told what when `after` takes the place of `before` (null = nothing is published): technicians whose day changes, and clients
 * without a promise who get an hour, another one by more than `toldWithinMinutes` or another day, or none any more. Promises hold: who has one is not told.
 */
export function announcementsOf(
  before: Routes | null,
  after: Routes,
  visits: ReadonlyMap<string, Pick<VisitCard, 'clientId' | 'clientName' | 'city' | 'phone' | 'promise'>>,
  emails: ReadonlyMap<string, string>,
  { toldWithinMinutes }: Pick<MeetingRules, 'toldWithinMinutes'>,
): Omit<Announcements, 'invited'> {
  let promised = 0
  const clients = planChanges(before, after, visits).flatMap((change): Client[] => {
    const visit = visits.get(change.visitId)
    if (!visit) return []
    if (visit.promise) {
      promised += change.after ? 1 : 0
      return []
    }
    const [was, is] = [change.before?.start ?? null, change.after?.start ?? null]
    if (change.change === 'same') return []
    if (was && is && Math.abs(Date.parse(is) - Date.parse(was)) <= toldWithinMinutes * 60_000) return []
    return [
      {
        visitId: change.visitId,
        clientName: visit.clientName,
        city: visit.city,
        phone: visit.phone,
        news: NEWS[change.change],
        before: was,
        after: is,
        technicianId: change.after?.technicianId ?? null,
        channel: channelTo(visit, emails),
      },
    ]
  })
  return { technicians: technicianNews(before, after), clients, promised }
}
