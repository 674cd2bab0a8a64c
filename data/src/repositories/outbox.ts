import type { OutboxMessage } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { type Connection, dialectOf } from '../database/connection.ts'
import { newId } from '../database/identity.ts'
import { insertAll } from '../database/insert-all.ts'
import { fromJson, toInstant, toInstantOrNull, toJson } from '../database/stored-values.ts'

/** What a message says. */
export interface MessageContent {
  readonly subject: string
  readonly text: string
  /** a calendar file (RFC 5545), and the method it is sent with */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly text: string }
}

/** A message to be sent at `dueAt` (epoch milliseconds). */
export interface NewMessage {
  readonly channel: OutboxMessage['channel']
  readonly kind: string
  readonly to: string
  readonly appointmentId: string | null
  readonly appointmentVersion: number | null
  readonly content: MessageContent
  readonly dueAt: number
}

/** A message taken for sending. Its `id` is the stable id that its receivers know it by. */
export interface ClaimedMessage extends NewMessage {
  readonly id: string
  readonly attempts: number
}

interface Row {
  id: string
  channel: OutboxMessage['channel']
  kind: string
  recipient: string
  appointment_id: string | null
  appointment_version: number | null
  content: string
  due_at: number
  claimed_until: number | null
  sent_at: number | null
  attempts: number
  error: string | null
  created_at: number
}

const LISTED = 500

/** Messages waiting or sent, newest first. */
export async function listOutbox(db: Connection): Promise<OutboxMessage[]> {
  const rows = await db<Row>('outbox').orderBy('id', 'desc').limit(LISTED)
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    to: row.recipient,
    appointmentId: row.appointment_id,
    dueAt: toInstant(row.due_at),
    sentAt: toInstantOrNull(row.sent_at),
    attempts: row.attempts,
    error: row.error,
  }))
}

/** Writes messages down, in the transaction of what they tell: neither is lost without the other. */
export async function addMessages(db: Connection, messages: readonly NewMessage[], by: By): Promise<void> {
  const rows = messages.map((message) => ({
    id: newId(by.at),
    channel: message.channel,
    kind: message.kind,
    recipient: message.to,
    appointment_id: message.appointmentId,
    appointment_version: message.appointmentVersion,
    content: toJson(message.content),
    due_at: message.dueAt,
    created_at: by.at,
  }))
  await insertAll(db, 'outbox', rows)
}

/** Takes back what was not sent yet of an appointment: a moved one never reminds the old hour. */
export async function withdrawMessages(db: Connection, appointmentId: string): Promise<void> {
  await db('outbox').where({ appointment_id: appointmentId }).whereNull('sent_at').delete()
}

/** Takes up to `limit` messages that are due, for as long as `until` (epoch milliseconds): two senders never take the same one. */
export async function claimMessages(
  db: Connection,
  {
    channels,
    now,
    until,
    limit,
  }: { readonly channels: readonly string[]; readonly now: number; readonly until: number; readonly limit: number },
): Promise<ClaimedMessage[]> {
  const query = db<Row>('outbox')
    .whereNull('sent_at')
    .whereIn('channel', channels)
    .where('due_at', '<=', now)
    .andWhere((free) => {
      free.whereNull('claimed_until').orWhere('claimed_until', '<=', now)
    })
    .orderBy(['due_at', 'id'])
    .limit(limit)
  // SQLite has one writer: nobody else is choosing
  const due = await (dialectOf(db) === 'postgres' ? query.forUpdate().skipLocked() : query)
  await db('outbox')
    .whereIn(
      'id',
      due.map(({ id }) => id),
    )
    .update({ claimed_until: until, attempts: db.raw('attempts + 1') })
  return due.map((row) => ({
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    to: row.recipient,
    appointmentId: row.appointment_id,
    appointmentVersion: row.appointment_version,
    content: fromJson(row.content),
    dueAt: row.due_at,
    attempts: row.attempts + 1,
  }))
}

/** Whether a message still says the truth: its appointment is at the version it was written for. */
export async function isCurrentMessage(db: Connection, message: ClaimedMessage): Promise<boolean> {
  if (message.appointmentId === null || message.appointmentVersion === null) return true
  const row = await db('appointments').where({ id: message.appointmentId }).first<{ version: number } | undefined>('version')
  return row?.version === message.appointmentVersion
}

/** Remembers that a message was sent; `keep`: what is kept of it, when it held a secret that is no longer needed. */
export async function markSent(db: Connection, id: string, at: number, keep?: MessageContent): Promise<void> {
  await db('outbox')
    .where({ id })
    .update({ sent_at: at, error: null, claimed_until: null, ...(keep ? { content: toJson(keep) } : {}) })
}

/** Keeps why sending failed; it is tried again from `retryAt` (epoch milliseconds) on. */
export async function markFailed(db: Connection, id: string, error: string, retryAt: number): Promise<void> {
  await db('outbox')
    .where({ id })
    .update({ error: error.slice(0, 500), claimed_until: retryAt })
}
