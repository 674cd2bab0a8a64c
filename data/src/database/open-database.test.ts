import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabaseUrl, testDialect } from '../testing/database.ts'
import { type Database, openDatabase } from './open-database.ts'

describe('an open database', () => {
  let place: TestDatabaseUrl
  let database: Database
  beforeAll(async () => {
    place = await createTestDatabase()
    database = await openDatabase(place.url)
    await database.connection.schema.createTable('counters', (t) => {
      t.integer('id').primary()
      t.bigInteger('value').notNullable()
    })
    await database.connection('counters').insert({ id: 1, value: 0 })
  })
  afterAll(async () => {
    await database.close()
    await place.drop()
  })

  it('speaks the dialect of its URL', () => expect(database.dialect).toBe(testDialect()))

  it('refuses a URL of another scheme', async () => {
    await expect(openDatabase('mysql://localhost/x')).rejects.toThrow('expected sqlite:FILE')
  })

  it('rolls everything back when the work throws', async () => {
    const work = database.transaction(async (db) => {
      await db('counters').where({ id: 1 }).update({ value: 99 })
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await database.connection('counters').first('value')).toEqual({ value: 0 })
  })

  it('gives large integers back as numbers', async () => {
    await database.connection('counters').insert({ id: 2, value: 1_780_000_000_000 })
    expect(await database.connection('counters').where({ id: 2 }).first('value')).toEqual({ value: 1_780_000_000_000 })
  })

  it('loses no update when two connections read, then write', async () => {
    const other = await openDatabase(place.url)
    const raise = (on: Database) =>
      on.transaction(async (db) => {
        const query = db('counters').where({ id: 1 })
        const { value } = await (on.dialect === 'postgres' ? query.forUpdate() : query).first<{ value: number }>('value')
        await db('counters')
          .where({ id: 1 })
          .update({ value: value + 1 })
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => raise(i % 2 ? database : other)))
    await other.close()
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toEqual([])
    expect(await database.connection('counters').where({ id: 1 }).first('value')).toEqual({ value: 60 })
  })

  it('has its schema after a second migration, and after two at once', async () => {
    const other = await openDatabase(place.url)
    await Promise.all([database.migrate(), other.migrate()])
    await other.close()
    expect(await database.connection.schema.hasTable('visits')).toBe(true)
  })

  it('keeps foreign keys', async () => {
    const orphan = database.connection('equipment').insert({ id: 'e', site_id: 'nowhere', kind: 'PAC' })
    await expect(orphan).rejects.toThrow(/foreign key/i)
  })

  if (testDialect() === 'sqlite') {
    it('writes through a log that survives a power cut', async () => {
      expect(await database.connection.raw('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }])
      expect(await database.connection.raw('pragma synchronous')).toEqual([{ synchronous: 2 }])
    })
  }
})
