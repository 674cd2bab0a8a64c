import type {
  AuditEntry,
  BulkOutcome,
  ClientFacets,
  ClientFile,
  ClientListRow,
  ImportJob,
  Problem,
  Segment,
  UndoOutcome,
  VisitCard,
} from '@tournee/contract'
import { createClient, listTechnicians, updateVisit } from '@tournee/data'
import { describe, expect, test } from 'vitest'
import { freshService } from '../testing/fresh-service.ts'
import { TEST_BY } from '../testing/small-company.ts'

// small company: eight clients `Client TOWN`, each one visit a year, ideal 30 November 2026 ± 45 days; today is 23 November 2026
type Page = { items: ClientListRow[]; total: number }

describe.each(['sqlite', 'postgres'] as const)('the list of clients on %s', (dialect) => {
  const given = freshService(dialect)

  const list = (query = '') => given.planner.json<Page>('GET', `/v1/clients?${query}`)
  const names = async (query: string) => (await list(query)).items.map(({ name }) => name)
  const idOf = async (town: string) => (await list(`search=${encodeURIComponent(`Client ${town}`)}`)).items[0]!.id
  const visitOf = async (id: string) => (await given.planner.json<{ items: VisitCard[] }>('GET', `/v1/clients/${id}/visits`)).items.at(-1)!
  const bulk = (body: object, how = '') => given.planner.json<BulkOutcome>('POST', `/v1/clients/bulk${how}`, body)
  const all = { filter: {} }
  const book = (visitId: string) =>
    given.service.services.db.transaction((connection) =>
      updateVisit(
        connection,
        visitId,
        { status: 'booked', promise: { earliest: '2026-12-01T09:00:00Z', latest: '2026-12-01T11:00:00Z' } },
        TEST_BY,
      ),
    )

  test('is read from any row on, in either order', async () => {
    const forwards = (await list('limit=500')).items.map(({ id }) => id)
    expect((await list('offset=6&limit=5')).items.map(({ id }) => id)).toEqual(forwards.slice(6))
    expect((await list('descending=true')).items.map(({ id }) => id)).toEqual(forwards.toReversed())
    const [first, second] = [await list('descending=true&limit=3'), forwards.toReversed()]
    const next = (first as Page & { next: string }).next
    expect((await list(`descending=true&limit=3&cursor=${next}`)).items.map(({ id }) => id)).toEqual(second.slice(3, 6))
  })

  test('is filtered by town, tier, precision and what is lacking, each list meaning any of it', async () => {
    expect(await names('towns=annecy,RUMILLY')).toEqual(['Client Annecy', 'Client Rumilly'])
    expect((await list('tiers=bronze')).total).toBe(8)
    expect((await list('tiers=or,argent')).total).toBe(0)
    expect((await list('precisions=commune,none')).total).toBe(0)
    expect((await list('lacks=email,phone')).total).toBe(8)
    expect((await list('lacks=contract')).total).toBe(0)
    expect((await given.planner.json<Problem>('GET', '/v1/clients?tiers=platine')).code).toBe('INVALID_REQUEST')
  })

  test('is filtered by what is overdue, and by what is due soon', async () => {
    // 30 November and 45 days: 14 January
    expect((await list('dueWithinDays=51')).total).toBe(0)
    expect((await list('dueWithinDays=52')).total).toBe(8)
    const { id } = await visitOf(await idOf('Pringy'))
    await given.service.services.db.connection('visits').where({ id }).update({ due_to: '2026-11-20', due_ideal: '2026-11-01' })
    expect(await names('overdue=true')).toEqual(['Client Pringy'])
    expect((await list('dueWithinDays=52')).total).toBe(7)
    const facets = await given.planner.json<ClientFacets>('GET', '/v1/clients/facets')
    expect(facets).toMatchObject({ total: 8, overdue: 1, dueWithin30Days: 0, lacks: { contract: 0, email: 8, phone: 8 } })
    expect(facets.towns).toHaveLength(8)
  })

  test('tells the next deadline, which is past for the overdue only', async () => {
    const [late, arranged] = [await idOf('Pringy'), await idOf('Seynod')]
    const past = { due_from: '2026-10-01', due_ideal: '2026-10-21', due_to: '2026-11-20' }
    for (const id of [late, arranged]) {
      const { items } = await given.planner.json<{ items: VisitCard[] }>('GET', `/v1/clients/${id}/visits`)
      const next = items.find(({ dueTo }) => dueTo === '2027-01-14')!
      await given.service.services.db.connection('visits').where({ id: next.id }).update(past)
      if (id === arranged) await book(next.id)
    }
    const { items } = await list('sort=nextDueOn')
    expect(items[0]).toMatchObject({ id: late, nextDueOn: '2026-11-20', overdue: 1 })
    expect(items.filter(({ nextDueOn }) => nextDueOn! < '2026-11-23').map(({ id }) => id)).toEqual([late])
    expect(items.slice(1, 7).map(({ nextDueOn }) => nextDueOn)).toEqual(Array(6).fill('2027-01-14'))
    // nothing to do about the one that is arranged: its deadline is that of the visit after
    expect(items[7]).toMatchObject({ id: arranged, overdue: 0 })
    expect(items[7]!.nextDueOn! > '2027-01-14').toBe(true)
    expect(await names('overdue=true')).toEqual(['Client Pringy'])
  })

  test('is filtered by who did the last visit', async () => {
    const [ada, bob] = await listTechnicians(given.service.services.db.connection)
    const { id } = await visitOf(await idOf('Seynod'))
    await given.service.services.db.transaction((connection) =>
      updateVisit(connection, id, { status: 'done', doneAt: '2026-11-20T09:00:00Z', technicianId: ada!.id }, TEST_BY),
    )
    expect(await names(`technicianId=${ada!.id}`)).toEqual(['Client Seynod'])
    expect(await names(`technicianId=${bob!.id}`)).toEqual([])
    expect((await list('towns=Seynod')).items[0]).toMatchObject({ lastTechnicianId: ada!.id, lastVisitOn: '2026-11-20' })
  })

  describe('archiving many', () => {
    test('leaves out whom somebody is to visit, says so before, and is taken back once', async () => {
      const promised = await idOf('Annecy')
      await book((await visitOf(promised)).id)
      const action = { target: all, action: { kind: 'archive' } }
      const foreseen = await bulk(action, '/preview')
      expect(foreseen).toMatchObject({ clients: 8, affected: 7, skipped: [{ reason: 'promised', count: 1 }], undoId: null })
      expect((await list()).total).toBe(8)
      const done = await bulk(action)
      expect(done).toEqual({ ...foreseen, undoId: expect.any(String) })
      expect(await names('')).toEqual(['Client Annecy'])
      expect((await list('archived=true')).total).toBe(7)
      expect(await given.planner.json<UndoOutcome>('POST', `/v1/undo/${done.undoId}`, {})).toMatchObject({ restored: 7, kept: 0 })
      expect((await list()).total).toBe(8)
      expect((await given.planner.json<Problem>('POST', `/v1/undo/${done.undoId}`, {})).code).toBe('UNDO_OVER')
    })

    test('takes their visits out of the week, and brings them back', async () => {
      const week = async () => (await given.planner.json<{ visits: VisitCard[] }>('GET', '/v1/weeks/2026-W49')).visits.length
      expect(await week()).toBe(8)
      const { undoId } = await bulk({ target: { ids: [await idOf('Rumilly')] }, action: { kind: 'archive' } })
      expect(await week()).toBe(7)
      await given.planner.send('POST', `/v1/undo/${undoId}`, {})
      expect(await week()).toBe(8)
    })
  })

  test('other terms for many contracts move their free visits, not the promised ones, and are taken back', async () => {
    const [free, promised] = [await idOf('Meythet'), await idOf('Annecy')]
    await book((await visitOf(promised)).id)
    const window = async (id: string) => {
      const { dueFrom, dueTo, durationMinutes } = await visitOf(id)
      return [dueFrom, dueTo, durationMinutes]
    }
    const before = [await window(free), await window(promised)]
    const action = { kind: 'contract-terms', toleranceDays: 10, durationMinutes: 90 }
    const done = await bulk({ target: { filter: {}, except: [await idOf('Pringy')] }, action })
    // two visits each in 13 months; of the promised client only the second
    expect(done).toMatchObject({ clients: 7, affected: 7, visits: { created: 0, changed: 13, removed: 0 } })
    expect(await window(free)).toEqual(['2026-11-20', '2026-12-10', 90])
    expect(await window(promised)).toEqual(before[1])
    expect(await window(await idOf('Pringy'))).toEqual(before[0])
    await given.planner.send('POST', `/v1/undo/${done.undoId}`, {})
    expect([await window(free), await window(promised)]).toEqual(before)
  })

  test('visits of contracts are made where they are missing, once', async () => {
    const id = await idOf('Sevrier')
    await given.service.services.db.connection('visits').where({ client_id: id }).delete()
    const action = { target: all, action: { kind: 'generate-visits' } }
    expect(await bulk(action)).toMatchObject({ affected: 1, visits: { created: 2 }, undoId: null })
    expect(await bulk(action)).toMatchObject({ affected: 0, visits: { created: 0 }, skipped: [{ reason: 'nothing-to-do', count: 8 }] })
  })

  test('due clients are invited to a day who can be written to', async () => {
    const id = await idOf('Annecy')
    await given.service.services.db.connection('clients').where({ id }).update({ email: 'annecy@example.test' })
    const [ada] = await listTechnicians(given.service.services.db.connection)
    const action = { kind: 'invite', technicianId: ada!.id, date: '2026-12-02' }
    const foreseen = await bulk({ target: all, action }, '/preview')
    expect(foreseen).toMatchObject({ affected: 1, skipped: [{ reason: 'no-address', count: 7 }] })
    expect(await bulk({ target: all, action })).toEqual(foreseen)
    const { items } = await given.planner.json<{ items: { kind: string; to: string }[] }>('GET', '/v1/outbox')
    expect(items).toMatchObject([{ kind: 'invitation', to: 'annecy@example.test' }])
    const late = await bulk({ target: all, action: { ...action, date: '2026-11-23' } }, '/preview')
    expect((late as unknown as Problem).code).toBe('NOTICE_TOO_SHORT')
  })

  describe('tags put on many', () => {
    const tagsOf = async (town: string) => (await given.planner.json<ClientFile>('GET', `/v1/clients/${await idOf(town)}`)).tags
    const put = (add: string[], remove: string[] = [], target: object = all) => bulk({ target, action: { kind: 'tags', add, remove } })

    test('are found whatever their accents and capitals, counted, and part of a saved filter', async () => {
      await put(['Clé au bureau', 'VIP'], [], { ids: [await idOf('Annecy')] })
      await put(['vip'], [], { ids: [await idOf('Rumilly')] })
      expect(await names('tags=CLE%20AU%20BUREAU')).toEqual(['Client Annecy'])
      expect(await names('tags=vip')).toEqual(['Client Annecy', 'Client Rumilly'])
      expect(await names('tags=vip,chien')).toEqual(['Client Annecy', 'Client Rumilly'])
      // a tag is not found by a part of it
      expect(await names('tags=bureau')).toEqual([])
      expect((await given.planner.json<ClientFacets>('GET', '/v1/clients/facets')).tags).toEqual([
        { value: 'vip', count: 2 },
        { value: 'Clé au bureau', count: 1 },
      ])
      const segment = { name: 'VIP', filter: { tags: ['vip'] }, columns: ['tags'], sort: 'name', descending: false }
      expect(await given.planner.json<Segment>('POST', '/v1/segments', segment)).toMatchObject(segment)
    })

    test('leave alone who has them, and are taken back where nobody changed them since', async () => {
      await put(['VIP'], [], { ids: [await idOf('Annecy')] })
      const foreseen = await bulk({ target: all, action: { kind: 'tags', add: ['vip'] } }, '/preview')
      expect(foreseen).toMatchObject({ clients: 8, affected: 7, skipped: [{ reason: 'already', count: 1 }], undoId: null })
      const done = await put(['vip'])
      expect(done).toEqual({ ...foreseen, undoId: expect.any(String) })
      // the spelling that was there stays
      expect([await tagsOf('Annecy'), await tagsOf('Pringy')]).toEqual([['VIP'], ['vip']])
      await put([], ['Vip'], { ids: [await idOf('Pringy')] })
      expect(await given.planner.json<UndoOutcome>('POST', `/v1/undo/${done.undoId}`, {})).toMatchObject({ restored: 6, kept: 1 })
      expect(await names('tags=vip')).toEqual(['Client Annecy'])
    })

    test('stop at twenty, and are refused with a sign that separates words in a file', async () => {
      const ids = [await idOf('Annecy')]
      const ten = (letter: string) => Array.from({ length: 10 }, (_, i) => `${letter}${i}`)
      await put(ten('a'), [], { ids })
      await put(ten('b'), [], { ids })
      expect(await put(['c'], [], { ids })).toMatchObject({ affected: 0, skipped: [{ reason: 'too-many-tags', count: 1 }], undoId: null })
      for (const tag of ['a,b', '★', '']) expect(((await put([tag])) as unknown as Problem).code).toBe('INVALID_REQUEST')
    })

    test('are written in the file, told in its log, and refused from an old version', async () => {
      const id = await idOf('Seynod')
      await put(['chien'], [], { ids: [id] })
      const { items } = await given.planner.json<{ items: AuditEntry[] }>('GET', `/v1/clients/${id}/changes`)
      expect(items.at(0)?.changes).toEqual({ tags: [[], ['chien']] })
      const stale = await given.planner.send('PATCH', `/v1/clients/${id}`, { tags: [] }, { 'if-match': '"1"' })
      expect(stale.status).toBe(412)
    })
  })

  test('a line is added to the notes of many, once, and taken off where it is still the last', async () => {
    const notesOf = async (town: string) => (await given.planner.json<ClientFile>('GET', `/v1/clients/${await idOf(town)}`)).notes
    const [first, second] = [await idOf('Annecy'), await idOf('Rumilly')]
    await given.service.services.db.connection('clients').where({ id: first }).update({ notes: 'portail bleu' })
    const action = { kind: 'notes', text: ' Relance tarifs 2027 ' }
    const target = { ids: [first, second] }
    const done = await bulk({ target, action })
    expect(done).toMatchObject({ clients: 2, affected: 2, undoId: expect.any(String) })
    expect([await notesOf('Annecy'), await notesOf('Rumilly')]).toEqual(['portail bleu\nRelance tarifs 2027', 'Relance tarifs 2027'])
    expect(await bulk({ target, action })).toMatchObject({ affected: 0, skipped: [{ reason: 'already', count: 2 }] })
    await given.service.services.db.connection('clients').where({ id: second }).update({ notes: 'Relance tarifs 2027\nrappelée' })
    expect(await given.planner.json<UndoOutcome>('POST', `/v1/undo/${done.undoId}`, {})).toMatchObject({ restored: 1, kept: 1 })
    expect([await notesOf('Annecy'), await notesOf('Rumilly')]).toEqual(['portail bleu', 'Relance tarifs 2027\nrappelée'])
  })

  describe('saved filters', () => {
    const segment = { name: 'Lac', filter: { towns: ['Sevrier'] }, columns: ['phone'], sort: 'city', descending: false }

    test('belong to one user, by name, each name once', async () => {
      const saved = await given.planner.json<Segment>('POST', '/v1/segments', segment)
      expect(saved).toMatchObject(segment)
      expect((await given.planner.json<Problem>('POST', '/v1/segments', { ...segment, name: ' LAC ' })).code).toBe('DUPLICATE')
      const manager = await given.service.signIn('manager')
      expect(await manager.json('GET', '/v1/segments')).toEqual({ items: [] })
      expect((await manager.send('DELETE', `/v1/segments/${saved.id}`)).status).toBe(404)
      expect(await given.planner.json<Segment>('PATCH', `/v1/segments/${saved.id}`, { name: 'Rive ouest' })).toMatchObject({
        name: 'Rive ouest',
        filter: segment.filter,
      })
      await given.planner.send('DELETE', `/v1/segments/${saved.id}`)
      expect(await given.planner.json('GET', '/v1/segments')).toEqual({ items: [] })
    })
  })

  describe('an export', () => {
    const COLUMNS = [
      'phone',
      'email',
      'equipment',
      'parts',
      'tier',
      'contractStartsOn',
      'contractEndsOn',
      'visitsPerYear',
      'durationMinutes',
      'priceCents',
      'skills',
      'lastVisitOn',
      'lastTechnician',
      'nextDueOn',
      'zone',
      'precision',
      'position',
      'tags',
      'notes',
    ]
    /** a client whom a careless export or import would change */
    const tricky = () =>
      given.service.services.db.transaction((connection) =>
        createClient(
          connection,
          {
            client: {
              name: '=cmd  "Bœuf; frères"',
              reference: 'R-1',
              phone: '+33 6 39 98 00 01',
              email: 'Jean@Example.TEST',
              notes: '- code 12\n+ chien',
              tags: ['Clé au bureau', '=VIP'],
            },
            site: {
              address: '1;  rue\ndu Lac',
              postcode: '01200',
              city: 'Valserhône',
              position: { lng: 5.8123456789, lat: 46.1 },
              precision: 'commune',
            },
            equipment: [
              {
                kind: 'Chauffe-eau / PAC',
                brand: null,
                model: null,
                serial: null,
                installedOn: null,
                rhythmMonths: null,
                parts: [{ label: 'Vanne 3 voies, 1"', reference: '=V-3', quantity: 2 }],
              },
            ],
          },
          TEST_BY,
        ),
      )

    test.each(['csv', 'xlsx'])('as .%s comes back through the import unchanged', async (format) => {
      await tricky()
      const answer = await given.planner.send('POST', '/v1/clients/export', { target: all, format, columns: COLUMNS })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-disposition')).toContain(`clients%202026-11-23.${format}`)
      const form = new FormData()
      form.set('file', await answer.blob(), `clients.${format}`)
      const job = (await (await given.planner.send('POST', '/v1/imports', form)).json()) as ImportJob
      expect(job.changes.filter(({ action }) => action !== 'unchanged')).toEqual([])
      expect(job.report).toMatchObject({ rows: 9, unchanged: 9, created: 0, updated: 0, refused: [] })
    })

    test('opens in a French spreadsheet and holds no formula', async () => {
      await tricky()
      const answer = await given.planner.send('POST', '/v1/clients/export', { target: all, format: 'csv', columns: COLUMNS })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const text = new TextDecoder().decode(bytes)
      expect(text).toContain('N° client;Nom;Adresse;CP;Ville;Téléphone')
      expect(text).toContain(`"'=cmd  ""Bœuf; frères"""`)
      expect(text).toContain(`'+33 6 39 98 00 01`)
      expect(text).not.toMatch(/(^|;|")=/m)
    })

    test('holds the clients chosen, in the order of the list, with the columns chosen', async () => {
      const ids = [await idOf('Sevrier'), await idOf('Annecy')]
      const answer = await given.planner.send('POST', '/v1/clients/export', {
        target: { ids },
        format: 'csv',
        columns: ['tier'],
        sort: 'city',
      })
      expect((await answer.text()).trim().split('\r\n')).toEqual([
        'N° client;Nom;Adresse;CP;Ville;Formule',
        ';Client Annecy;1 rue des Tests;74000;Annecy;Bronze',
        ';Client Sevrier;1 rue des Tests;74320;Sevrier;Bronze',
      ])
    })
  })
})
