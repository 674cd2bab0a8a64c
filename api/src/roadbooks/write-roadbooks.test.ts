import { readTable } from '@tournee/data'
import { describe, expect, test } from 'vitest'
import { aRoadbook, aRoute } from '../testing/roadbook-builders.ts'
import { loadRows } from './roadbook-table.ts'
import { routeLinks } from './route-links.ts'
import { writeRoadbooks } from './write-roadbooks.ts'

const AT = Date.parse('2026-11-28T10:00:00Z')
const text = async (format: 'ics' | 'gpx' | 'geojson' | 'csv', books = [aRoadbook(2)], language: 'fr' | 'en' = 'fr') =>
  Buffer.from((await writeRoadbooks(books, { format, language }, AT)).bytes).toString('utf8')

describe('a calendar', () => {
  const unfolded = async (...args: Parameters<typeof text>) => (await text(...args)).replaceAll('\r\n ', '').split('\r\n')

  test('has an event a visit, under a UID that stays from plan to plan and a sequence that rises', async () => {
    const first = await unfolded('ics')
    const later = await unfolded('ics', [aRoadbook(2, { book: { sequence: 8 } })])
    const of = (lines: string[], key: string) => lines.filter((line) => line.startsWith(key))
    expect(of(first, 'UID')).toEqual(['UID:v1-visit@tournee', 'UID:v2-visit@tournee'])
    expect(of(later, 'UID')).toEqual(of(first, 'UID'))
    expect([of(first, 'SEQUENCE')[0], of(later, 'SEQUENCE')[0]]).toEqual(['SEQUENCE:7', 'SEQUENCE:8'])
    expect(of(first, 'DTSTART')).toEqual(['DTSTART:20261201T080000Z', 'DTSTART:20261201T092000Z'])
    expect(first.slice(0, 4)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tournee//Appointments//FR', 'METHOD:PUBLISH'])
    expect(first.join()).not.toContain('ATTENDEE')
  })

  test('keeps its instants on the day the clock changes', async () => {
    const lines = await unfolded('ics', [aRoadbook(2, { route: aRoute(2, '2027-03-28T00:00:00.000Z') })])
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual(['DTSTART:20270328T000000Z', 'DTSTART:20270328T012000Z'])
  })
})

describe('a GPX file', () => {
  test('has a waypoint a stop, the route from home to home, and a track along the roads', async () => {
    const gpx = await text('gpx')
    expect(gpx).toContain('<gpx version="1.1" creator="Tournée" xmlns="http://www.topografix.com/GPX/1/1">')
    expect([...gpx.matchAll(/<wpt lat="([\d.]+)" lon="([\d.]+)">/g)].map(([, lat, lon]) => [lat, lon])).toEqual([
      ['45.900000', '6.100000'],
      ['45.905000', '6.110000'],
    ])
    expect(gpx.match(/<rtept /g)).toHaveLength(4)
    expect(gpx.match(/<trkseg>/g)).toHaveLength(3)
    // the schema's order: waypoints, routes, tracks
    expect([gpx.indexOf('<wpt'), gpx.indexOf('<rte>'), gpx.indexOf('<trk>')]).toEqual(
      [...[gpx.indexOf('<wpt'), gpx.indexOf('<rte>'), gpx.indexOf('<trk>')]].sort((a, b) => a - b),
    )
  })

  test('stays well-formed whatever a client is called', async () => {
    const gpx = await text('gpx', [aRoadbook(1, { visit: () => ({ clientName: 'A & B <"SARL">\u0001' }) })])
    expect(gpx).toContain('<name>1 · A &amp; B &lt;&quot;SARL&quot;&gt;</name>')
    expect(gpx).not.toContain('\u0001')
    const open: string[] = []
    for (const [, close, name, self] of gpx.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
      if (self) continue
      if (close) expect(open.pop()).toBe(name)
      else open.push(name!)
    }
    expect(open).toEqual([])
  })
})

test('a GeoJSON file has a line a leg and a point a stop, longitude first', async () => {
  const { features } = JSON.parse(await text('geojson')) as {
    features: { geometry: { type: string; coordinates: unknown }; properties: { kind: string } }[]
  }
  expect(features.map(({ geometry, properties }) => [properties.kind, geometry.type])).toEqual([
    ['leg', 'LineString'],
    ['leg', 'LineString'],
    ['leg', 'LineString'],
    ['stop', 'Point'],
    ['stop', 'Point'],
  ])
  expect(features[3]!.geometry.coordinates).toEqual([6.1, 45.9])
})

describe('a table', () => {
  const dangerous = [aRoadbook(1, { visit: () => ({ clientName: '=HYPERLINK("http://x")', phone: '+33 4 50', notes: 'a;"b"' }) })]

  test('is what French Excel opens: a BOM, semicolons, decimal commas, quotes where needed', async () => {
    const csv = await text('csv', dangerous)
    expect(csv.startsWith('\ufeffDate;Technicien;Ordre;')).toBe(true)
    const row = csv.split('\r\n')[1]!
    expect(row).toContain('01/12/2026;Ada;1;09:00;')
    expect(row).toContain(';12,4;45,9;6,1;')
    expect(row).toContain('"a;""b"""')
  })

  test('runs no formula that a client’s name holds, in CSV as in Excel', async () => {
    expect(await text('csv', dangerous)).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(await text('csv', dangerous)).toContain(`;'+33 4 50;`)
    const { bytes } = await writeRoadbooks(dangerous, { format: 'xlsx', language: 'fr' }, AT)
    const table = await readTable(Buffer.from(bytes))
    const [row] = table.rows
    expect(row!.cells.join('|')).toContain(`'=HYPERLINK("http://x")`)
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('<f>')
  })

  test('says what to load: at each stop in a column, and for every day on a sheet of its own', async () => {
    expect((await text('csv')).split('\r\n')[1]).toContain(';2 × Filtre [F7];')
    const { bytes } = await writeRoadbooks([aRoadbook(2)], { format: 'xlsx', language: 'fr' }, AT)
    // names of a zip's files are not compressed
    expect(Buffer.from(bytes).toString('latin1')).toContain('xl/worksheets/sheet2.xml')
    expect(loadRows([aRoadbook(2)], 'fr')).toEqual({
      titles: ['Date', 'Technicien', 'Pièce', 'Référence', 'Quantité', 'Arrêts'],
      rows: [[{ day: '2026-12-01' }, 'Ada', 'Filtre', 'F7', 4, '1, 2']],
    })
  })

  test('speaks English with commas and points', async () => {
    const csv = await text('csv', [aRoadbook(1)], 'en')
    expect(csv.startsWith('\ufeffDate,Technician,Order,')).toBe(true)
    expect(csv).toContain(',12.4,45.9,6.1,')
  })
})

describe('links', () => {
  test('lead to each stop, and through the whole route in as few as Google Maps allows', () => {
    const { stops, google } = routeLinks(aRoadbook(2))
    expect(stops[0]).toMatchObject({ order: 1, waze: 'https://waze.com/ul?ll=45.900000%2C6.100000&navigate=yes' })
    expect(stops[0]!.apple).toBe('https://maps.apple.com/?daddr=45.900000%2C6.100000&dirflg=d')
    expect(google.desk).toHaveLength(1)
    expect(new URL(google.desk[0]!).searchParams.get('waypoints')).toBe('45.900000,6.100000|45.905000,6.110000')
  })

  test('are cut where the limit is, each beginning where the one before ends', () => {
    // 12 places with both ends: nine between is 11 places a link, three between is five
    const { google } = routeLinks(aRoadbook(10))
    expect([google.desk.length, google.phone.length]).toEqual([2, 3])
    const ends = google.phone.map((link) => new URL(link).searchParams)
    for (const [i, part] of ends.slice(1).entries()) expect(part.get('origin')).toBe(ends[i]!.get('destination'))
    expect(Math.max(...ends.map((part) => part.get('waypoints')?.split('|').length ?? 0))).toBe(3)
  })
})

test('a file is named after its day and its technician', async () => {
  expect((await writeRoadbooks([aRoadbook(1)], { format: 'gpx', language: 'fr' }, AT)).fileName).toBe('feuille-de-route-2026-12-01-Ada.gpx')
})
