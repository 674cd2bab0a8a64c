import { createHash, randomBytes } from 'node:crypto'
import type { CivilDate } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { newId } from '../database/identity.ts'

const TOKEN_BYTES = 32

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** An invitation to choose a slot of one day. */
export interface Invitation {
  readonly visitId: string
  readonly technicianId: string
  readonly date: CivilDate
  /** epoch milliseconds */
  readonly expiresAt: number
}

/** Writes an invitation down; answers the token of its personal link, which is stored only as a hash. */
export async function createInvitation(db: Connection, invitation: Invitation & { readonly clientId: string }, by: By): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const id = newId(by.at)
  await db('invitations').insert({
    id,
    token_hash: hashOf(token),
    visit_id: invitation.visitId,
    technician_id: invitation.technicianId,
    date: invitation.date,
    created_at: by.at,
    expires_at: invitation.expiresAt,
  })
  const { clientId, date } = invitation
  await recordChange(db, { action: 'create', entity: 'invitation', entityId: id, clientId, changes: { date } }, by)
  return token
}

/** The invitation behind a link, null when there is none or it is over at `now` (epoch milliseconds). */
export async function findInvitation(db: Connection, token: string, now: number): Promise<Invitation | null> {
  const row = await db('invitations')
    .where({ token_hash: hashOf(token) })
    .andWhere('expires_at', '>', now)
    .first<{ visit_id: string; technician_id: string; date: CivilDate; expires_at: number } | undefined>()
  return row ? { visitId: row.visit_id, technicianId: row.technician_id, date: row.date, expiresAt: row.expires_at } : null
}
