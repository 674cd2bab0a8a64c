import type { LngLat } from '../travel-provider.ts'
import { type RoadNode, readRoadSource } from './road-source.ts'

let index: Map<string, RoadNode> | null = null

/** The position of a place or junction of the skeleton by name (accents, case, hyphens and a bracketed remark ignored), or null. */
export function findPlace(name: string): LngLat | null {
  index ??= new Map(readRoadSource().nodes.map((node) => [key(node.name), node]))
  const found = index.get(key(name)) ?? index.get(key(name.replace(/\(.*?\)/g, '')))
  return found === undefined ? null : { lng: found.lng, lat: found.lat }
}

const key = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9()]+/g, ' ')
    .trim()
