import type { OutboxMessage, VisitNotice } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { type Connection, dialectOf } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { chunks, insertAll } from '../database/insert-all.ts'
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
  /** a message of the day: the version of the visit it was written for, and the hour it names (epoch milliseconds) */
  readonly visit?: { readonly id: string; readonly version: number; readonly expectedAt: number }
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
  visit_id: string | null
  visit_version: number | null
  expected_at: number | null
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
  await insertAll(
    db,
    'outbox',
    messages.map((message) => toRow(message, by)),
  )
}

function toRow(message: NewMessage, by: By) {
  return {
    id: newId(by.at),
    channel: message.channel,
    kind: message.kind,
    recipient: message.to,
    appointment_id: message.appointmentId,
    appointment_version: message.appointmentVersion,
    visit_id: message.visit?.id ?? null,
    visit_version: message.visit?.version ?? null,
    expected_at: message.visit?.expectedAt ?? null,
    content: toJson(message.content),
    due_at: message.dueAt,
    created_at: by.at,
  }
}

/**
 * Writes a message of a visit's day down, on record; "on the way" once per version of the visit. Answers its id, null when it was
 * written before.
 */
export async function addVisitMessage(db: Connection, message: NewMessage, by: By): Promise<string | null> {
  const onTheWay = db.raw("(visit_id, visit_version) where kind = 'visit.on-the-way'")
  const [added] = await db('outbox')
    .insert(toRow(message, by))
    .onConflict(onTheWay as never)
    .ignore()
    .returning<{ id: string }[]>('id')
  if (!added) return null
  const changes = {
    kind: message.kind,
    channel: message.channel,
    visit: message.visit?.id,
    expected: toInstant(message.visit?.expectedAt ?? 0),
  }
  await recordChange(db, { action: 'create', entity: 'message', entityId: added.id, changes }, by)
  return added.id
}

/** Takes back what was not sent yet of an appointment: a moved one never reminds the old hour. */
export async function withdrawMessages(db: Connection, appointmentId: string): Promise<void> {
  await db('outbox').where({ appointment_id: appointmentId }).whereNull('sent_at').delete()
}

/** Takes back what was not sent yet of a visit's day. */
export async function withdrawVisitMessages(db: Connection, visitId: string): Promise<void> {
  await db('outbox').where({ visit_id: visitId }).whereNull('sent_at').delete()
}

/** Takes one message of a visit back; false when it is sent, or being sent. Throws `NotFoundError`. */
export async function withdrawVisitMessage(db: Connection, id: string, now: number, by: By): Promise<boolean> {
  const row = await db<Row>('outbox').where({ id }).whereNotNull('visit_id').first()
  if (!row) throw new NotFoundError('message', id)
  const removed = await db('outbox')
    .where({ id })
    .whereNull('sent_at')
    .andWhere((free) => {
      free.whereNull('claimed_until').orWhere('claimed_until', '<=', now)
    })
    .delete()
  if (removed > 0)
    await recordChange(db, { action: 'delete', entity: 'message', entityId: id, changes: { kind: row.kind, visit: row.visit_id } }, by)
  return removed > 0
}

/** What clients were told of these visits since an instant, newest first. */
export async function listVisitNotices(
  db: Connection,
  visitIds: readonly string[],
  since: number,
): Promise<(VisitNotice & { readonly visitId: string })[]> {
  const rows: Row[] = []
  for (const some of chunks(visitIds, 500))
    rows.push(...(await db<Row>('outbox').whereIn('visit_id', some).where('created_at', '>=', since).orderBy('id', 'desc')))
  return rows.map((row) => ({
    id: row.id,
    visitId: row.visit_id!,
    kind: row.kind as VisitNotice['kind'],
    channel: row.channel,
    expectedAt: toInstant(row.expected_at!),
    createdAt: toInstant(row.created_at),
    sentAt: toInstantOrNull(row.sent_at),
  }))
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
    ...(row.visit_id === null || row.visit_version === null
      ? {}
      : { visit: { id: row.visit_id, version: row.visit_version, expectedAt: row.expected_at ?? 0 } }),
    content: fromJson(row.content),
    dueAt: row.due_at,
    attempts: row.attempts + 1,
  }))
}

/** Whether a message still says the truth: its appointment, or its visit, is at the version it was written for. */
export async function isCurrentMessage(db: Connection, message: ClaimedMessage): Promise<boolean> {
  if (message.visit) {
    const visit = await db('visits').where({ id: message.visit.id }).first<{ version: number } | undefined>('version')
    if (visit?.version !== message.visit.version) return false
  }
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
