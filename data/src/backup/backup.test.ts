import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../database/open-database.ts'
import { listClients } from '../repositories/client-list.ts'
import { createClient } from '../repositories/clients.ts'
import { aClient, TESTER } from '../testing/builders.ts'
import { openTestDatabase, testDialect } from '../testing/database.ts'
import { backupDatabase, restoreDatabase } from './backup.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tournee-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

if (testDialect() === 'postgres') {
  describe('a backup of PostgreSQL', () => {
    it('is left to pg_dump', async () => {
      const database = await openTestDatabase()
      await expect(backupDatabase(database, join(folder, 'backup.sqlite'))).rejects.toThrow('pg_dump')
      await database.close()
    })
  })
} else {
  describe('a backup', () => {
    const namesIn = async (url: string) => {
      const database = await openDatabase(url)
      const { items } = await listClients(database.connection)
      await database.close()
      return items.map((client) => client.name)
    }
    const filled = async () => {
      const url = `sqlite:${join(folder, 'live.sqlite')}`
      const database = await openDatabase(url)
      await database.migrate()
      await createClient(database.connection, aClient({ client: { name: 'Avant' } }), TESTER)
      return { url, database }
    }

    it('taken while others write brings back the database of that moment', async () => {
      const { url, database } = await filled()
      const writes = Array.from({ length: 50 }, (_, i) =>
        createClient(database.connection, aClient({ client: { name: `Pendant ${i}` } }), TESTER),
      )
      await Promise.all([...writes.slice(0, 25), backupDatabase(database, join(folder, 'backup.sqlite')), ...writes.slice(25)])
      await createClient(database.connection, aClient({ client: { name: 'Zut' } }), TESTER)
      await database.close()
      await restoreDatabase(join(folder, 'backup.sqlite'), url)
      const names = await namesIn(url)
      expect(names).toContain('Avant')
      expect(names).not.toContain('Zut')
      expect(await namesIn(`${url}.before-restore`)).toContain('Zut')
    })

    it('never overwrites a file', async () => {
      const { database } = await filled()
      writeFileSync(join(folder, 'backup.sqlite'), 'precious')
      await expect(backupDatabase(database, join(folder, 'backup.sqlite'))).rejects.toThrow()
      await database.close()
    })

    it('that is none is refused, and the database stays', async () => {
      const { url, database } = await filled()
      await database.close()
      writeFileSync(join(folder, 'letter.txt'), 'Dear planner, this is no database at all. '.repeat(200))
      await expect(restoreDatabase(join(folder, 'letter.txt'), url)).rejects.toThrow('the backup is no database')
      await expect(restoreDatabase(join(folder, 'nowhere'), url)).rejects.toThrow('no such backup')
      const empty = await openDatabase(`sqlite:${join(folder, 'empty.sqlite')}`)
      await empty.close()
      await expect(restoreDatabase(join(folder, 'empty.sqlite'), url)).rejects.toThrow()
      expect(await namesIn(url)).toEqual(['Avant'])
    })
  })
}
