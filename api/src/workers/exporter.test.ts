import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, openDatabase } from '@tournee/data'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fillSmallCompany, TEST_BY } from '../testing/small-company.ts'
import { createInlineExporter, createWorkerExporter } from './exporter.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tournee-export-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a thread writes the same file as the caller would, and its failure fails the export alone', async () => {
  const url = `sqlite:${join(folder, 'export.sqlite')}`
  const db = await openDatabase(url)
  const wanted = {
    target: { filter: {}, except: [] },
    format: 'csv',
    columns: ['phone', 'tags'],
    sort: 'name',
    descending: false,
    language: 'fr',
  } as const
  try {
    await db.migrate()
    await fillSmallCompany(db)
    await db.transaction((connection) =>
      createClient(
        connection,
        { client: { name: 'Zoé', tags: ['VIP'] }, site: { address: '', postcode: '74000', city: 'Annecy' } },
        TEST_BY,
      ),
    )
    const here = await createInlineExporter({ db, now: () => NOW }).work(wanted as never)
    const there = await createWorkerExporter(url, () => NOW).work(wanted as never)
    expect(Buffer.from(there.bytes).toString()).toContain(';VIP')
    expect(Buffer.from(there.bytes).equals(Buffer.from(here.bytes))).toBe(true)
    expect({ ...there, bytes: null }).toEqual({ ...here, bytes: null })
    await expect(createWorkerExporter(`sqlite:${join(folder, 'nowhere', 'x.sqlite')}`, () => NOW).work(wanted as never)).rejects.toThrow()
  } finally {
    await db.close()
  }
})
