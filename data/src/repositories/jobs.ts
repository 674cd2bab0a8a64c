import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { fromJson, fromJsonOrNull, toJson } from '../database/stored-values.ts'

export type JobStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** A piece of long work that survives a restart. */
export interface Job {
  readonly id: string
  readonly kind: string
  readonly status: JobStatus
  readonly payload: unknown
  readonly progress: unknown
  readonly result: unknown
  readonly error: string | null
  /** epoch milliseconds */
  readonly createdAt: number
  readonly startedAt: number | null
  readonly finishedAt: number | null
}

interface JobRow {
  id: string
  kind: string
  status: JobStatus
  payload: string
  progress: string | null
  result: string | null
  error: string | null
  created_at: number
  started_at: number | null
  finished_at: number | null
}

const toJob = (row: JobRow): Job => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  payload: fromJson(row.payload),
  progress: fromJsonOrNull(row.progress),
  result: fromJsonOrNull(row.result),
  error: row.error,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
})

export async function createJob(db: Connection, kind: string, payload: unknown, at: number): Promise<Job> {
  const id = newId(at)
  await db('jobs').insert({ id, kind, status: 'queued', payload: toJson(payload), created_at: at })
  return getJob(db, id)
}

export async function getJob(db: Connection, id: string): Promise<Job> {
  const row = await db<JobRow>('jobs').where({ id }).first()
  if (!row) throw new NotFoundError('job', id)
  return toJob(row)
}

/** Jobs of a kind in a status, oldest first. */
export async function listJobs(db: Connection, kind: string, status: JobStatus): Promise<Job[]> {
  return (await db<JobRow>('jobs').where({ kind, status }).orderBy('id')).map(toJob)
}

/** Takes a queued job to run it; false when somebody else has it already. */
export async function startJob(db: Connection, id: string, at: number): Promise<boolean> {
  return (await db('jobs').where({ id, status: 'queued' }).update({ status: 'running', started_at: at })) > 0
}

export async function saveJobProgress(db: Connection, id: string, progress: unknown): Promise<void> {
  await db('jobs')
    .where({ id, status: 'running' })
    .update({ progress: toJson(progress) })
}

/** Ends a job: done with a result, failed with an error, or cancelled. */
export async function finishJob(
  db: Connection,
  id: string,
  end:
    | { readonly status: 'done'; readonly result: unknown }
    | { readonly status: 'failed'; readonly error: string }
    | { readonly status: 'cancelled' },
  at: number,
): Promise<Job> {
  const result = end.status === 'done' ? { result: toJson(end.result) } : {}
  const error = end.status === 'failed' ? { error: end.error } : {}
  await db('jobs')
    .where({ id })
    .update({ status: end.status, ...result, ...error, finished_at: at })
  return getJob(db, id)
}
