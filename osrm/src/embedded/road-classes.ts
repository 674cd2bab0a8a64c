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
  { name: 'motorway', kmh: 114, lengthFactor: 1.01, hasHouses: false },
  { name: 'dual', kmh: 85, lengthFactor: 1.02, hasHouses: false },
  { name: 'main', kmh: 66, lengthFactor: 1.04, hasHouses: true },
  { name: 'road', kmh: 52, lengthFactor: 1.08, hasHouses: true },
  { name: 'builtup', kmh: 42, lengthFactor: 1.05, hasHouses: true },
  { name: 'minor', kmh: 42, lengthFactor: 1.18, hasHouses: true },
  { name: 'pass', kmh: 38, lengthFactor: 1.35, hasHouses: true },
  { name: 'town', kmh: 30, lengthFactor: 1.06, hasHouses: true },
  { name: 'street', kmh: 22, lengthFactor: 1.12, hasHouses: true },
]
