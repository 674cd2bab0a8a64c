import { createHash, randomBytes } from 'node:crypto'
import type { CivilDate } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { newId } from '../database/identity.ts'

const TOKEN_BYTES = 32

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** An invitation to choose a slot of one day. */
export interface NewInvitation {
  readonly visitId: string
  readonly technicianId: string
  readonly date: CivilDate
  /** epoch milliseconds */
  readonly expiresAt: number
}

/** A stored one; `usedAt` (epoch milliseconds): when a slot was first booked by its link. */
export interface Invitation extends NewInvitation {
  readonly id: string
  readonly usedAt: number | null
}

interface Row {
  id: string
  visit_id: string
  technician_id: string
  date: CivilDate
  expires_at: number
  used_at: number | null
}

/** Writes an invitation down; answers the token of its personal link, which is stored only as a hash. */
export async function createInvitation(db: Connection, invitation: NewInvitation & { readonly clientId: string }, by: By): Promise<string> {
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

/** The invitation behind a link, over or not; null when there is none. */
export async function findInvitation(db: Connection, token: string): Promise<Invitation | null> {
  const row = await db('invitations')
    .where({ token_hash: hashOf(token) })
    .first<Row | undefined>()
  if (!row) return null
  const { id, visit_id, technician_id, date, expires_at, used_at } = row
  return { id, visitId: visit_id, technicianId: technician_id, date, expiresAt: expires_at, usedAt: used_at }
}

/** Remembers when a link was first used to book. */
export async function markInvitationUsed(db: Connection, id: string, at: number): Promise<void> {
  await db('invitations').where({ id }).whereNull('used_at').update({ used_at: at })
}
