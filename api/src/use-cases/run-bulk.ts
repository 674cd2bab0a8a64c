import type { BulkAction, BulkOutcome, ClientTarget } from '@tournee/contract'
import { type By, type Connection, findTechnician, keepUndo } from '@tournee/data'
import { planArchive } from '../bulk/archive.ts'
import type { BulkPlan } from '../bulk/bulk-plan.ts'
import { planContractTerms, planGenerateVisits } from '../bulk/contract-terms.ts'
import { invitableVisits } from '../bulk/invite.ts'
import { planNotes } from '../bulk/notes.ts'
import { planTags } from '../bulk/tags.ts'
import { defined } from '../defined.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { companyToday } from './company-today.ts'
import { inviteToDay } from './fill-day.ts'
import { idsOfTarget } from './find-clients.ts'

interface Bulk {
  readonly target: ClientTarget
  readonly action: BulkAction
}
type Stored = Exclude<BulkAction, { kind: 'invite' }>

function planOf(connection: Connection, action: Stored, ids: readonly string[], today: string): Promise<BulkPlan> {
  switch (action.kind) {
    case 'archive':
      return planArchive(connection, ids, true)
    case 'unarchive':
      return planArchive(connection, ids, false)
    case 'contract-terms':
      return planContractTerms(
        connection,
        ids,
        defined({ toleranceDays: action.toleranceDays, durationMinutes: action.durationMinutes }),
        today,
      )
    case 'generate-visits':
      return planGenerateVisits(connection, ids, today)
    case 'tags':
      return planTags(connection, ids, action)
    case 'notes':
      return planNotes(connection, ids, action.text)
  }
}

async function checkInvitation(connection: Connection, { technicianId, date }: { technicianId: string; date: string }, today: string) {
  const technician = await findTechnician(connection, technicianId)
  if (!technician?.active) return refuse('NOT_FOUND', 'No such technician at work.')
  return date <= today ? refuse('NOTICE_TOO_SHORT', 'The day is over or under way.') : null
}

/** What a bulk action would do; nothing is stored or sent. */
export async function previewBulk({ db, now }: Services, { target, action }: Bulk): Promise<BulkOutcome | Refusal> {
  const { connection } = db
  const today = await companyToday(connection, now())
  const ids = await idsOfTarget(connection, target, today)
  if (action.kind !== 'invite') return (await planOf(connection, action, ids, today)).outcome
  return (
    (await checkInvitation(connection, action, today)) ?? (await invitableVisits(connection, ids, { date: action.date, today })).outcome
  )
}

/** Does something to many clients in one transaction, and keeps what it takes to take it back. Messages cannot be taken back. */
export async function runBulk(services: Services, { target, action }: Bulk, by: By): Promise<BulkOutcome | Refusal> {
  const { db, now } = services
  if (action.kind === 'invite') return inviteMany(services, target, action, by)
  return transact(db, async (connection) => {
    const today = await companyToday(connection, now())
    const plan = await planOf(connection, action, await idsOfTarget(connection, target, today), today)
    const undo = await plan.apply(connection, by)
    return { ...plan.outcome, undoId: undo && (await keepUndo(connection, undo.kind, undo, by)) }
  })
}

async function inviteMany(services: Services, target: ClientTarget, action: Extract<BulkAction, { kind: 'invite' }>, by: By) {
  const { connection } = services.db
  const today = await companyToday(connection, services.now())
  const refused = await checkInvitation(connection, action, today)
  if (refused) return refused
  const { visitIds, outcome } = await invitableVisits(connection, await idsOfTarget(connection, target, today), {
    date: action.date,
    today,
  })
  const sent = await inviteToDay(services, { ...action, visitIds }, by)
  return isRefusal(sent) ? sent : { ...outcome, affected: sent.invited }
}
