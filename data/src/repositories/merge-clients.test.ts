import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.ts'
import { aClient, aVisit, paris, TESTER } from '../testing/builders.ts'
import { openTestDatabase, testDialect } from '../testing/database.ts'
import { listClientChanges } from './audit.ts'
import { createClient, findClient, updateClient } from './clients.ts'
import { findDuplicates, tellApart } from './duplicates.ts'
import { mergeClients, previewMerge, TABLES_OF_CLIENT, unmergeClients } from './merge-clients.ts'
import { claimUndo } from './undo-records.ts'
import { createVisits, listClientVisits } from './visits.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const create = (more: Parameters<typeof aClient>[0]) => database.transaction((db) => createClient(db, aClient(more), TESTER))
const pairsOf = async (...names: string[]) =>
  (await findDuplicates(database.connection))
    .filter(({ clients }) => clients.every(({ name }) => names.includes(name)))
    .map(({ reasons }) => reasons)

if (testDialect() === 'sqlite') {
  it('a merge moves the rows of every table that names a client', async () => {
    const tables = await database.connection.raw<{ name: string }[]>(`select name from sqlite_master where type = 'table'`)
    const naming: string[] = []
    for (const { name } of tables) {
      const keys = await database.connection.raw<{ table: string }[]>(`pragma foreign_key_list(${name})`)
      if (keys.some(({ table }) => table === 'clients')) naming.push(name)
    }
    // pairs told apart speak of two clients, and belong to neither
    expect(naming.filter((name) => name !== 'distinct_clients').sort()).toEqual([...TABLES_OF_CLIENT].sort())
  })
}

describe('two clients may be one', () => {
  it('by phone however it is written, or by e-mail', async () => {
    await create({ client: { name: 'Ph1', phone: '06 39 98 11 22' }, site: { city: 'Thônes', position: { lng: 6.3, lat: 45.9 } } })
    await create({ client: { name: 'Ph2', phone: '+33639981122', email: 'Ph@Example.test' } })
    await create({ client: { name: 'Ph3', email: 'ph@example.TEST' } })
    expect([await pairsOf('Ph1', 'Ph2'), await pairsOf('Ph2', 'Ph3'), await pairsOf('Ph1', 'Ph3')]).toEqual([[['phone']], [['email']], []])
  })

  it('by name in any order at nearly the same place, not by name alone', async () => {
    await create({ client: { name: 'Mme Léa TISSOT' } })
    await create({ client: { name: 'Tissot Lea' }, site: { address: '12, rue de la gare' } })
    expect(await pairsOf('Mme Léa TISSOT', 'Tissot Lea')).toEqual([['name-place']])
    await create({
      client: { name: 'Lea Tissot' },
      site: { city: 'Annecy', postcode: '74000', address: 'ailleurs', position: { lng: 6.12, lat: 45.9 } },
    })
    expect(await pairsOf('Mme Léa TISSOT', 'Lea Tissot')).toEqual([])
  })

  it('until somebody tells them apart', async () => {
    const [one, other] = [
      await create({ client: { name: 'Jumeau 1', phone: '0450000099' } }),
      await create({ client: { name: 'Jumeau 2', phone: '0450000099' } }),
    ]
    await database.transaction((db) => tellApart(db, other.id, one.id, TESTER))
    expect(await pairsOf('Jumeau 1', 'Jumeau 2')).toEqual([])
  })
})

describe('a merge', () => {
  const promise = { earliest: paris('2026-12-01', '10:00'), latest: paris('2026-12-01', '12:00') }
  const two = async (tag: string) => {
    const keep = await create({ client: { name: `Garde ${tag}`, phone: '0450000001', notes: 'chien', tags: ['VIP'] } })
    const other = await create({
      client: { name: `Part ${tag}`, reference: `R-${tag}`, email: 'part@example.test', notes: 'code 12', tags: ['vip', 'clé'] },
    })
    const visit = aVisit({ clientId: other.id, siteId: other.sites[0]!.id }, { status: 'booked', promise })
    const [visitId] = await database.transaction((db) => createVisits(db, [visit], TESTER))
    return { keep, other, visitId: visitId! }
  }
  const merge = (keep: string, other: string, version: number | null = null) =>
    database.transaction((db) => mergeClients(db, keep, other, version, TESTER))

  it('tells before what it keeps, fills in and moves', async () => {
    const { keep, other } = await two('a')
    expect(await previewMerge(database.connection, keep.id, other.id)).toMatchObject({
      kept: { name: 'Garde a', phone: '0450000001', email: 'part@example.test', reference: 'R-a', notes: 'chien\ncode 12' },
      filled: ['reference', 'email', 'notes'],
      moved: { sites: 1, contracts: 1, visits: 1, promised: 1, appointments: 0 },
      runningContracts: 2,
    })
  })

  it('moves everything, promises as they are, and keeps the other one aside', async () => {
    const { keep, other, visitId } = await two('b')
    await merge(keep.id, other.id)
    const kept = await findClient(database.connection, keep.id)
    expect(kept).toMatchObject({ reference: 'R-b', email: 'part@example.test', tags: ['VIP', 'clé'] })
    expect([kept?.sites.length, kept?.contracts.length]).toEqual([2, 2])
    expect((await listClientVisits(database.connection, keep.id)).find(({ id }) => id === visitId)).toMatchObject({
      status: 'booked',
      promise,
    })
    expect(await findClient(database.connection, other.id)).toMatchObject({ mergedInto: keep.id, sites: [], contracts: [] })
    expect((await listClientChanges(database.connection, keep.id)).map(({ entityId }) => entityId)).toContain(other.id)
  })

  it('is taken back whole; what somebody changed since stays', async () => {
    const { keep, other, visitId } = await two('c')
    const undoId = await merge(keep.id, other.id)
    await updateClient(database.connection, keep.id, { phone: '0450000002' }, null, TESTER)
    const { content } = await claimUndo(database.connection, undoId, TESTER)
    await database.transaction((db) => unmergeClients(db, content as never, TESTER))
    const [kept, back] = [await findClient(database.connection, keep.id), await findClient(database.connection, other.id)]
    expect(kept).toMatchObject({ reference: null, email: null, notes: 'chien', phone: '0450000002', tags: ['VIP'] })
    expect(back).toMatchObject({ reference: 'R-c', mergedInto: null, archivedAt: null, email: 'part@example.test' })
    expect([kept?.sites.length, back?.sites.length, back?.contracts.length]).toEqual([1, 1, 1])
    expect((await listClientVisits(database.connection, other.id)).find(({ id }) => id === visitId)).toMatchObject({
      status: 'booked',
      promise,
    })
  })

  it('starts from the version that was seen', async () => {
    const { keep, other } = await two('d')
    await expect(merge(keep.id, other.id, 7)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    expect(await findClient(database.connection, other.id)).toMatchObject({ mergedInto: null })
  })
})
