import { describe, expect, it } from 'vitest'
import { aRoute, aStop, aTechnician, aVisit, aWeek } from '../../testing/week-builders.ts'
import { buildWeekView } from './model.ts'
import { groundOf, overlayOf } from './overlay-model.ts'

const [A, B] = [aTechnician('A'), aTechnician('B')]
const [TUE, WED] = ['2026-12-01', '2026-12-02']
const far = { lng: 6.3, lat: 45.8 }
const view = buildWeekView(
  aWeek(
    [A, B],
    [
      aVisit('a1'),
      aVisit('a2', { position: far }),
      aVisit('b1', { position: far }),
      aVisit('w', { position: far }),
      aVisit('lost', { position: null }),
    ],
  ),
  {
    routes: [
      aRoute(A, TUE, [aStop(TUE, 'a1', '08:00', '09:00'), aStop(TUE, 'a2', '10:00', '11:00')]),
      aRoute(B, WED, [aStop(WED, 'b1', '08:00', '09:00')]),
    ],
    unassigned: [],
  },
)
const line = (technicianId: string, date: string, source = 'embedded') => ({
  type: 'Feature',
  properties: { technicianId, date, source },
  geometry: { type: 'LineString', coordinates: [] },
})
const all = { day: null, technicianId: null }
const labels = (looking: { day: string | null; technicianId: string | null }) =>
  overlayOf(view, [], looking, 'light').stops.features.map((f) => `${f.properties.kind} ${f.properties.id} ${f.properties.label}`)

describe('the week on the map', () => {
  it('shows letters over a whole week, numbers on one day', () => {
    expect(labels(all)).toEqual(['stop a1 A', 'stop a2 A', 'stop b1 B', 'basket w '])
    expect(labels({ ...all, day: TUE })).toEqual(['stop a1 1', 'stop a2 2', 'basket w '])
  })

  it('leaves out visits without a position', () => {
    expect(labels(all).join()).not.toContain('lost')
  })

  it('draws the lines of the day, and only of technicians it knows', () => {
    const lines = [line(A.id, TUE), line(B.id, WED), line('unknown', TUE)]
    expect(overlayOf(view, lines, all, 'light').routes.features).toHaveLength(2)
    expect(overlayOf(view, lines, { ...all, day: TUE }, 'light').routes.features.map((f) => f.properties.technicianId)).toEqual([A.id])
  })

  it('marks estimated lines as such', () => {
    expect(overlayOf(view, [line(A.id, TUE, 'estimate')], all, 'light').routes.features[0]?.properties.estimate).toBe(true)
  })

  it('dims everybody but the technician brought forward', () => {
    const { stops, routes } = overlayOf(view, [line(A.id, TUE), line(B.id, WED)], { ...all, technicianId: B.id }, 'light')
    expect(stops.features.filter((f) => f.properties.kind === 'stop').map((f) => f.properties.faint)).toEqual([true, true, false])
    expect(routes.features.map((f) => f.properties.faint)).toEqual([true, false])
  })

  it('draws one house for a start that technicians share', () => {
    expect(overlayOf(view, [], all, 'light').homes.features.map((f) => f.properties.icon)).toEqual(['home-shared'])
    expect(overlayOf(view, [], { ...all, day: TUE }, 'light').homes.features.map((f) => f.properties.icon)).toEqual(['home-A'])
  })

  it('outlines the zones that have an outline', () => {
    const zone = (name: string, outline: unknown) => ({ id: name, name, colour: 0, cells: [], lockedCells: [], outline })
    const zones = [zone('Rumilly', { type: 'Polygon', coordinates: [] }), zone('new', null)]
    expect(groundOf(view, null, 'light', zones).zones.features.map((f) => f.properties.name)).toEqual(['Rumilly'])
  })

  it('writes the numbers of stops at one place together', () => {
    const twice = buildWeekView(aWeek([A], [aVisit('x'), aVisit('y')]), {
      routes: [aRoute(A, TUE, [aStop(TUE, 'x', '08:00', '09:00'), aStop(TUE, 'y', '09:00', '10:00')])],
      unassigned: [],
    })
    expect(overlayOf(twice, [], { ...all, day: TUE }, 'light').stops.features.map((f) => f.properties.label)).toEqual(['1·2', '1·2'])
  })
})
