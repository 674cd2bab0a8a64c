import type { ClientFile, Problem, VisitCard, VisitParts } from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const filter = { label: 'Filtre', reference: 'F7', quantity: 2 }
const seal = { label: 'Joint', reference: null, quantity: 1 }

describe.each(['sqlite', 'postgres'] as const)('the parts of a visit on %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let client: ClientFile
  let visit: VisitCard
  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
    const { items } = await planner.json<{ items: { id: string }[] }>('GET', '/v1/clients?limit=1')
    client = await planner.json<ClientFile>('GET', `/v1/clients/${items[0]!.id}`)
    visit = (await planner.json<{ items: VisitCard[] }>('GET', `/v1/clients/${client.id}/visits`)).items.at(-1)!
  })
  afterAll(() => service.close())

  const read = (id = visit.id) => planner.json<VisitParts>('GET', `/v1/visits/${id}/parts`)
  const save = (parts: object[], version: number | null, by = planner) =>
    by.send('PUT', `/v1/visits/${visit.id}/parts`, { parts }, version === null ? {} : { 'if-match': `"${version}"` })

  test('are its contract’s, its machines’ and its own, each said apart and all of them together', async () => {
    const fileOf = (path: string, method: string, body: object, version: number) =>
      planner.json<ClientFile>(method, `/v1/clients/${client.id}${path}`, body, { 'if-match': `"${version}"` })
    const machine = { siteId: visit.siteId, kind: 'VMC', brand: null, model: null, serial: null, installedOn: null, rhythmMonths: null }
    const first = await fileOf('/equipment', 'POST', { ...machine, parts: [filter] }, client.version)
    const changed = await fileOf(`/contracts/${visit.contractId}`, 'PATCH', { parts: [filter, seal] }, first.version)
    expect(changed.contracts[0]!.parts).toEqual([filter, seal])
    // another term leaves them alone
    const longer = await fileOf(`/contracts/${visit.contractId}`, 'PATCH', { durationMinutes: 80 }, changed.version)
    expect(longer.contracts[0]!.parts).toEqual([filter, seal])
    expect(await read()).toEqual({
      visitId: visit.id,
      version: 1,
      own: [],
      contract: [filter, seal],
      machines: [filter],
      all: [{ ...filter, quantity: 4 }, seal],
    })
  })

  test('are changed from the version that was read, on record, and leave the visit’s own version alone', async () => {
    const stored = () => service.services.db.connection('visits').where({ id: visit.id }).first('version', 'parts_version')
    const before = await stored()
    expect((await save([seal], null)).status).toBe(428)
    const saved = (await (await save([seal], 1)).json()) as VisitParts
    expect(saved).toMatchObject({
      version: 2,
      own: [seal],
      all: [
        { ...filter, quantity: 4 },
        { ...seal, quantity: 2 },
      ],
    })
    const late = await save([filter], 1)
    expect([late.status, ((await late.json()) as Problem).code]).toEqual([412, 'VERSION_CONFLICT'])
    expect((await read()).own).toEqual([seal])
    expect(await stored()).toEqual({ ...before, parts_version: 2 })
    const { items } = await planner.json<{ items: { entity: string; changes: object }[] }>('GET', `/v1/clients/${client.id}/changes`)
    expect(items.find(({ entity }) => entity === 'visit')).toMatchObject({ changes: { parts: [[], [seal]] } })
  })

  test('are the office’s to change and the staff’s to read', async () => {
    const manager = await service.signIn('manager')
    expect((await manager.send('GET', `/v1/visits/${visit.id}/parts`)).status).toBe(200)
    expect((await save([], 2, manager)).status).toBe(403)
    expect((await save([{ ...seal, quantity: 0 }], 2)).status).toBe(400)
    expect((await planner.send('GET', `/v1/visits/${client.id}/parts`)).status).toBe(404)
  })

  test('are written down with a repair, which needs nothing else', async () => {
    const body = { kind: 'repair', siteId: visit.siteId, parts: [seal] }
    const repair = await planner.json<VisitCard>('POST', `/v1/clients/${client.id}/visits`, body)
    expect(await read(repair.id)).toMatchObject({ own: [seal], contract: [], machines: [], all: [seal] })
  })
})
