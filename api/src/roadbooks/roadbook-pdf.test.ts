import { describe, expect, test } from 'vitest'
import { pdfPages } from '../testing/pdf-text.ts'
import { aRoadbook, aRoute } from '../testing/roadbook-builders.ts'
import { roadbookPdf } from './roadbook-pdf.ts'

const AT = Date.parse('2026-11-28T10:00:00Z')
const read = async (...args: Parameters<typeof roadbookPdf>) => pdfPages(await roadbookPdf(args[0], args[1], args[2], { compress: false }))

describe('a roadbook on paper', () => {
  test('says who, when, how far, and of every stop what one should know before ringing', async () => {
    const promise = { earliest: '2026-12-01T07:00:00Z', latest: '2026-12-01T09:00:00Z' }
    const [page] = await read([aRoadbook(2, { visit: (i) => (i === 0 ? { promise, notes: 'Fuite au groupe' } : {}) })], 'fr', AT)
    const text = page!.join('\n')
    for (const said of ['Duret', 'Ada', 'mardi 1er décembre 2026', '37,2\u00a0km', '1\u00a0h', 'Client 1', '04 50 00 00 00'])
      expect(text).toContain(said)
    // 08:00Z is nine o'clock in Annecy in December; departure 20 minutes before
    for (const said of ['09:00', '08:40', 'promis 08:00–10:00', 'Entretien · 1\u00a0h\u00a015 · Fuite au groupe'])
      expect(text).toContain(said)
    for (const said of ['PAC air/eau Daikin n° SN1', 'Digicode A31B', 'Or · Dernière visite 02/06/2026']) expect(text).toContain(said)
  })

  test('lists above the stops what to load for them, added up, and at each stop what it needs', async () => {
    const [page] = await read([aRoadbook(3, { visit: (i) => (i === 1 ? { kind: 'repair' } : {}) })], 'fr', AT)
    const text = page!.join('\n')
    // two filters for each of two maintenance visits; the repair needs none
    for (const said of ['À charger ce matin', '4 × Filtre [F7]', 'arrêts 1, 3']) expect(text).toContain(said)
    expect(text.indexOf('À charger')).toBeLessThan(text.indexOf('Client 1'))
    expect(page!.filter((line) => line === '2 × Filtre [F7]')).toHaveLength(2)
    const none = await read([aRoadbook(1, { visit: () => ({ kind: 'repair' }) })], 'fr', AT)
    expect(none.flat().join()).not.toContain('À charger')
  })

  test('never cuts a stop: its name, its last line and its phone are on one page', async () => {
    const pages = await read([aRoadbook(14)], 'fr', AT)
    expect(pages.length).toBeGreaterThan(2)
    for (let n = 1; n <= 14; n++) {
      const page = pages.find((lines) => lines.includes(`Client ${n}`))!
      const from = page.indexOf(`Client ${n}`)
      const next = page.findIndex((line, i) => i > from && /^Client \d+$/.test(line))
      const block = page.slice(from, next < 0 ? undefined : next)
      expect([n, block.includes('Remarques'), block.includes('04 50 00 00 00')]).toEqual([n, true, true])
    }
  })

  test('numbers its pages, and says on every further page whose it is', async () => {
    const pages = await read([aRoadbook(14)], 'fr', AT)
    for (const [i, page] of pages.entries()) expect(page).toContain(`Page ${i + 1} / ${pages.length}`)
    expect(pages[1]!.join(' ')).toContain('A · Ada · mar. 1 déc. (suite)')
  })

  test('tells its title and its language, in both languages', async () => {
    for (const [language, tag, title] of [
      ['fr', 'fr-FR', 'Feuille de route'],
      ['en', 'en-GB', 'Roadbook'],
    ] as const) {
      const file = Buffer.from(await roadbookPdf([aRoadbook(1)], language, AT, { compress: false })).toString('latin1')
      expect(file).toContain(`/Lang (${tag})`)
      const id = /\/Title (\d+) 0 R/.exec(file)![1]
      const text = file.slice(file.indexOf(`\n${id} 0 obj`)).split('endobj')[0]!
      expect(text.replaceAll('\0', '')).toContain(`${title} · Ada`)
      expect(file).toContain('/MediaBox [0 0 595.28 841.89]')
    }
    expect((await read([aRoadbook(1)], 'en', AT)).flat().join(' ')).toContain('Tuesday, 1 December 2026')
  })

  test('begins every technician’s day on a page of its own', async () => {
    const other = aRoadbook(1, { book: { technician: { ...aRoadbook(1).technician, name: 'Bob', letter: 'B' } } })
    const pages = await read([aRoadbook(1), other], 'fr', AT)
    expect(pages.map((page) => ['Ada', 'Bob'].filter((name) => page.includes(name)))).toEqual([['Ada'], ['Bob']])
  })

  test('writes the hours of the wall clock on the day it changes', async () => {
    // 28 March 2027: at 01:00Z the clock jumps from 02:00 to 03:00
    const route = aRoute(3, '2027-03-28T00:00:00.000Z', { date: '2027-03-28' })
    const text = (await read([aRoadbook(3, { route })], 'fr', AT)).flat()
    // 00:00Z is 01:00, 01:20Z is 03:20, 02:40Z is 04:40
    for (const hour of ['01:00', '03:20', '04:40']) expect(text).toContain(hour)
  })

  test('writes letters that the face lacks without their accents', async () => {
    const text = (await read([aRoadbook(1, { visit: () => ({ clientName: 'Łukasz Şahin Œuvre' }) })], 'fr', AT)).flat()
    expect(text).toContain('Lukasz Sahin Œuvre')
  })
})
