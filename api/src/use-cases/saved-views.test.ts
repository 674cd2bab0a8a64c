import type { SavedView } from '@tournee/contract'
import { describe, expect, test } from 'vitest'
import { freshService } from '../testing/fresh-service.ts'

interface Views {
  readonly items: readonly SavedView[]
}
const lake = { name: 'Lac', filter: { chosen: { zone: ['z1'] }, text: '' }, colourBy: 'zone', camera: null, isDefault: false } as const

describe.each(['sqlite', 'postgres'] as const)('saved views of the week on %s', (dialect) => {
  const given = freshService(dialect)
  const keep = (view: object, who = given.planner) => who.json<Views>('PUT', '/v1/week-views', view)
  const list = (who = given.planner) => who.json<Views>('GET', '/v1/week-views')

  test('are each user’s own, on whatever device he signs in', async () => {
    await keep(lake)
    const again = await given.service.signIn('planner')
    expect((await list(again)).items).toEqual([{ ...lake, id: expect.any(String), createdAt: expect.any(String) }])
    const manager = await given.service.signIn('manager')
    expect((await list(manager)).items).toEqual([])
    const { id } = (await list()).items[0]!
    expect((await manager.send('DELETE', `/v1/week-views/${id}`)).status).toBe(404)
    expect(await given.planner.json<Views>('DELETE', `/v1/week-views/${id}`)).toEqual({ items: [] })
  })

  test('a name stands once: saving it again, accents and capitals aside, replaces what it meant', async () => {
    await keep({ ...lake, name: 'Été' })
    const camera = { lng: 6.1, lat: 45.9, zoom: 11 }
    const { items } = await keep({ ...lake, name: 'ETE', colourBy: 'status', camera })
    expect(items).toMatchObject([{ name: 'ETE', colourBy: 'status', camera }])
  })

  test('one view is the default at most, and none when it no longer is', async () => {
    await keep({ ...lake, isDefault: true })
    const other = { ...lake, name: 'Retards', colourBy: 'lateness' }
    const defaults = ({ items }: Views) => items.filter((view) => view.isDefault).map((view) => view.name)
    expect(defaults(await keep({ ...other, isDefault: true }))).toEqual(['Retards'])
    expect(defaults(await keep({ ...other, isDefault: false }))).toEqual([])
  })

  test('two windows that save the same name at once leave one view', async () => {
    await Promise.all([keep(lake), keep({ ...lake, colourBy: 'status' })])
    expect((await list()).items).toHaveLength(1)
  })

  test('what no week can be looked at by is refused', async () => {
    for (const wrong of [
      { ...lake, name: ' ' },
      { ...lake, colourBy: 'mood' },
      { ...lake, filter: { chosen: { mood: ['good'] }, text: '' } },
    ])
      expect((await given.planner.send('PUT', '/v1/week-views', wrong)).status).toBe(400)
  })
})
