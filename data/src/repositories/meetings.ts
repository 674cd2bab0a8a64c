import type { EditedRoute, Instant, IsoWeek, Meeting, PlanEdits, TakenDecision } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { fromJson, fromJsonOrNull, toInstant, toJson } from '../database/stored-values.ts'

/** A draft as it was before a decision. */
export interface DraftBefore {
  readonly routes: readonly EditedRoute[]
  readonly edits: PlanEdits
}

/** A decision to be kept; `undo` null = it changed nothing of the draft. */
export type NewDecision = Omit<TakenDecision, 'id' | 'decidedBy' | 'decidedAt'> & {
  readonly week: IsoWeek
  readonly undo: DraftBefore | null
}

interface DecisionRow {
  id: string
  week: IsoWeek
  plan_id: string
  meeting_id: string | null
  choice: TakenDecision['choice']
  decision: string
  option: number | null
  before: string
  after: string
  price: string
  undo: string | null
  decided_by: string
  decided_at: number
}

interface MeetingRow {
  id: string
  week: IsoWeek
  plan_id: string
  attendees: string
  before: string
  after: string
  announcements: string
  told: string
  invited: number
  closed_by: string
  closed_at: number
}

const toDecision = (row: DecisionRow): TakenDecision => ({
  id: row.id,
  planId: row.plan_id,
  choice: row.choice,
  decision: fromJson(row.decision),
  option: row.option,
  before: fromJson(row.before),
  after: fromJson(row.after),
  price: fromJson(row.price),
  decidedBy: row.decided_by,
  decidedAt: toInstant(row.decided_at),
})

/** Keeps a decision, in the transaction that changes the draft. */
export async function createDecision(db: Connection, decision: NewDecision, by: By): Promise<void> {
  const id = newId(by.at)
  const { week, planId, choice, option, price } = decision
  await db('meeting_decisions').insert({
    id,
    week,
    plan_id: planId,
    meeting_id: null,
    choice,
    decision: toJson(decision.decision),
    option,
    before: toJson(decision.before),
    after: toJson(decision.after),
    price: toJson(price),
    undo: decision.undo && toJson(decision.undo),
    decided_by: by.actor,
    decided_at: by.at,
  })
  const changes = { planId, key: decision.decision.key, choice, option, price }
  await recordChange(db, { action: 'create', entity: 'decision', entityId: id, changes }, by)
}

const byTime = [{ column: 'decided_at' }, { column: 'id' }]

/** Decisions taken about a plan in a meeting that is still open, oldest first. */
export async function listOpenDecisions(db: Connection, planId: string): Promise<TakenDecision[]> {
  return (await db<DecisionRow>('meeting_decisions').where({ plan_id: planId, meeting_id: null }).orderBy(byTime)).map(toDecision)
}

/** The last open decision about a plan with what it takes to undo it; null when there is none. */
export async function findLastDecision(db: Connection, planId: string): Promise<{ taken: TakenDecision; undo: DraftBefore | null } | null> {
  const row = (await db<DecisionRow>('meeting_decisions').where({ plan_id: planId, meeting_id: null }).orderBy(byTime)).at(-1)
  return row ? { taken: toDecision(row), undo: fromJsonOrNull(row.undo) } : null
}

/** Takes a decision back, in the transaction that restores the draft. */
export async function deleteDecision(db: Connection, taken: TakenDecision, by: By): Promise<void> {
  if ((await db('meeting_decisions').where({ id: taken.id, meeting_id: null }).delete()) === 0)
    throw new NotFoundError('decision', taken.id)
  const changes = { planId: taken.planId, key: taken.decision.key, choice: taken.choice }
  await recordChange(db, { action: 'delete', entity: 'decision', entityId: taken.id, changes }, by)
}

/** Closes a meeting: keeps it, with every open decision about its plan. */
export async function createMeeting(
  db: Connection,
  meeting: Omit<Meeting, 'id' | 'decisions' | 'closedBy' | 'closedAt'>,
  by: By,
): Promise<Meeting> {
  const id = newId(by.at)
  await db('meetings').insert({
    id,
    week: meeting.week,
    plan_id: meeting.planId,
    attendees: toJson(meeting.attendees),
    before: toJson(meeting.before),
    after: toJson(meeting.after),
    announcements: toJson(meeting.announcements),
    told: toJson(meeting.told),
    invited: meeting.invited,
    closed_by: by.actor,
    closed_at: by.at,
  })
  await db('meeting_decisions').where({ plan_id: meeting.planId, meeting_id: null }).update({ meeting_id: id })
  const changes = { week: meeting.week, planId: meeting.planId, told: meeting.told.length, invited: meeting.invited }
  await recordChange(db, { action: 'create', entity: 'meeting', entityId: id, changes }, by)
  return getMeeting(db, id)
}

async function present(db: Connection, row: MeetingRow): Promise<Meeting> {
  const decisions = await db<DecisionRow>('meeting_decisions').where({ meeting_id: row.id }).orderBy(byTime)
  const closedAt: Instant = toInstant(row.closed_at)
  return {
    id: row.id,
    week: row.week,
    planId: row.plan_id,
    attendees: fromJson(row.attendees),
    before: fromJson(row.before),
    after: fromJson(row.after),
    decisions: decisions.map(toDecision),
    announcements: fromJson(row.announcements),
    told: fromJson(row.told),
    invited: row.invited,
    closedBy: row.closed_by,
    closedAt,
  }
}

export async function getMeeting(db: Connection, id: string): Promise<Meeting> {
  const row = await db<MeetingRow>('meetings').where({ id }).first()
  if (!row) throw new NotFoundError('meeting', id)
  return present(db, row)
}

/** Meetings held about a week, newest first. */
export async function listMeetings(db: Connection, week: IsoWeek): Promise<Meeting[]> {
  const rows = await db<MeetingRow>('meetings').where({ week }).orderBy('closed_at', 'desc')
  const meetings: Meeting[] = []
  for (const row of rows) meetings.push(await present(db, row))
  return meetings
}
