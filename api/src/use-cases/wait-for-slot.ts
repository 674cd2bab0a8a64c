import type { CivilDate, User, WaitingEntry } from '@tournee/contract'
import { type By, findWaiting, joinWaiting, leaveWaiting } from '@tournee/data'
import { mayUse, wishOfVisit } from '../booking/slot-request.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

/** Puts a visit on the waiting list for some days. */
export async function waitForSlot(
  { db }: Services,
  { visitId, from, to }: { readonly visitId: string; readonly from: CivilDate; readonly to: CivilDate },
  user: User,
  by: By,
): Promise<WaitingEntry | Refusal> {
  if (to < from) {
    const culprit = { code: 'REVERSED', path: 'body.to', cause: 'It is before `from`.', remedy: 'Give a later day, or the same.' }
    return refuse('INVALID_REQUEST', undefined, [culprit])
  }
  return transact<WaitingEntry>(db, async (connection) => {
    const wish = await wishOfVisit(connection, visitId, user)
    return isRefusal(wish) ? wish : joinWaiting(connection, { visitId, clientId: wish.visit!.clientId, from, to }, by)
  })
}

/** Takes an entry off the waiting list. */
export async function waitNoMore({ db }: Services, id: string, user: User): Promise<null | Refusal> {
  return transact<null>(db, async (connection) => {
    const entry = await findWaiting(connection, id)
    if (!entry || !mayUse(user, entry.clientId)) return refuse('NOT_FOUND', 'Nobody waits under this id.')
    await leaveWaiting(connection, { id })
    return null
  })
}
