import { copyFile, rename, rm, stat } from 'node:fs/promises'
import { type Database, openDatabase } from '../database/open-database.ts'

const fileOf = (url: string): string => {
  if (!url.startsWith('sqlite:') || url === 'sqlite::memory:')
    throw new Error('only a SQLite file is backed up here; PostgreSQL has pg_dump')
  return url.slice('sqlite:'.length)
}

/** Writes a consistent copy of a SQLite database to a new file, while others go on writing. Throws on PostgreSQL, or when the file is there. */
export async function backupDatabase(database: Database, file: string): Promise<void> {
  if (database.dialect !== 'sqlite') throw new Error('only SQLite is backed up here; PostgreSQL has pg_dump')
  await database.connection.raw('vacuum into ?', [file])
}

/**
 * Puts a backup in the place of a SQLite database that nobody has open. The backup is checked first; what was there is kept
 * beside it as `….before-restore`.
 */
export async function restoreDatabase(backup: string, url: string): Promise<void> {
  const file = fileOf(url)
  const fresh = `${file}.restoring`
  await checkCopy(backup, fresh)
  if (await exists(file)) {
    await settle(url)
    await rename(file, `${file}.before-restore`)
  }
  // a log of the former file must never be read into the new one
  await Promise.all([rm(`${file}-wal`, { force: true }), rm(`${file}-shm`, { force: true })])
  await rename(fresh, file)
}

/** Copies the backup beside the database and looks at the copy: a whole database of ours, or it is refused. */
async function checkCopy(backup: string, copy: string): Promise<void> {
  if (!(await exists(backup))) throw new Error('there is no such backup')
  await copyFile(backup, copy)
  const database = await openDatabase(`sqlite:${copy}`).catch((error: unknown) => {
    throw new Error(`the backup is no database: ${String(error)}`)
  })
  try {
    const [{ integrity_check: verdict }] = (await database.connection.raw('pragma integrity_check')) as [{ integrity_check: string }]
    if (verdict !== 'ok') throw new Error(`the backup is damaged: ${verdict}`)
    if (!(await database.connection.schema.hasTable('clients'))) throw new Error('the backup is not one of this product')
  } finally {
    await database.close()
  }
}

/** Writes what is still in the log into the file, so that the file alone is the whole database. */
async function settle(url: string): Promise<void> {
  const database = await openDatabase(url)
  try {
    await database.connection.raw('pragma wal_checkpoint(truncate)')
  } finally {
    await database.close()
  }
}

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )
