import type { ImportJob, Problem } from '@tournee/contract'
import { listClients } from '@tournee/data'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const CSV = `Nom;Adresse;Code postal;Ville;Téléphone
Aubépine SARL;12 rue de la Gare;74000;ANNECY;04 50 00 00 01
Bergère Éloïse;3 chemin du Lac;74320;Sévrier;
;1 rue sans nom;74000;Annecy;
`

let service: TestService
let planner: Caller
beforeEach(async () => {
  service = await startTestService()
  planner = await service.signIn('planner')
})
afterEach(() => service.close())

function upload(name: string, content: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
  const form = new FormData()
  form.set('file', new Blob([content]), name)
  return planner.send('POST', '/v1/imports', form, headers)
}
const readEvents = async (id: string): Promise<ImportJob[]> => {
  const text = await (await planner.send('GET', `/v1/imports/${id}/events`)).text()
  return text.split('\n\n').flatMap((event) => (event.startsWith('data: ') ? [JSON.parse(event.slice(6)) as ImportJob] : []))
}
const clients = async () => (await listClients(service.services.db.connection, {})).total

describe('an import', () => {
  test('shows what it would do first, and writes nothing', async () => {
    const answer = await upload('clients d’été.csv', CSV)
    expect(answer.status).toBe(201)
    const job = (await answer.json()) as ImportJob
    expect(job).toMatchObject({ fileName: 'clients d’été.csv', format: 'csv', separator: ';', status: 'dry-run' })
    expect(job.columns.map((column) => column.field)).toEqual(['name', 'address', 'postcode', 'city', 'phone'])
    expect(job.report).toMatchObject({ rows: 3, created: 2, updated: 0, precision: { commune: 2 } })
    expect(job.report.refused.map((one) => one.row)).toEqual([4])
    expect(await clients()).toBe(8)
  })

  test('committed, writes its clients and the visits their contracts make due, and says so to who follows', async () => {
    const { id } = (await (await upload('clients.csv', CSV)).json()) as ImportJob
    expect((await planner.send('POST', `/v1/imports/${id}/commit`)).status).toBe(202)
    const events = await readEvents(id)
    expect(events.at(-1)).toMatchObject({ id, status: 'committed', report: { created: 2 } })
    expect(await clients()).toBe(10)
    const { items } = await planner.json<{ items: { id: string }[] }>('GET', '/v1/clients?search=aubepine')
    const visits = await planner.json<{ items: { status: string }[] }>('GET', `/v1/clients/${items[0]!.id}/visits`)
    expect(visits.items.length).toBeGreaterThan(0)
    // known by its commune only: to be placed by hand
    const toPlace = await planner.json<{ items: { clientName: string; id: string }[] }>('GET', '/v1/sites/to-place')
    expect(toPlace.items.map((site) => site.clientName).sort()).toEqual(['Aubépine SARL', 'Bergère Éloïse'])
    const placed = await planner.send('PUT', `/v1/sites/${toPlace.items[0]!.id}/position`, { lng: 6.13, lat: 45.9 })
    expect(await placed.json()).toMatchObject({ precision: 'given', positionSource: 'hand', position: { lng: 6.13, lat: 45.9 } })
  })

  test('of the same file again changes nothing', async () => {
    for (const created of [2, 0]) {
      const { id } = (await (await upload('clients.csv', CSV)).json()) as ImportJob
      await planner.send('POST', `/v1/imports/${id}/commit`)
      expect((await readEvents(id)).at(-1)!.report).toMatchObject({ created, unchanged: 2 - created })
    }
    expect(await clients()).toBe(10)
  })

  test('can be told what its columns mean', async () => {
    const { id } = (await (await upload('x.csv', 'a,b\nAda,Annecy\n')).json()) as ImportJob
    const refused = await planner.json<Problem>('POST', `/v1/imports/${id}/commit`)
    expect(refused.code).toBe('IMPORT_MAPPING')
    const mapped = await planner.json<ImportJob>('PUT', `/v1/imports/${id}/mapping`, { fields: ['name', 'city'] })
    expect(mapped.report).toMatchObject({ rows: 1, created: 1 })
  })

  test.each([
    ['en-GB,en;q=0.9', 'the name of the client is missing', 'fill in the column of the name'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'le nom du client manque', 'compléter la colonne du nom'],
    // a language that is not spoken here
    ['de', 'le nom du client manque', 'compléter la colonne du nom'],
  ])('says causes and remedies in the language that is read (%s): uploaded, mapped and committed', async (language, cause, remedy) => {
    const headers = { 'accept-language': language }
    const uploaded = (await (await upload('clients.csv', CSV, headers)).json()) as ImportJob
    expect(uploaded.report.refused).toMatchObject([{ row: 4, cause, remedy }])
    const fields = uploaded.columns.map((column) => column.field)
    const mapped = await planner.json<ImportJob>('PUT', `/v1/imports/${uploaded.id}/mapping`, { fields }, headers)
    expect(mapped.report.refused).toMatchObject([{ row: 4, cause, remedy }])
    await planner.send('POST', `/v1/imports/${uploaded.id}/commit`, undefined, headers)
    expect((await readEvents(uploaded.id)).at(-1)!.report.refused).toMatchObject([{ row: 4, cause, remedy }])
  })

  test('can be forgotten before it is committed, not after', async () => {
    const { id } = (await (await upload('clients.csv', CSV)).json()) as ImportJob
    expect((await planner.send('DELETE', `/v1/imports/${id}`)).status).toBe(204)
    expect((await planner.json<Problem>('POST', `/v1/imports/${id}/commit`)).code).toBe('IMPORT_CLOSED')
    expect(await clients()).toBe(8)
  })
})

describe('a file that cannot be read', () => {
  test.each([
    ['an archive that is no spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['nothing', ''],
  ])('%s is refused with a remedy', async (_, content) => {
    const answer = await upload('x.xlsx', content)
    expect(answer.status).toBe(422)
    const read = (await answer.json()) as Problem
    expect(read.code).toBe('UNREADABLE_FILE')
    expect(read.errors![0]!.remedy.length).toBeGreaterThan(0)
  })

  test('that is too large is refused', async () => {
    expect((await upload('x.csv', new Uint8Array(16 * 1024 * 1024))).status).toBe(413)
  })

  test('that is missing is refused', async () => {
    expect((await planner.json<Problem>('POST', '/v1/imports', new FormData())).code).toBe('NO_FILE')
  })
})
