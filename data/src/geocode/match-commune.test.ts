import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { GAZETTEER } from './gazetteer.ts'
import { gazetteerGeocoder } from './gazetteer-geocoder.ts'
import { matchCommune } from './match-commune.ts'
import { nearestCommune } from './nearest-commune.ts'

const inseeOf = (city: string, postcode = '') => matchCommune(city, postcode)?.place.insee ?? null

describe('a town', () => {
  it.each([
    ['ANNECY', '74000', '74010'],
    ['Annecy-le-Vieux', '74940', '74010'],
    ['SEYNOD', '74600', '74010'],
    ['cran gevrier', '74960', '74010'],
    ['Annecy Cedex 9', '74055', '74010'],
    ['LA ROCHE SUR FORON CEDEX', '74802', '74224'],
    ['Roche-sur-Foron (La)', '74800', '74224'],
    ['La Roche s/ Foron', '', '74224'],
    ['St Jorioz', '74410', '74242'],
    ['Ste Hélène sur Isère', '73460', '73241'],
    ['THORENS-GLIèRES', '74570', '74282'],
    ['Reignier', '74930', '74220'],
    ['Épagny', '74330', '74112'],
    ['Bellegarde-sur-Valserine', '01200', '01033'],
    ['Béon', '01350', '01138'],
    ['Grand-Bornand', '', '74136'],
    ['74150 Rumilly', '', '74225'],
    ['Rumily', '74150', '74225'],
    ['Anency', '74000', '74010'],
    ['Favreges', '74210', '74123'],
    ['Talloire', '74290', '74275'],
    ['Veyrier', '74290', '74299'],
    ['Annecy centre', '74000', '74010'],
  ])('written %s %s is %s', (city, postcode, insee) => expect(inseeOf(city, postcode)).toBe(insee))

  it('is told from its namesake by the postcode', () => {
    expect(inseeOf('Seyssel', '74910')).toBe('74269')
    expect(inseeOf('Seyssel', '01420')).toBe('01407')
  })
  it('of another department is not forced into one of ours', () => {
    expect(inseeOf('Lyon', '69003')).toBeNull()
    expect(inseeOf('Anneyron', '26140')).toBeNull()
    expect(inseeOf('Xyzzyplugh')).toBeNull()
    expect(inseeOf('')).toBeNull()
  })
  it('that is missing or unknown is guessed from the postcode, with a low score', () => {
    expect(matchCommune('', '74150')).toMatchObject({ place: { insee: '74225' }, score: 0.4 })
    expect(matchCommune('Vieugy', '74600')?.score).toBeLessThan(0.4)
  })
  it('is surer the better it is spelled', () => {
    const score = (city: string, postcode: string) => matchCommune(city, postcode)!.score
    expect(score('Rumilly', '74150')).toBe(1)
    expect(score('Rumilly', '')).toBeGreaterThan(score('Rumily', ''))
  })
})

describe('an address typed by somebody', () => {
  it('gives its commune first, at the precision of a commune', async () => {
    const [best] = await gazetteerGeocoder.search('12 rue de la gare 74150 rumilly')
    expect(best).toMatchObject({ label: 'Rumilly', precision: 'commune', source: 'gazetteer', insee: '74225', score: 1 })
    expect((await gazetteerGeocoder.search('chemin du lac sevrier'))[0]?.label).toBe('Sevrier')
  })
  it('begun gives the communes that begin so', async () => {
    expect((await gazetteerGeocoder.search('annec')).map((match) => match.label)).toContain('Annecy')
  })
})

describe('the gazetteer', () => {
  it('has every commune of 74, 73 and 01, each with a place on the map', () => {
    const communes = GAZETTEER.filter((place) => !place.old)
    // INSEE, code officiel géographique 2026: 279 + 272 + 392
    expect(communes).toHaveLength(943)
    for (const { name, position } of GAZETTEER) {
      expect(position.lng, name).toBeGreaterThan(4.7)
      expect(position.lng, name).toBeLessThan(7.3)
      expect(position.lat, name).toBeGreaterThan(45)
      expect(position.lat, name).toBeLessThan(46.6)
    }
  })
  it('knows the commune around a point', () => {
    expect(nearestCommune({ lng: 6.3245, lat: 45.8815 })?.name).toBe('Thônes')
    expect(nearestCommune({ lng: 2.35, lat: 48.85 })).toBeNull()
  })
})

const SHARED = new URL('../../../../shared/data/', import.meta.url)
const points = new URL('points-a.csv', SHARED)
const truth = new URL('points-a-communes.csv', SHARED)
const read = (file: URL) => parse(readFileSync(file), { columns: true }) as Record<string, string>[]

describe('real addresses around Annecy', () => {
  // the reference files are lent to the workplace, not part of the repository
  it.skipIf(!existsSync(points))(
    'fall into the right commune, 97 in 100 of those that carry a town (skipped where ../shared/data is not there)',
    () => {
      const insee = new Map(read(truth).map((row) => [row['id'], row['insee']]))
      const rows = read(points).filter((row) => row['city'])
      const right = rows.filter((row) => inseeOf(row['city']!, row['postcode']) === insee.get(row['id']))
      expect(rows.length).toBeGreaterThan(300)
      expect(right.length / rows.length).toBeGreaterThanOrEqual(0.97)
    },
  )
})
