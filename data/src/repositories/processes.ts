import type { Knex } from 'knex'
import type { Connection } from '../database/connection.ts'

/** A process that serves the database. */
export interface ServingProcess {
  readonly id: string
  /** rises as long as it lives */
  readonly beats: number
}

/** Says that a process lives; the first time, or once it was forgotten, it joins the others. */
export async function beat(db: Connection, id: string): Promise<void> {
  await db('processes')
    .insert({ id, beats: 1 })
    .onConflict('id')
    .merge({ beats: db.raw('processes.beats + 1') })
}

/** The processes that serve the database, as far as is known. */
export async function listProcesses(db: Connection): Promise<ServingProcess[]> {
  return db('processes').orderBy('id').select<ServingProcess[]>('id', 'beats')
}

/** Forgets a process, unless it gave a sign of life since; what it worked at is nobody's from now on. */
export async function forgetProcess(db: Connection, { id, beats }: ServingProcess): Promise<void> {
  await db('processes').where({ id, beats }).delete()
}

/** Takes a process that ends of its own accord off the list. */
export async function leaveProcesses(db: Connection, id: string): Promise<void> {
  await db('chores').where({ owner_id: id }).delete()
  await db('processes').where({ id }).delete()
}

/** Takes a chore that one process at a time does; false when another has it. */
export async function claimChore(db: Connection, name: string, owner: string): Promise<boolean> {
  const taken = await db('chores').insert({ name, owner_id: owner }).onConflict('name').ignore().returning('name')
  return taken.length > 0
}

/** Gives a chore back. */
export async function releaseChore(db: Connection, name: string, owner: string): Promise<void> {
  await db('chores').where({ name, owner_id: owner }).delete()
}

/** Gives back the chores of processes that are gone. */
export async function releaseAbandonedChores(db: Connection): Promise<void> {
  await db('chores').where(isNobodys(db)).delete()
}

/** A condition on rows with an `owner_id`: no process works at them (any more). */
export const isNobodys = (db: Connection) => (row: Knex.QueryBuilder) =>
  void row.whereNull('owner_id').orWhereNotIn('owner_id', db('processes').select('id'))
