import type { AuditEntry, ClientDocument, ClientFile, ClientListRow, Problem, VisitCard, VisitForecast } from '@tournee/contract'
import { updateVisit } from '@tournee/data'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TEST_BY } from '../testing/small-company.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const PDF = new TextEncoder().encode('%PDF-1.7 a quote')
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 1, 2, 3])

// small company: one visit a year from 1 June 2026, ideal 30 November ± 45 days; today is 23 November 2026
describe.each(['sqlite', 'postgres'] as const)('a client’s file on %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let file: ClientFile
  beforeEach(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
    const { items } = await planner.json<{ items: ClientListRow[] }>('GET', '/v1/clients?search=Meythet')
    file = await planner.json<ClientFile>('GET', `/v1/clients/${items[0]!.id}`)
  })
  afterEach(() => service.close())

  const at = (version: number) => ({ 'if-match': `"${version}"` })
  const write = <T = ClientFile>(method: string, part: string, body: unknown, version: number | null = file.version) =>
    planner.json<T>(method, `/v1/clients/${file.id}${part}`, body, version === null ? {} : at(version))
  const visits = async () => (await planner.json<{ items: VisitCard[] }>('GET', `/v1/clients/${file.id}/visits`)).items.toReversed()
  const windows = async () => (await visits()).map(({ dueFrom, dueTo, status }) => [dueFrom, dueTo, status])

  describe('is changed as one', () => {
    test('by who saw its last version, whichever part', async () => {
      const contract = file.contracts[0]!.id
      const named = await write('PATCH', '', { name: 'Autre nom' })
      expect(named.version).toBe(file.version + 1)
      for (const [method, part, body] of [
        ['PATCH', `/contracts/${contract}`, { durationMinutes: 90 }],
        ['PATCH', `/sites/${file.sites[0]!.id}`, { accessNotes: 'portail' }],
      ] as const) {
        expect((await write<Problem>(method, part, body)).code).toBe('VERSION_CONFLICT')
        expect((await write<Problem>(method, part, body, null)).code).toBe('VERSION_REQUIRED')
      }
      expect((await write('PATCH', `/contracts/${contract}`, { durationMinutes: 90 }, named.version)).contracts[0]).toMatchObject({
        durationMinutes: 90,
      })
    })

    test('and says who changed what', async () => {
      await write('PATCH', `/contracts/${file.contracts[0]!.id}`, { toleranceDays: 30 })
      const { items } = await planner.json<{ items: AuditEntry[] }>('GET', `/v1/clients/${file.id}/changes`)
      expect(items).toContainEqual(
        expect.objectContaining({ entity: 'contract', changes: { toleranceDays: [45, 30] }, actor: 'planner@example.test' }),
      )
    })
  })

  describe('its places', () => {
    test('are found by their address, unless somebody pointed', async () => {
      const found = await write('POST', '/sites', { address: '3 rue Haute', postcode: '74320', city: 'Sevrier' }, null)
      expect(found.sites[1]).toMatchObject({ city: 'Sevrier', precision: 'commune', positionSource: 'gazetteer' })
      const [, second] = found.sites
      const moved = await write('PATCH', `/sites/${second!.id}`, { city: 'Rumilly', postcode: '74150' }, found.version)
      expect(moved.sites[1]!.position!.lng).toBeLessThan(6)
      const placed = await write('PATCH', `/sites/${second!.id}`, { position: { lng: 5.95, lat: 45.87 } }, moved.version)
      expect(placed.sites[1]).toMatchObject({ position: { lng: 5.95, lat: 45.87 }, precision: 'given', positionSource: 'hand' })
      const kept = await write('PATCH', `/sites/${second!.id}`, { accessNotes: 'code 12', city: 'Rumilly' }, placed.version)
      expect(kept.sites[1]).toMatchObject({ accessNotes: 'code 12', precision: 'given' })
    })

    test('stay while something is tied to them', async () => {
      expect((await write<Problem>('DELETE', `/sites/${file.sites[0]!.id}`, undefined)).code).toBe('IN_USE')
      const two = await write('POST', '/sites', { address: '', postcode: '', city: 'Thônes' }, null)
      expect((await write<Problem>('DELETE', `/sites/${file.sites[0]!.id}`, undefined, two.version)).code).toBe('IN_USE')
      expect((await write('DELETE', `/sites/${two.sites[1]!.id}`, undefined, two.version)).sites).toHaveLength(1)
    })

    test('of another client are not this one’s', async () => {
      const { items } = await planner.json<{ items: ClientListRow[] }>('GET', '/v1/clients?search=Pringy')
      expect((await write<Problem>('PATCH', `/sites/${items[0]!.siteId}`, { city: 'X' })).code).toBe('NOT_FOUND')
    })
  })

  test('its machines come, change and go', async () => {
    const machine = {
      siteId: file.sites[0]!.id,
      kind: 'PAC',
      brand: null,
      model: null,
      serial: null,
      installedOn: '2024-02-29',
      rhythmMonths: 24,
    }
    const added = await write('POST', '/equipment', machine, null)
    expect(added.equipment).toMatchObject([{ ...machine, parts: [] }])
    const { id } = added.equipment[0]!
    expect((await write('PATCH', `/equipment/${id}`, { brand: 'Exemple' }, added.version)).equipment[0]).toMatchObject({
      brand: 'Exemple',
      kind: 'PAC',
    })
    // a change of something else leaves the parts alone
    const parts = [{ label: 'Filtre', reference: 'F7', quantity: 2 }]
    expect((await write('PATCH', `/equipment/${id}`, { parts }, added.version + 1)).equipment[0]).toMatchObject({ brand: 'Exemple', parts })
    expect((await write('PATCH', `/equipment/${id}`, { model: 'M' }, added.version + 2)).equipment[0]).toMatchObject({ model: 'M', parts })
    const refused = await write<Problem>('PATCH', `/equipment/${id}`, { parts: [{ ...parts[0], quantity: 0 }] }, added.version + 3)
    expect(refused.code).toBe('INVALID_REQUEST')
    expect((await write('DELETE', `/equipment/${id}`, undefined, added.version + 3)).equipment).toEqual([])
  })

  describe('its contracts', () => {
    const preview = (body: object) => planner.json<{ items: VisitForecast[] }>('POST', '/v1/contracts/preview', body)

    test('show the visits they will make before they are saved, end of month and leap years kept', async () => {
      // signed on 31 August 2026: 182 days after is 1 March 2027, 273 days after is 31 May 2027
      const terms = { siteId: file.sites[0]!.id, startsOn: '2026-08-31', spacingDays: [182, 273], toleranceDays: 10 }
      const { items } = await preview({ terms })
      expect(items.map(({ effect, dueIdeal }) => [effect, dueIdeal])).toEqual([
        ['create', '2027-03-01'],
        ['create', '2027-05-31'],
      ])
      const made = await write('POST', '/contracts', terms, null)
      const added = made.contracts[1]!.id
      expect((await visits()).filter(({ contractId }) => contractId === added).map(({ dueIdeal }) => dueIdeal)).toEqual([
        '2027-03-01',
        '2027-05-31',
      ])
    })

    test('changed, move their free visits and never one that is promised or done; the same again changes nothing', async () => {
      const { id } = file.contracts[0]!
      const [first, second] = await visits()
      const promise = { earliest: '2026-12-01T09:00:00Z', latest: '2026-12-01T11:00:00Z' }
      await service.services.db.transaction((connection) => updateVisit(connection, first!.id, { status: 'booked', promise }, TEST_BY))
      const terms = { visitsPerYear: 2, toleranceDays: 30 }
      const { items } = await preview({ contractId: id, terms })
      expect(items.map(({ effect, status }) => [effect, status])).toContainEqual(['keep', 'booked'])
      const changed = await write('PATCH', `/contracts/${id}`, terms)
      const after = await visits()
      expect(after.find((visit) => visit.id === first!.id)).toMatchObject({
        status: 'booked',
        dueFrom: first!.dueFrom,
        promise: { earliest: expect.any(String) },
      })
      expect(after.length).toBeGreaterThan(2)
      expect(after.find((visit) => visit.id === second!.id)?.dueIdeal).not.toBe(second!.dueIdeal)
      const all = await windows()
      await write('PATCH', `/contracts/${id}`, terms, changed.version)
      expect(await windows()).toEqual(all)
    })

    test('added by mistake, are taken away with their visits; one with a promise stays', async () => {
      const before = await windows()
      const made = await write('POST', '/contracts', { siteId: file.sites[0]!.id, startsOn: '2026-08-31' }, null)
      expect((await windows()).length).toBeGreaterThan(before.length)
      const added = made.contracts.find(({ id }) => id !== file.contracts[0]!.id)!
      const gone = await write('DELETE', `/contracts/${added.id}`, undefined, made.version)
      expect(gone.contracts.map(({ id }) => id)).toEqual([file.contracts[0]!.id])
      expect(await windows()).toEqual(before)
      const promise = { earliest: '2026-12-01T09:00:00Z', latest: '2026-12-01T11:00:00Z' }
      const [first] = await visits()
      await service.services.db.transaction((connection) => updateVisit(connection, first!.id, { status: 'booked', promise }, TEST_BY))
      const refused = await write<Problem>('DELETE', `/contracts/${file.contracts[0]!.id}`, undefined, gone.version)
      expect(refused.code).toBe('IN_USE')
      expect(await windows()).toHaveLength(before.length)
    })

    test('suspended and taken up again bring the same visits back', async () => {
      const { id } = file.contracts[0]!
      const before = await windows()
      const suspended = await write('PATCH', `/contracts/${id}`, { status: 'suspended' })
      expect((await visits()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
      await write('PATCH', `/contracts/${id}`, { status: 'active' }, suspended.version)
      expect(await windows()).toEqual(before)
    })

    test('that end before they start are refused with the field', async () => {
      const refused = await write<Problem>('PATCH', `/contracts/${file.contracts[0]!.id}`, { endsOn: '2026-01-01' })
      expect(refused).toMatchObject({ code: 'INVALID_REQUEST', errors: [{ path: 'body.endsOn', code: 'REVERSED' }] })
    })
  })

  describe('its documents', () => {
    const upload = (name: string, bytes: Uint8Array<ArrayBuffer>, caller = planner) => {
      const form = new FormData()
      form.set('file', new Blob([bytes]), name)
      return caller.send('POST', `/v1/clients/${file.id}/documents`, form)
    }
    const list = async () => (await planner.json<{ items: ClientDocument[] }>('GET', `/v1/clients/${file.id}/documents`)).items

    test('are what their bytes say, come back as they were sent, go and come back', async () => {
      const kept = (await (await upload('devis été 2026.pdf', PDF)).json()) as ClientDocument
      expect(kept).toMatchObject({ name: 'devis été 2026.pdf', contentType: 'application/pdf', bytes: PDF.length })
      await upload('photo.pdf', JPEG)
      expect((await list()).map(({ contentType }) => contentType)).toEqual(['image/jpeg', 'application/pdf'])
      const read = await planner.send('GET', `/v1/documents/${kept.id}/content`)
      expect(read.headers.get('content-disposition')).toMatch(/^attachment/)
      expect(new Uint8Array(await read.arrayBuffer())).toEqual(PDF)
      expect((await planner.send('DELETE', `/v1/documents/${kept.id}`)).status).toBe(204)
      expect((await planner.send('GET', `/v1/documents/${kept.id}/content`)).status).toBe(404)
      expect(await list()).toHaveLength(1)
      expect((await planner.send('POST', `/v1/documents/${kept.id}/restore`, {})).status).toBe(200)
      expect(await list()).toHaveLength(2)
    })

    test('are PDF and pictures of at most 10 MB, and nothing else', async () => {
      expect((await upload('x.pdf', new TextEncoder().encode('<script>'))).status).toBe(422)
      const large = new Uint8Array(10 * 1024 * 1024 + 1)
      large.set(PDF)
      expect((await upload('x.pdf', large)).status).toBe(413)
      expect(await list()).toEqual([])
    })

    test('are the office’s: a client sees none, not even his own', async () => {
      const { id } = (await (await upload('a.pdf', PDF)).json()) as ClientDocument
      const client = await service.signIn('client')
      expect((await client.send('GET', `/v1/documents/${id}/content`)).status).toBe(403)
      expect((await client.send('GET', `/v1/clients/${file.id}/documents`)).status).toBe(403)
    })
  })
})
