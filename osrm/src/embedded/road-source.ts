import { readFileSync } from 'node:fs'
import { ROAD_CLASSES } from './road-classes.ts'

/** A named position: a place of places.txt or a junction of roads.txt. */
export interface RoadNode {
  readonly name: string
  readonly lng: number
  readonly lat: number
  readonly kind: 'city' | 'town' | 'village' | 'junction' | 'exit' | 'pass'
}

/** A piece of road between two named nodes, as written. */
interface RoadPiece {
  readonly number: string
  readonly roadClass: number
  readonly from: RoadNode
  readonly to: RoadNode
  /** bends between the two ends, `[lng, lat]` */
  readonly bends: readonly (readonly [number, number])[]
  readonly km: number | null
  readonly kmh: number | null
  /** seconds lost at a ramp or toll */
  readonly delay: number
  readonly oneway: boolean
  readonly winterClosed: boolean
}

/** A named line: a lake's outline or a ridge that no lane crosses. */
export interface NamedLine {
  readonly name: string
  readonly points: readonly (readonly [lng: number, lat: number])[]
}

export interface RoadSource {
  readonly nodes: readonly RoadNode[]
  readonly pieces: readonly RoadPiece[]
  readonly lakes: readonly NamedLine[]
  readonly barriers: readonly NamedLine[]
  /** the texts as read, for the data version */
  readonly text: string
}

const FOLDER = new URL('../../roads/', import.meta.url)

/** Reads and checks the four text files of `osrm/roads`; throws with file and line when one is malformed. */
export function readRoadSource(): RoadSource {
  const [places, roads, lakes, barriers] = ['places.txt', 'roads.txt', 'lakes.txt', 'barriers.txt'].map((file) =>
    readFileSync(new URL(file, FOLDER), 'utf8'),
  ) as [string, string, string, string]
  return parseRoadSource({ places, roads, lakes, barriers })
}

/** Parses the texts; see the heads of the files for the format. */
export function parseRoadSource(texts: { places: string; roads: string; lakes: string; barriers: string }): RoadSource {
  const nodes = parsePlaces(texts.places)
  const pieces = parseRoads(texts.roads, nodes)
  return {
    nodes: [...nodes.values()],
    pieces,
    lakes: parseLines(texts.lakes, 'lakes.txt'),
    barriers: parseLines(texts.barriers, 'barriers.txt'),
    text: Object.values(texts).join('\n'),
  }
}

/** Lines that are neither empty nor comment; a line that begins with ">" is glued to the one before. */
function logicalLines(text: string): { readonly line: number; readonly text: string }[] {
  const lines: { line: number; text: string }[] = []
  text.split('\n').forEach((raw, index) => {
    if (raw.trim() === '' || raw.startsWith('#')) return
    const last = lines.at(-1)
    if (raw.startsWith('>') && last !== undefined) last.text += ` ${raw.replace(/^>\s*>?/, '> ')}`
    else lines.push({ line: index + 1, text: raw.trim() })
  })
  return lines
}

function parsePlaces(text: string): Map<string, RoadNode> {
  const nodes = new Map<string, RoadNode>()
  for (const { line, text: row } of logicalLines(text)) {
    const [name = '', lng, lat, kind] = row.split('|').map((part) => part.trim())
    if (kind !== 'city' && kind !== 'town' && kind !== 'village') throw new Error(`places.txt:${line}: kind ${kind}`)
    if (nodes.has(name)) throw new Error(`places.txt:${line}: ${name} twice`)
    nodes.set(name, { name, ...position(lng, lat, `places.txt:${line}`), kind })
  }
  return nodes
}

function position(lng: string | undefined, lat: string | undefined, where: string): { lng: number; lat: number } {
  const result = { lng: Number(lng), lat: Number(lat) }
  if (!(result.lng > 4 && result.lng < 8 && result.lat > 44 && result.lat < 48)) throw new Error(`${where}: position ${lng},${lat}`)
  return result
}

function parseLines(text: string, file: string): NamedLine[] {
  return logicalLines(text).map(({ line, text: row }) => {
    const [name = '', rest = ''] = row.split(':')
    const points = rest
      .split('>')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const at = position(...(part.split(',') as [string, string]), `${file}:${line}`)
        return [at.lng, at.lat] as const
      })
    if (points.length < 2) throw new Error(`${file}:${line}: fewer than two points`)
    return { name, points }
  })
}

function parseRoads(text: string, nodes: Map<string, RoadNode>): RoadPiece[] {
  const pieces: RoadPiece[] = []
  const lines = logicalLines(text)
  for (const { line, text: row } of lines) declareJunctions(row, nodes, `roads.txt:${line}`)
  for (const { line, text: row } of lines) parseChain(row, nodes, pieces, `roads.txt:${line}`)
  return pieces
}

const chainParts = (row: string) =>
  row
    .slice(row.indexOf(':') + 1)
    .split('>')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function declareJunctions(row: string, nodes: Map<string, RoadNode>, where: string): void {
  for (const part of chainParts(row)) {
    const at = part.indexOf('@')
    if (at < 1) continue
    const name = part.slice(0, at)
    if (nodes.has(name)) throw new Error(`${where}: ${name} already has a position`)
    nodes.set(name, { name, ...position(...(part.slice(at + 1).split(',') as [string, string]), where), kind: junctionKind(name) })
  }
}

function junctionKind(name: string): RoadNode['kind'] {
  if (name.startsWith('Col ')) return 'pass'
  return /^A\d+ sortie /.test(name) ? 'exit' : 'junction'
}

function parseChain(row: string, nodes: ReadonlyMap<string, RoadNode>, pieces: RoadPiece[], where: string): void {
  const [number = '', className, ...flags] = row.slice(0, row.indexOf(':')).trim().split(/\s+/)
  const roadClass = ROAD_CLASSES.findIndex((candidate) => candidate.name === className)
  if (roadClass < 0) throw new Error(`${where}: class ${className}`)
  const flagNumber = (name: string) => {
    const flag = flags.find((candidate) => candidate.startsWith(`${name}=`))
    return flag === undefined ? null : Number(flag.slice(name.length + 1))
  }
  const common = {
    number,
    roadClass,
    kmh: flagNumber('kmh'),
    delay: flagNumber('delay') ?? 0,
    oneway: flags.includes('oneway'),
    winterClosed: flags.includes('winter'),
  }
  let from: RoadNode | null = null
  let bends: (readonly [number, number])[] = []
  let km: number | null = null
  let delay = common.delay
  for (const part of chainParts(row)) {
    if (part.startsWith('[+')) delay += Number(part.slice(2, -2))
    else if (part.startsWith('[')) km = Number(part.slice(1, -1))
    else if (part.startsWith('@')) {
      const at = position(...(part.slice(1).split(',') as [string, string]), where)
      bends.push([at.lng, at.lat])
    } else {
      const name = part.split('@')[0] as string
      const to = nodes.get(name)
      if (to === undefined) throw new Error(`${where}: no place or junction called ${name}`)
      if (from !== null) pieces.push({ ...common, from, to, bends, km, delay })
      from = to
      bends = []
      km = null
      delay = common.delay
    }
  }
}
