import type { BulkSkip, CivilDate, VisitCard } from '@tournee/contract'
import { type Connection, listClientEmails, listDueVisitsOf } from '@tournee/data'
import { outcomeOf } from './bulk-plan.ts'

/** The visit of each client that an invitation to a day would be for: due then or overdue, soonest first, one a client. */
export async function invitableVisits(
  connection: Connection,
  ids: readonly string[],
  { date, today }: { readonly date: CivilDate; readonly today: CivilDate },
) {
  const chosen = new Map<string, VisitCard>()
  for (const visit of await listDueVisitsOf(connection, ids)) {
    const fits = visit.dueFrom <= date && (visit.dueTo >= date || visit.dueTo < today)
    if (fits && visit.position !== null && !chosen.has(visit.clientId)) chosen.set(visit.clientId, visit)
  }
  const emails = await listClientEmails(connection, [...chosen.keys()])
  const reasonOf = (id: string): BulkSkip | null => {
    const visit = chosen.get(id)
    if (!visit) return 'no-due-visit'
    return emails.has(id) || visit.phone ? null : 'no-address'
  }
  const visitIds = [...chosen].flatMap(([clientId, { id }]) => (reasonOf(clientId) === null ? [id] : []))
  return { visitIds, outcome: outcomeOf(ids.map(reasonOf)) }
}
