import { createHash } from 'node:crypto'
import type { CivilDate } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** An invitation to choose a slot of one day, or the link of an appointment as it stands. */
export interface NewInvitation {
  readonly visitId: string
  /** the appointment, at the version it was written for; null: an invitation to a day */
  readonly appointment: { readonly id: string; readonly version: number } | null
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
  appointment_id: string | null
  appointment_version: number | null
}

/** Writes an invitation down under an id of the caller's; the secret of its personal link is stored only as a hash. */
export async function createInvitation(
  db: Connection,
  invitation: NewInvitation & { readonly id: string; readonly clientId: string; readonly secret: string },
  by: By,
): Promise<void> {
  const { id } = invitation
  await db('invitations').insert({
    id,
    token_hash: hashOf(invitation.secret),
    visit_id: invitation.visitId,
    technician_id: invitation.technicianId,
    date: invitation.date,
    created_at: by.at,
    expires_at: invitation.expiresAt,
    appointment_id: invitation.appointment?.id ?? null,
    appointment_version: invitation.appointment?.version ?? null,
  })
  const { clientId, date } = invitation
  await recordChange(db, { action: 'create', entity: 'invitation', entityId: id, clientId, changes: { date } }, by)
}

/** The invitation behind a link, over or not; null when there is none. */
export async function findInvitation(db: Connection, token: string): Promise<Invitation | null> {
  const row = await db('invitations')
    .where({ token_hash: hashOf(token) })
    .first<Row | undefined>()
  if (!row) return null
  const { id, visit_id, technician_id, date, expires_at, used_at, appointment_id, appointment_version } = row
  const appointment = appointment_id === null || appointment_version === null ? null : { id: appointment_id, version: appointment_version }
  return { id, visitId: visit_id, appointment, technicianId: technician_id, date, expiresAt: expires_at, usedAt: used_at }
}

/** The link by which its appointment was moved stays good: it follows to the new version. Other links of the appointment end. */
export async function followAppointment(
  db: Connection,
  id: string,
  { version, date, expiresAt }: { readonly version: number; readonly date: CivilDate; readonly expiresAt: number },
): Promise<void> {
  await db('invitations').where({ id }).whereNotNull('appointment_id').update({ appointment_version: version, date, expires_at: expiresAt })
}

/** The secret that an invitation is sent with counts from then on: it follows from the installation's key, which may have changed since. */
export async function renewSecret(db: Connection, id: string, secret: string): Promise<void> {
  const token_hash = hashOf(secret)
  await db('invitations').where({ id }).whereNot({ token_hash }).update({ token_hash })
}

/** Remembers when a link was first used to book. */
export async function markInvitationUsed(db: Connection, id: string, at: number): Promise<void> {
  await db('invitations').where({ id }).whereNull('used_at').update({ used_at: at })
}
