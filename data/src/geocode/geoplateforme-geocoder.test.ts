import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.ts'
import { createGeocodeCache } from '../repositories/geocode-cache.ts'
import { openTestDatabase } from '../testing/database.ts'
import { createGeoplateformeGeocoder } from './geoplateforme-geocoder.ts'

/** Answers in the service's own format, by what the question contains. */
function answerTo(q: string): { status: number; body: string } {
  const place = (type: string, score: number, lng = 6.1283, lat = 45.8992) => ({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lng, lat] },
        properties: { label: q, score, type, citycode: '74010', id: '74010_0001' },
      },
    ],
  })
  if (q.includes('panne')) return { status: 503, body: 'busy' }
  if (q.includes('page')) return { status: 200, body: '<html>' }
  if (q.includes('inconnu')) return { status: 200, body: JSON.stringify({ type: 'FeatureCollection', features: [] }) }
  if (q.includes('vague')) return { status: 200, body: JSON.stringify(place('housenumber', 0.41)) }
  if (q.includes('chemin')) return { status: 200, body: JSON.stringify(place('street', 0.8)) }
  return { status: 200, body: JSON.stringify(place('housenumber', 0.97)) }
}

describe('the national address service', () => {
  let server: Server
  let database: Database
  let asked: string[] = []
  let pauses = 0
  const degraded: string[] = []
  beforeAll(async () => {
    database = await openTestDatabase()
    server = createServer((request, response) => {
      const q = new URL(request.url!, 'http://localhost').searchParams.get('q')!
      asked.push(q)
      const { status, body } = answerTo(q)
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve))
    await database.close()
  })

  const geocoder = () =>
    createGeoplateformeGeocoder({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocodage/search`,
      cache: createGeocodeCache(database.connection, () => 0),
      sleep: async () => void pauses++,
      onDegraded: (reason) => degraded.push(reason),
    })
  const address = (text: string) => ({ address: text, postcode: '74000', city: 'Annecy' })

  it('places a house at its house, a street at its street', async () => {
    const [house, street] = await geocoder().geocode([address('1 rue Royale'), address('chemin du Vernay')])
    expect(house).toMatchObject({
      precision: 'house',
      position: { lng: 6.1283, lat: 45.8992 },
      score: 0.97,
      source: 'geoplateforme',
      insee: '74010',
    })
    expect(street).toMatchObject({ precision: 'street' })
  })
  it('is not believed below a score of 0.6, nor when it knows nothing: then the commune, to be placed by hand', async () => {
    const [vague, unknown, nowhere] = await geocoder().geocode([
      address('vague'),
      address('inconnu'),
      { address: 'inconnu', postcode: '', city: '' },
    ])
    expect(vague).toMatchObject({ precision: 'commune', source: 'gazetteer', insee: '74010' })
    expect(unknown).toMatchObject({ precision: 'commune', source: 'gazetteer' })
    expect(nowhere).toBeNull()
  })
  it('is asked once for an address, ever', async () => {
    asked = []
    await geocoder().geocode([address('2 rue Royale'), address('2 rue Royale')])
    await geocoder().geocode([address('2 rue Royale')])
    expect(asked).toEqual(['2 rue Royale 74000 Annecy'])
  })
  it('is asked for at most 40 addresses between two pauses', async () => {
    asked = []
    pauses = 0
    const progress: number[] = []
    const many = Array.from({ length: 90 }, (_, i) => address(`${i} rue Vaugelas`))
    await geocoder().geocode(many, { onProgress: (done) => progress.push(done) })
    expect(asked).toHaveLength(90)
    expect(pauses).toBe(2)
    expect(progress).toEqual([40, 80, 90])
  })
  it.each(['panne', 'page'])('that does not answer properly (%s) is replaced by the gazetteer, and that is said', async (trouble) => {
    degraded.length = 0
    const [match] = await geocoder().geocode([address(trouble)])
    expect(match).toMatchObject({ precision: 'commune', source: 'gazetteer' })
    expect(degraded).toHaveLength(1)
    asked = []
    await geocoder().geocode([address(trouble)])
    expect(asked).toHaveLength(1)
  })
  it('searches what somebody types, else the gazetteer does', async () => {
    expect((await geocoder().search('1 rue Royale Annecy'))[0]).toMatchObject({ source: 'geoplateforme', precision: 'house' })
    expect((await geocoder().search('panne', { city: 'Sevrier' }))[0]).toMatchObject({ source: 'gazetteer', label: 'Sevrier' })
  })
})
