import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.ts'
import { listClients } from '../repositories/client-list.ts'
import { findClient } from '../repositories/clients.ts'
import { listContracts } from '../repositories/contracts.ts'
import { getImport } from '../repositories/imports.ts'
import { placeSite } from '../repositories/sites.ts'
import { TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { cancelImport, createImport, mapImport, runImport } from './import-job.ts'

const OPTIONS = { by: TESTER, today: '2026-11-30' }

describe('an import', () => {
  let database: Database
  beforeEach(async () => {
    database = await openTestDatabase()
  })
  afterEach(() => database.close())

  const dryRun = (csv: string, more = {}) =>
    createImport(database, { fileName: 'clients.csv', content: Buffer.from(csv), ...more }, OPTIONS)
  const commit = async (csv: string, more = {}) => (await runImport(database, (await dryRun(csv, more)).id, OPTIONS)).job.report
  const clientNamed = async (name: string) => {
    const row = (await listClients(database.connection, { search: name })).items[0]
    return (row && (await findClient(database.connection, row.id)))!
  }

  it('writes nothing before it is committed', async () => {
    const job = await dryRun('Nom;Adresse;CP;Ville\nPérillat;1 rue du Lac;74230;THONES\n')
    expect(job).toMatchObject({
      status: 'dry-run',
      format: 'csv',
      separator: ';',
      report: { rows: 1, created: 1, precision: { commune: 1 } },
    })
    expect(job.columns).toEqual([
      { header: 'Nom', samples: ['Périllat'], field: 'name' },
      { header: 'Adresse', samples: ['1 rue du Lac'], field: 'address' },
      { header: 'CP', samples: ['74230'], field: 'postcode' },
      { header: 'Ville', samples: ['THONES'], field: 'city' },
    ])
    expect((await listClients(database.connection)).total).toBe(0)
  })

  it('makes clients with sites, machines and contracts of what it is told', async () => {
    const header = 'N° client;Nom;Prénom;Tél;E-mail;Adresse;CP;Ville;Formule;Début;Dernière visite;Durée;Équipement;Prix;Lat;Lon'
    await commit(
      `${header}\nD7;Tissot;Léa;639980001;LEA@X.FR;3 rue Haute;74000;Annecy;Argent;15/01/2025;03/06/2026;1h30;PAC + VMC;249 €;45,9;6,12\n`,
    )
    const client = await clientNamed('Tissot')
    expect(client).toMatchObject({ reference: 'D7', name: 'Tissot Léa', kind: 'person', phone: '0639980001', email: 'lea@x.fr' })
    expect(client.sites).toMatchObject([{ position: { lng: 6.12, lat: 45.9 }, precision: 'given', positionSource: 'file', insee: '74010' }])
    expect(client.equipment.map((machine) => machine.kind)).toEqual(['PAC', 'VMC'])
    expect(client.contracts).toMatchObject([
      {
        tier: 'argent',
        visitsPerYear: 2,
        toleranceDays: 30,
        startsOn: '2025-01-15',
        lastVisitOn: '2026-06-03',
        durationMinutes: 90,
        priceCents: 24_900,
      },
    ])
    expect(client.contracts[0]?.skills).toEqual(['pac', 'elec'])
  })

  it('gives every client the documented defaults, starts spread evenly over the year before', async () => {
    const rows = Array.from({ length: 120 }, (_, i) => `Client ${i};Annecy`)
    await commit(`nom;ville\n${rows.join('\n')}\n`)
    const contracts = await listContracts(database.connection)
    expect(contracts[0]).toMatchObject({ tier: 'bronze', visitsPerYear: 1, toleranceDays: 45, durationMinutes: 75, status: 'active' })
    const months = Map.groupBy(contracts, (contract) => contract.startsOn.slice(0, 7))
    // 120 clients over the 12 or 13 calendar months that a year touches: about 10 in each whole month
    for (const [month, some] of months) {
      if (month === '2025-11' || month === '2026-11') continue
      expect(some.length).toBeGreaterThanOrEqual(8)
      expect(some.length).toBeLessThanOrEqual(12)
    }
    const starts = contracts.map((contract) => contract.startsOn).sort()
    expect(starts[0]! >= '2025-11-30' && starts.at(-1)! < '2026-11-30').toBe(true)
  })

  it('puts the start so that the next visit comes a period after the last', async () => {
    await commit('nom;ville;derniere visite;visites par an\nA;Annecy;01/07/2026;1\nB;Annecy;01/07/2026;2\n')
    // once a year the visit stands in the middle of the contract year: 182 days before; twice: 91 days
    expect((await clientNamed('A')).contracts[0]).toMatchObject({ startsOn: '2025-12-31', tier: 'bronze' })
    expect((await clientNamed('B')).contracts[0]).toMatchObject({ startsOn: '2026-04-01', tier: 'argent' })
  })

  it('changes nothing the second time', async () => {
    const csv =
      'ref;nom;adresse;ville;tel;lat;lon;equipement\n1;Favre;1 rue A;Annecy;0639980001;45.9;6.1;PAC\n;Blanc;;Thônes;;;;\n;Roux;;;;45.88;6.32;\n'
    expect(await commit(csv)).toMatchObject({ created: 3, unchanged: 0 })
    const log = await database.connection('audit_log').where({ entity: 'client' }).count({ n: '*' }).first()
    expect(await commit(csv)).toMatchObject({ created: 0, updated: 0, unchanged: 3, refused: [] })
    expect(await database.connection('audit_log').where({ entity: 'client' }).count({ n: '*' }).first()).toEqual(log)
    expect((await listClients(database.connection)).total).toBe(3)
  })

  it('gives machines the parts that a cell names, changes them where it names others, and says which it cannot place', async () => {
    const header = 'ref;nom;ville;equipement;pieces'
    const first = `${header}\n1;Favre;Annecy;PAC + VMC;"VMC : 2 x Filtre F7 [F7]; Joint"\n2;Blanc;Annecy;;1 x Filtre\n3;Roux;Annecy;PAC;0 x Filtre\n`
    const job = await dryRun(first)
    expect(job.report.warnings).toHaveLength(2)
    await runImport(database, job.id, OPTIONS)
    const needs = async () => (await clientNamed('Favre')).equipment.map(({ kind, parts }) => [kind, parts])
    const [filter, seal] = [
      { label: 'Filtre F7', reference: 'F7', quantity: 2 },
      { label: 'Joint', reference: null, quantity: 1 },
    ]
    expect(await needs()).toEqual([
      ['PAC', []],
      ['VMC', [filter, seal]],
    ])
    expect(await commit(first)).toMatchObject({ updated: 0, unchanged: 3 })
    const next = `${header}\n1;Favre;Annecy;;"VMC : 2 x Filtre F7 [F7] | PAC : Joint"\n`
    expect((await dryRun(next)).changes[0]!.changes).toEqual([
      { field: 'parts', before: null, after: '1 × Joint' },
      { field: 'parts', before: '2 × Filtre F7 [F7]; 1 × Joint', after: '2 × Filtre F7 [F7]' },
    ])
    await commit(next)
    expect(await needs()).toEqual([
      ['PAC', [seal]],
      ['VMC', [filter]],
    ])
  })

  it('puts tags on and takes none off; another spelling is no other tag', async () => {
    await commit('nom;ville;étiquettes\nFavre;Annecy;VIP, clé au bureau\n')
    expect(await clientNamed('Favre')).toMatchObject({ tags: ['VIP', 'clé au bureau'] })
    const again = 'nom;ville;tags\nFavre;Annecy;vip\n'
    expect((await dryRun(again)).report).toMatchObject({ unchanged: 1, updated: 0 })
    await commit('nom;ville;tags\nFavre;Annecy;"chien; ★"\n')
    expect(await clientNamed('Favre')).toMatchObject({ tags: ['VIP', 'clé au bureau', 'chien'] })
  })

  it('takes apart a town and a postcode that share a cell', async () => {
    await commit('nom;CP Ville\nFavre;74230 Thônes\n')
    expect((await clientNamed('Favre')).sites[0]).toMatchObject({ postcode: '74230', city: 'Thônes', insee: '74280' })
    await commit('nom;adresse\nBlanc;"3 rue Haute, 74150 Rumilly"\nRoux;1500 route de Genève\n')
    expect((await clientNamed('Blanc')).sites[0]).toMatchObject({
      address: '3 rue Haute',
      postcode: '74150',
      city: 'Rumilly',
      insee: '74225',
    })
    expect((await clientNamed('Roux')).sites[0]).toMatchObject({
      address: '1500 route de Genève',
      postcode: '',
      city: '',
      precision: 'none',
    })
  })

  it('names the commune of a row that has only coordinates', async () => {
    await commit('nom;lat;lon\nRoux;45.8815;6.3245\n')
    expect((await clientNamed('Roux')).sites[0]).toMatchObject({ city: 'Thônes', insee: '74280', precision: 'given' })
  })

  it('shows what it would change in clients that are there, and an empty cell changes nothing', async () => {
    await commit('ref;nom;tel;ville;notes\n1;Favre;0639980001;Annecy;chien\n')
    const job = await dryRun('ref;nom;tel;ville;notes\n1;Favre;0639980002;Annecy;\n')
    expect(job.report).toMatchObject({ updated: 1, created: 0 })
    expect(job.changes).toMatchObject([
      { row: 2, name: 'Favre', action: 'update', changes: [{ field: 'phone', before: '0639980001', after: '0639980002' }] },
    ])
    await runImport(database, job.id, OPTIONS)
    expect(await clientNamed('Favre')).toMatchObject({ phone: '0639980002', notes: 'chien' })
  })

  it('matches by name and address when there is no reference, whatever the accents', async () => {
    await commit('nom;adresse;ville\nPérillat Hélène;12, rue de la Gare;Rumilly\n')
    expect(await commit('nom;adresse;ville;tel\nPERILLAT HELENE;12 RUE DE LA GARE;RUMILLY;0639980001\n')).toMatchObject({
      updated: 1,
      created: 0,
    })
    // the same name at another address is somebody else
    expect(await commit('nom;adresse;ville\nPérillat Hélène;3 rue Haute;Rumilly\n')).toMatchObject({ created: 1 })
  })

  it('gives a reference to a client that had none', async () => {
    await commit('nom;ville\nBlanc;Annecy\n')
    expect(await commit('ref;nom;ville\n77;Blanc;Annecy\n')).toMatchObject({ updated: 1, created: 0 })
    expect(await clientNamed('Blanc')).toMatchObject({ reference: '77' })
  })

  it('leaves a place set by hand alone, until the address changes', async () => {
    await commit('ref;nom;adresse;ville\n1;Favre;1 rue A;Annecy\n')
    const site = (await clientNamed('Favre')).sites[0]!
    await placeSite(database.connection, site.id, { lng: 6.13, lat: 45.91 }, TESTER)
    expect(await commit('ref;nom;adresse;ville;lat;lon\n1;Favre;1 rue A;Annecy;45.8;6.0\n')).toMatchObject({ unchanged: 1 })
    await commit('ref;nom;adresse;ville\n1;Favre;5 rue B;Thônes\n')
    expect((await clientNamed('Favre')).sites[0]).toMatchObject({ city: 'Thônes', precision: 'commune', insee: '74280' })
  })

  it('refuses only rows that are of no use, with row, column, cause and remedy', async () => {
    const report = await commit('ref;nom;ville\n1;Favre;Annecy\n2;;Annecy\n1;Autre;Annecy\n;Blanc;Alex\n;Blanc;Alex\n')
    expect(report).toMatchObject({ rows: 5, created: 2 })
    expect(report.refused).toEqual([
      { row: 3, column: 'nom', code: 'NAME_MISSING', value: '', cause: 'le nom du client manque', remedy: 'compléter la colonne du nom' },
      {
        row: 4,
        column: 'ref',
        code: 'REFERENCE_REPEATED',
        value: '1',
        cause: 'la référence « 1 » figure déjà plus haut dans le fichier',
        remedy: 'donner une référence à chaque client, ou supprimer le doublon',
      },
      {
        row: 6,
        column: 'nom',
        code: 'CLIENT_REPEATED',
        value: '5',
        cause: 'le même client, à la même adresse, figure déjà à la ligne 5',
        remedy: 'supprimer le doublon, ou donner une référence à chacun',
      },
    ])
  })

  it('takes a row in and says what it left out', async () => {
    const csv = 'nom;ville;mail;tel;début;lat;lon\nA;Annecy;pas un mail;12;31/02/2026;6.1;45.9\nB;Nulle-Part-les-Oies;;;;999;0\n'
    const job = await createImport(database, { fileName: 'x.csv', content: Buffer.from(csv) }, { ...OPTIONS, language: 'en' })
    expect(job.report).toMatchObject({ created: 2, refused: [], precision: { given: 1, none: 1 } })
    expect(job.report.warnings?.map(({ row, column, cause }) => [row, column, cause.split(':')[0]])).toEqual([
      [2, 'mail', 'unreadable e-mail'],
      [2, 'tel', 'unreadable phone number'],
      [2, 'début', 'unreadable date'],
      [2, 'lat', 'latitude and longitude swapped'],
      [3, 'ville', 'place not found'],
      [3, 'lat', 'coordinates unreadable or off the map'],
    ])
  })

  it('never stores a formula', async () => {
    await commit('ref;nom;adresse;ville;notes\n=1+1;=HYPERLINK("http://x");@SUM(A1);Annecy;+cmd\n')
    expect(await clientNamed('hyperlink')).toMatchObject({
      reference: '1+1',
      name: 'HYPERLINK("http://x")',
      notes: 'cmd',
      sites: [{ address: 'SUM(A1)' }],
    })
  })

  it('is mapped again by hand, with or without its coordinates', async () => {
    const job = await dryRun('Bidule;Truc;Ville;lat;lon\nFavre;0639980001;Annecy;45.9;6.1\n')
    expect(job.report.refused).toHaveLength(1)
    const fields = ['name', 'phone', 'city', 'lat', 'lng'] as const
    const mapped = await mapImport(database, job.id, { fields, ignoreCoordinates: true }, OPTIONS)
    expect(mapped.report).toMatchObject({ created: 1, refused: [], precision: { given: 0, commune: 1 } })
    await runImport(database, job.id, OPTIONS)
    expect(await clientNamed('Favre')).toMatchObject({ phone: '0639980001', sites: [{ precision: 'commune' }] })
    await expect(mapImport(database, job.id, { fields, ignoreCoordinates: false }, OPTIONS)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })

  it('is committed once, and not after it was cancelled', async () => {
    const job = await dryRun('nom;ville\nFavre;Annecy\n')
    const twice = await Promise.allSettled([runImport(database, job.id, OPTIONS), runImport(database, job.id, OPTIONS)])
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const other = await dryRun('nom;ville\nBlanc;Annecy\n')
    await cancelImport(database, other.id)
    await expect(runImport(database, other.id, OPTIONS)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect((await listClients(database.connection)).total).toBe(1)
  })

  it('that is stopped on its way leaves nothing', async () => {
    const rows = Array.from({ length: 700 }, (_, i) => `Client ${i};Annecy`).join('\n')
    const job = await dryRun(`nom;ville\n${rows}\n`)
    const stop = new AbortController()
    const seen: number[] = []
    const onProgress = ({ done }: { done: number }) => {
      seen.push(done)
      if (done >= 400) stop.abort()
    }
    await expect(runImport(database, job.id, { ...OPTIONS, onProgress, signal: stop.signal })).rejects.toThrow()
    expect(seen.some((done) => done > 0 && done < 700)).toBe(true)
    expect((await listClients(database.connection)).total).toBe(0)
    expect(await getImport(database.connection, job.id)).toMatchObject({ status: 'cancelled' })
  })
})
