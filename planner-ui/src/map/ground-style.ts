import type { CallOutput, endpoints } from '@tournee/contract'
import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl'
import { GROUND, type Scheme } from './colours.ts'
import { lakeNames } from './lake-names.ts'

export type Basemap = CallOutput<typeof endpoints.getBasemap>

/** Font files for labels: with them no glyph server is asked. */
export interface LabelFonts {
  readonly regular: string
  readonly strong: string
}

export const LABEL = ['Inter']
export const LABEL_STRONG = ['Inter Strong']

/** The `font-faces` of a style: our own font files under the names that our layers use. */
export const fontFaces = (fonts: LabelFonts): NonNullable<StyleSpecification['font-faces']> => ({
  Inter: fonts.regular,
  'Inter Strong': fonts.strong,
})

const WIDE: ExpressionSpecification = [
  'match',
  ['get', 'class'],
  ['motorway', 'dual', 'trunk'],
  3.2,
  ['main', 'primary'],
  2.2,
  ['road', 'builtup', 'secondary'],
  1.6,
  1,
]
const at = (zoom: number, factor: number): [number, ExpressionSpecification] => [zoom, ['*', WIDE, factor]]
const width = (more: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.5],
  ['zoom'],
  ...at(8, 0.45 + more),
  ...at(11, 1 + more),
  ...at(14, 2.6 + more),
]

/** The offline ground: lakes, roads by class, names of places, drawn from our own data. */
export function groundStyle(basemap: Basemap, scheme: Scheme, fonts: LabelFonts, credit: string): StyleSpecification {
  const c = GROUND[scheme]
  const source = (data: unknown) => ({ type: 'geojson' as const, data: data as FeatureCollection })
  return {
    version: 8,
    'font-faces': fontFaces(fonts),
    sources: {
      lakes: source(basemap.lakes),
      'lake-names': source(lakeNames(basemap.lakes)),
      roads: source(basemap.roads),
      places: { ...source(basemap.places), attribution: credit },
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': c.land } },
      { id: 'lakes', type: 'fill', source: 'lakes', paint: { 'fill-color': c.water } },
      { id: 'shores', type: 'line', source: 'lakes', paint: { 'line-color': c.shore, 'line-width': 1 } },
      {
        id: 'road-casing',
        type: 'line',
        source: 'roads',
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: { 'line-color': c.casing, 'line-width': width(0.7) },
      },
      {
        id: 'roads',
        type: 'line',
        source: 'roads',
        filter: ['==', ['geometry-type'], 'LineString'],
        layout: { 'line-cap': 'round', 'line-join': 'round' },
        paint: {
          'line-color': [
            'match',
            ['get', 'class'],
            ['motorway', 'dual'],
            c.motorway,
            ['main', 'primary', 'road', 'secondary'],
            c.main,
            c.minor,
          ],
          'line-width': width(0),
        },
      },
      {
        id: 'road-numbers',
        type: 'symbol',
        source: 'roads',
        minzoom: 10,
        filter: ['match', ['get', 'class'], ['motorway', 'dual', 'main', 'road', 'pass'], ['!=', ['get', 'number'], 'C'], false],
        layout: { 'symbol-placement': 'line', 'text-field': ['get', 'number'], 'text-font': LABEL, 'text-size': 10, 'symbol-spacing': 260 },
        paint: { 'text-color': c.place, 'text-halo-color': c.halo, 'text-halo-width': 2 },
      },
      {
        id: 'lake-names',
        type: 'symbol',
        source: 'lake-names',
        layout: { 'text-field': ['get', 'name'], 'text-font': LABEL, 'text-size': 12, 'text-letter-spacing': 0.08, 'text-max-width': 6 },
        paint: { 'text-color': c.waterName, 'text-halo-color': c.water, 'text-halo-width': 1 },
      },
      placeLayer('village-names', ['==', ['get', 'kind'], 'village'], scheme, 10),
      placeLayer('town-names', ['==', ['get', 'kind'], 'town'], scheme, 0),
      placeLayer('city-names', ['==', ['get', 'kind'], 'city'], scheme, 0),
    ],
  }
}

function placeLayer(id: string, filter: ExpressionSpecification, scheme: Scheme, minzoom: number): StyleSpecification['layers'][number] {
  const c = GROUND[scheme]
  const big = id === 'city-names'
  const village = id === 'village-names'
  return {
    id,
    type: 'symbol',
    source: 'places',
    filter,
    minzoom,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': village ? LABEL : LABEL_STRONG,
      'text-size': village
        ? ['interpolate', ['linear'], ['zoom'], 10, 10.5, 14, 13]
        : big
          ? ['interpolate', ['linear'], ['zoom'], 8, 13, 13, 19]
          : ['interpolate', ['linear'], ['zoom'], 8, 11, 13, 15],
      'text-max-width': 8,
      'text-padding': 4,
    },
    paint: { 'text-color': village ? c.place : c.town, 'text-halo-color': c.halo, 'text-halo-width': 1.6 },
  }
}
