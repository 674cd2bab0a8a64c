/**
 * What a class of road means: mean free-flow speed (km/h, villages and bends included), how much longer the road is
 * than its drawn line, and whether a house can stand on it. Own knowledge, calibrated on whole classes, never on one pair.
 */
export interface RoadClass {
  readonly name: string
  readonly kmh: number
  readonly lengthFactor: number
  readonly hasHouses: boolean
}

/** Every class that roads.txt may use, fastest first. */
export const ROAD_CLASSES: readonly RoadClass[] = [
  { name: 'motorway', kmh: 104, lengthFactor: 1.03, hasHouses: false },
  { name: 'dual', kmh: 78, lengthFactor: 1.03, hasHouses: false },
  { name: 'ramp', kmh: 45, lengthFactor: 1.1, hasHouses: false },
  { name: 'main', kmh: 60, lengthFactor: 1.07, hasHouses: true },
  { name: 'road', kmh: 49, lengthFactor: 1.12, hasHouses: true },
  { name: 'valley', kmh: 43, lengthFactor: 1.15, hasHouses: true },
  { name: 'builtup', kmh: 44, lengthFactor: 1.03, hasHouses: true },
  { name: 'minor', kmh: 40, lengthFactor: 1.18, hasHouses: true },
  { name: 'pass', kmh: 38, lengthFactor: 1.35, hasHouses: true },
  { name: 'town', kmh: 31, lengthFactor: 1.04, hasHouses: true },
  { name: 'street', kmh: 23, lengthFactor: 1.08, hasHouses: true },
]
