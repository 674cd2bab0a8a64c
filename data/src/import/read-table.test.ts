import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { readTable } from './read-table.ts'
import { recogniseHeaders } from './recognise-headers.ts'

const CSV = 'Nom;Prénom;Ville\nMüller;Élodie;Thônes\n"Dupont; fils";"dit ""Jojo""";Annecy\n'

describe('a .csv', () => {
  it.each([
    ['utf-8', Buffer.from(CSV)],
    ['utf-8', Buffer.from(`\ufeff${CSV}`)],
    ['windows-1252', iconv.encode(CSV, 'win1252')],
    ['utf-16le', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['utf-16le', Buffer.from(CSV, 'utf16le')],
    ['utf-16be', iconv.encode(CSV, 'utf-16be', { addBOM: true })],
  ])('is read in %s', async (encoding, content) => {
    const table = await readTable(content)
    expect(table).toMatchObject({ format: 'csv', encoding, separator: ';', headers: ['Nom', 'Prénom', 'Ville'] })
    expect(table.rows).toEqual([
      { number: 2, cells: ['Müller', 'Élodie', 'Thônes'] },
      { number: 3, cells: ['Dupont; fils', 'dit "Jojo"', 'Annecy'] },
    ])
  })

  it.each([';', ',', '\t'])('is read with the separator %j, a comma in a name or not', async (separator) => {
    const lines = [
      ['nom', 'adresse', 'ville'],
      ['"Durand, Paul"', '"1; rue du Lac"', 'Sevrier'],
    ]
    const table = await readTable(Buffer.from(lines.map((line) => line.join(separator)).join('\r\n')))
    expect(table.separator).toBe(separator)
    expect(table.rows[0]?.cells).toEqual(['Durand, Paul', '1; rue du Lac', 'Sevrier'])
  })

  it('numbers its rows as a spreadsheet does, empty ones and line breaks in cells included', async () => {
    const table = await readTable(Buffer.from('nom;ville\nA;Annecy\n;\n\n"B\nC";Thônes\nD;Alex\n'))
    expect(table.rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [2, 'A'],
      [5, 'B\nC'],
      [7, 'D'],
    ])
  })

  it('may have titles above its header row, and rows of any length', async () => {
    const table = await readTable(Buffer.from('Liste des clients 2026\n\nNom;Ville;CP\nA;Annecy\nB;Thônes;74230;en trop\n'))
    expect(table.headers).toEqual(['Nom', 'Ville', 'CP', ''])
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['A', 'Annecy', '', ''],
      ['B', 'Thônes', '74230', 'en trop'],
    ])
  })

  it.each([
    ['FILE_EMPTY', Buffer.from(' \n \n')],
    ['TOO_MANY_COLUMNS', Buffer.from(`${'a;'.repeat(200)}b\n`)],
    ['TOO_MANY_ROWS', Buffer.from(`nom;ville\n${'a;b\n'.repeat(100_001)}`)],
    ['FILE_TOO_LARGE', Buffer.alloc(20 * 1024 * 1024 + 1, 'a')],
    ['XLS_OLD', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('is refused: %s', async (code, content) => {
    await expect(readTable(content)).rejects.toMatchObject({ name: 'ImportFileError', code, remedy: expect.any(String) })
  })
})

/** A ZIP of one deflated part, whose directory says that it unpacks to `claimed` bytes. */
function zipOf(part: Buffer, claimed: number): Buffer {
  const packed = deflateRawSync(part)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(1, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(claimed, 24)
  entry.writeUInt16LE(1, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(47, 12)
  end.writeUInt32LE(31 + packed.length, 16)
  return Buffer.concat([local, Buffer.from('a'), packed, entry, Buffer.from('a'), end])
}

describe('an .xlsx', () => {
  it('gives texts, numbers and dates as text', async () => {
    const rows = [
      ['Nom', 'CP', 'Début contrat', 'Latitude'].map((value) => ({ value, type: String })),
      [
        { value: 'Périllat', type: String },
        { value: 1200, type: Number },
        { value: new Date('2026-03-29T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
        { value: 45.9, type: Number },
      ],
    ]
    const table = await readTable(await writeXlsxFile(rows, {}).toBuffer())
    expect(table).toMatchObject({ format: 'xlsx', encoding: null, headers: ['Nom', 'CP', 'Début contrat', 'Latitude'] })
    expect(table.rows).toEqual([{ number: 2, cells: ['Périllat', '1200', '2026-03-29', '45.9'] }])
  })

  it('that unpacks to more than it says, or than we hold, is refused before it is unpacked', async () => {
    // 300 MB of zeros pack to about 300 kB
    await expect(readTable(zipOf(Buffer.alloc(300 * 1024 * 1024), 10))).rejects.toMatchObject({ code: 'XLSX_TOO_LARGE' })
  })

  it('that is damaged is refused', async () => {
    const good = await writeXlsxFile([[{ value: 'Nom', type: String }]], {}).toBuffer()
    await expect(readTable(good.subarray(0, good.length - 40))).rejects.toMatchObject({ code: 'XLSX_BROKEN' })
    await expect(readTable(zipOf(Buffer.from('no workbook'), 11))).rejects.toMatchObject({ code: 'XLSX_BROKEN' })
  })
})

describe('headers', () => {
  it('are recognised in French and English, in any order, with synonyms', () => {
    const french = ['CODE POSTAL', 'Commune', 'Raison sociale', 'Tél. fixe', 'N° client', 'Formule', 'Dernière visite', 'Adresse e-mail']
    expect(recogniseHeaders(french)).toEqual(['postcode', 'city', 'name', 'phone', 'reference', 'tier', 'lastVisit', 'email'])
    const english = ['Customer name', 'Street address', 'Zip', 'Town', 'lat', 'lng', 'Contract end', 'Visits per year', 'Equipment']
    expect(recogniseHeaders(english)).toEqual([
      'name',
      'address',
      'postcode',
      'city',
      'lat',
      'lng',
      'contractEnd',
      'visitsPerYear',
      'equipment',
    ])
  })
  it('are recognised with their unit, and a field goes to the first column that claims it', () => {
    expect(recogniseHeaders(['Durée (min)', 'Prix HT', 'Téléphone 1', 'Portable', 'Adresse', 'Adresse 2', 'source'])).toEqual([
      'duration',
      'price',
      'phone',
      null,
      'address',
      'addressMore',
      null,
    ])
  })
})
