import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.ts'
import { aClient, TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { listClientChanges } from './audit.ts'
import { listClients } from './client-list.ts'
import { createClient, createClients, deleteClient, findClient, updateClient } from './clients.ts'
import { getSite, listSitesToPlace, placeSite } from './sites.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const create = (more: Parameters<typeof aClient>[0]) => database.transaction((db) => createClient(db, aClient(more), TESTER))
const names = async (query: Parameters<typeof listClients>[1]) =>
  (await listClients(database.connection, query)).items.map((row) => row.name)

describe('a client', () => {
  it('comes back with site and contract as it went in', async () => {
    const { id } = await create({ client: { name: 'Bœuf Zoé', reference: 'A-1', phone: '06 39 98 00 01' } })
    const found = await findClient(database.connection, id)
    expect(found).toMatchObject({ name: 'Bœuf Zoé', reference: 'A-1', kind: 'person', version: 1, createdAt: '2026-11-30T08:00:00.000Z' })
    expect(found?.sites[0]).toMatchObject({ city: 'Rumilly', position: { lng: 5.943, lat: 45.8665 }, precision: 'house' })
    expect(found?.contracts[0]).toMatchObject({ tier: 'bronze', visitsPerYear: 1, toleranceDays: 45, skills: [], suspensions: [] })
  })

  it('keeps its reference to itself', async () => {
    await create({ client: { reference: 'ONE' } })
    await expect(create({ client: { reference: 'ONE' } })).rejects.toMatchObject({ code: 'DUPLICATE', field: 'reference' })
  })

  it('is changed only by who saw its last version', async () => {
    const { id } = await create({})
    const first = await updateClient(database.connection, id, { notes: 'chien' }, 1, TESTER)
    expect(first).toMatchObject({ notes: 'chien', version: 2 })
    await expect(updateClient(database.connection, id, { notes: 'chat' }, 1, TESTER)).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      version: 2,
    })
  })

  it('shows who changed what, newest first', async () => {
    const { id } = await create({ client: { name: 'Avant' } })
    await updateClient(database.connection, id, { name: 'Après' }, null, { actor: 'clothilde', at: TESTER.at + 1000 })
    const changes = await listClientChanges(database.connection, id)
    expect(changes.map(({ actor, action }) => [actor, action])).toEqual([
      ['clothilde', 'update'],
      ['tester', 'create'],
    ])
    expect(changes[0]?.changes).toEqual({ name: ['Avant', 'Après'] })
  })

  it('leaves no trace of a change that is rolled back', async () => {
    const { id } = await create({})
    const work = database.transaction(async (db) => {
      await updateClient(db, id, { notes: 'perdu' }, null, TESTER)
      throw new Error('panne')
    })
    await expect(work).rejects.toThrow('panne')
    expect(await findClient(database.connection, id)).toMatchObject({ notes: '', version: 1 })
    expect(await listClientChanges(database.connection, id)).toHaveLength(1)
  })

  it('goes with everything that hangs on it, and the log says so', async () => {
    const client = await create({})
    await database.transaction((db) => deleteClient(db, client.id, TESTER))
    expect(await findClient(database.connection, client.id)).toBeNull()
    await expect(getSite(database.connection, client.sites[0]!.id)).rejects.toMatchObject({ code: 'NOT_FOUND', entity: 'site' })
    expect((await listClientChanges(database.connection, client.id))[0]?.action).toBe('delete')
  })
})

describe('the list of clients', () => {
  beforeAll(async () => {
    await create({
      client: { name: 'Éléonore Tissot', reference: 'DE-0042', phone: '+33 6 39 98 77 66' },
      site: { city: 'Thônes', postcode: '74230' },
    })
    await create({ client: { name: 'Eleonore Vibert', phone: '04 65 71 12 34' }, site: { city: 'Thones', postcode: '74230' } })
    await create({ client: { name: 'éleonore Accambray' }, site: { city: 'Alex', postcode: '74290' } })
  })

  it('finds by name and town whatever the accents and capitals', async () => {
    expect(await names({ search: 'ELEONORE thônes' })).toEqual(['Éléonore Tissot', 'Eleonore Vibert'])
  })
  it('finds by phone however it is written', async () => {
    expect(await names({ search: '06 39 98 77' })).toEqual(['Éléonore Tissot'])
    expect(await names({ search: '04.65.71.12.34' })).toEqual(['Eleonore Vibert'])
  })
  it('finds by reference, with or without its hyphen', async () => {
    expect(await names({ search: 'de-0042' })).toEqual(['Éléonore Tissot'])
    expect(await names({ search: 'DE0042' })).toEqual(['Éléonore Tissot'])
  })
  it('takes a percent sign for a character, not for anything', async () => {
    expect(await names({ search: 'eleonore %' })).toHaveLength(3)
    expect(await names({ search: 'zzz%' })).toEqual([])
  })
  it('sorts as people do, not by capitals and accents', async () => {
    expect(await names({ search: 'eleonore' })).toEqual(['éleonore Accambray', 'Éléonore Tissot', 'Eleonore Vibert'])
    expect(await names({ search: 'eleonore', sort: 'city' })).toEqual(['éleonore Accambray', 'Éléonore Tissot', 'Eleonore Vibert'])
  })

  it('is read page by page, each client once', async () => {
    const inputs = Array.from({ length: 25 }, (_, i) => aClient({ client: { name: `Page ${i % 5}` } }))
    await database.transaction((db) => createClients(db, inputs, TESTER))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await listClients(database.connection, { search: 'page', limit: 4, ...(cursor ? { cursor } : {}) })
      expect(page.total).toBe(25)
      seen.push(...page.items.map((row) => row.id))
      cursor = page.next
    } while (cursor)
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
  })
})

describe('sites to place', () => {
  it('are those known to the commune only; placed by hand they are exact', async () => {
    const vague = await create({ client: { name: 'Vague' }, site: { precision: 'commune', positionSource: 'gazetteer' } })
    const lost = await create({ client: { name: 'Perdu' }, site: { precision: 'none', position: null, city: 'Nulle part' } })
    const toPlace = await listSitesToPlace(database.connection)
    expect(toPlace.items.map((site) => site.clientName)).toEqual(['Perdu', 'Vague'])
    const placed = await placeSite(database.connection, vague.sites[0]!.id, { lng: 5.95, lat: 45.87 }, TESTER)
    expect(placed).toMatchObject({ position: { lng: 5.95, lat: 45.87 }, precision: 'given', positionSource: 'hand' })
    const left = await listSitesToPlace(database.connection, { limit: 1 })
    expect(left).toMatchObject({ total: 1, next: null, items: [{ id: lost.sites[0]!.id }] })
  })
})
