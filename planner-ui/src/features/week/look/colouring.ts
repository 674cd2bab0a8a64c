import type { Zone } from '@tournee/contract'
import { type StatusShape, TECHNICIAN_COLOURS } from '@tournee/ui-kit'
import { GROUND, type Scheme } from '../../../map/colours.ts'
import { type Mark, SHAPE_NAMES } from '../../../map/shapes.ts'
import { zoneColour } from '../../../map/zone-colours.ts'
import { LATENESS, type Lateness, type VisitFacts } from './facts.ts'
import { type Facet, facetValue, NONE } from './filter.ts'

/** What the colour of a visit says. */
export const COLOUR_BY = ['technician', 'zone', 'status', 'lateness'] as const
export type ColourBy = (typeof COLOUR_BY)[number]

/** Indexes into the technicians' palette, whose colours stay apart for every kind of colour blindness. */
const STATUS: Readonly<Record<Exclude<StatusShape, 'late'>, readonly [colour: number, shape: Mark['shape']]>> = {
  due: [2, 'circle'],
  refused: [1, 'triangle'],
  held: [4, 'hexagon'],
  booked: [0, 'square'],
  planned: [6, 'pentagon'],
  published: [3, 'diamond'],
  under_way: [5, 'triangle-down'],
  done: [7, 'star'],
  cancelled: [7, 'cross'],
}
const LATE: Readonly<Record<Exclude<Lateness, 'open'>, readonly [colour: number, shape: Mark['shape']]>> = {
  late: [1, 'triangle'],
  soon: [2, 'diamond'],
  'in-time': [0, 'circle'],
  early: [6, 'triangle-down'],
}

/** A line of the legend: the value of the facet, how it is drawn, how many visits it has. */
export interface LegendEntry extends Mark {
  readonly facet: Facet
  readonly value: string
  readonly count: number
}

/** The marks of all values that occur, in a stable order; empty by technician, whose letter says who it is. */
export function legendOf(all: readonly VisitFacts[], by: ColourBy, zones: readonly Zone[], scheme: Scheme): LegendEntry[] {
  if (by === 'technician') return []
  const counts = new Map<string, number>()
  for (const facts of all) counts.set(facetValue(facts, by), (counts.get(facetValue(facts, by)) ?? 0) + 1)
  return orderOf(by, zones)
    .filter((value) => counts.has(value))
    .map((value) => ({ ...markOf(by, value, zones, scheme), facet: by, value, count: counts.get(value)! }))
}

function orderOf(by: ColourBy, zones: readonly Zone[]): readonly string[] {
  if (by === 'zone') return [...zones.map((zone) => zone.id), NONE]
  return by === 'status' ? Object.keys(STATUS) : LATENESS
}

function markOf(by: ColourBy, value: string, zones: readonly Zone[], scheme: Scheme): Mark {
  const quiet: Mark = { fill: GROUND[scheme].place, on: GROUND[scheme].surface, shape: 'square' }
  if (by === 'zone') {
    const index = zones.findIndex((zone) => zone.id === value)
    return index < 0
      ? quiet
      : { fill: zoneColour(zones[index]!.colour, scheme), on: GROUND[scheme].surface, shape: SHAPE_NAMES[index % SHAPE_NAMES.length]! }
  }
  const found = by === 'status' ? STATUS[value as 'due'] : LATE[value as 'late']
  return found ? { ...TECHNICIAN_COLOURS[scheme][found[0]]!, shape: found[1] } : quiet
}

/** How each visit is drawn; null by technician. */
export function marksOf(all: readonly VisitFacts[], legend: readonly LegendEntry[]): ReadonlyMap<string, Mark> | null {
  if (legend.length === 0) return null
  const byValue = new Map(legend.map((entry) => [entry.value, entry]))
  return new Map(all.map((facts) => [facts.visit.id, byValue.get(facetValue(facts, legend[0]!.facet))!]))
}
