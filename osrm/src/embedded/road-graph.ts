import { metresBetween } from '../geodesy.ts'
import { ROAD_CLASSES } from './road-classes.ts'
import type { RoadNode, RoadSource } from './road-source.ts'

/**
 * The network in flat arrays. Node arcs are in CSR form: the arcs that leave node n are arcStart[n] .. arcStart[n + 1].
 * An edge is one piece of road; its drawn line is shapeStart[e] .. shapeStart[e + 1] of shapeLng/shapeLat, ends included.
 */
export interface RoadGraph {
  readonly nodes: readonly RoadNode[]
  readonly edgeNumber: readonly string[]
  readonly edgeClass: Uint8Array
  readonly edgeFrom: Int32Array
  readonly edgeTo: Int32Array
  readonly edgeSeconds: Float64Array
  readonly edgeMetres: Float64Array
  /** 1 where only from -> to may be driven */
  readonly edgeOneway: Uint8Array
  readonly shapeStart: Int32Array
  readonly shapeLng: Float64Array
  readonly shapeLat: Float64Array
  /** share of the edge's length at each shape point, 0 .. 1 */
  readonly shapeShare: Float64Array
  readonly arcStart: Int32Array
  readonly arcTo: Int32Array
  readonly arcEdge: Int32Array
}

/** Compiles the source to flat arrays; with `winter`, the passes that close in winter are left out. */
export function compileRoadGraph(source: RoadSource, options: { readonly winter: boolean }): RoadGraph {
  const pieces = source.pieces.filter((piece) => !(options.winter && piece.winterClosed))
  const used = new Set(pieces.flatMap((piece) => [piece.from, piece.to]))
  const nodes = source.nodes.filter((node) => used.has(node))
  const idOf = new Map(nodes.map((node, index) => [node, index]))
  const edges = pieces.length
  const shapes = pieces.map((piece) => [[piece.from.lng, piece.from.lat] as const, ...piece.bends, [piece.to.lng, piece.to.lat] as const])
  const shapePoints = shapes.reduce((sum, shape) => sum + shape.length, 0)
  const graph = {
    nodes,
    edgeNumber: pieces.map((piece) => piece.number),
    edgeClass: Uint8Array.from(pieces, (piece) => piece.roadClass),
    edgeFrom: Int32Array.from(pieces, (piece) => idOf.get(piece.from) as number),
    edgeTo: Int32Array.from(pieces, (piece) => idOf.get(piece.to) as number),
    edgeSeconds: new Float64Array(edges),
    edgeMetres: new Float64Array(edges),
    edgeOneway: Uint8Array.from(pieces, (piece) => (piece.oneway ? 1 : 0)),
    shapeStart: new Int32Array(edges + 1),
    shapeLng: new Float64Array(shapePoints),
    shapeLat: new Float64Array(shapePoints),
    shapeShare: new Float64Array(shapePoints),
  }
  let next = 0
  pieces.forEach((piece, edge) => {
    graph.shapeStart[edge] = next
    let drawn = 0
    const shape = shapes[edge] as (readonly [number, number])[]
    shape.forEach(([lng, lat], index) => {
      const before = shape[index - 1]
      if (before !== undefined) drawn += metresBetween(before[0], before[1], lng, lat)
      graph.shapeLng[next] = lng
      graph.shapeLat[next] = lat
      graph.shapeShare[next] = drawn
      next++
    })
    for (let point = graph.shapeStart[edge] as number; point < next; point++) graph.shapeShare[point]! /= drawn || 1
    const roadClass = ROAD_CLASSES[piece.roadClass]!
    const metres = piece.km === null ? drawn * roadClass.lengthFactor : piece.km * 1000
    if (metres < drawn * 0.98)
      throw new Error(`${piece.number} ${piece.from.name} - ${piece.to.name}: ${piece.km} km is shorter than its line`)
    graph.edgeMetres[edge] = metres
    graph.edgeSeconds[edge] = metres / ((piece.kmh ?? roadClass.kmh) / 3.6) + piece.delay
  })
  graph.shapeStart[edges] = next
  return { ...graph, ...arcsOf(nodes.length, graph.edgeFrom, graph.edgeTo, graph.edgeOneway) }
}

function arcsOf(nodes: number, from: Int32Array, to: Int32Array, oneway: Uint8Array) {
  const arcStart = new Int32Array(nodes + 1)
  for (let edge = 0; edge < from.length; edge++) {
    arcStart[from[edge]! + 1]!++
    if (oneway[edge] === 0) arcStart[to[edge]! + 1]!++
  }
  for (let node = 0; node < nodes; node++) arcStart[node + 1]! += arcStart[node]!
  const fill = arcStart.slice()
  const arcTo = new Int32Array(arcStart[nodes]!)
  const arcEdge = new Int32Array(arcStart[nodes]!)
  const add = (a: number, b: number, edge: number) => {
    const arc = fill[a]!++
    arcTo[arc] = b
    arcEdge[arc] = edge
  }
  for (let edge = 0; edge < from.length; edge++) {
    add(from[edge]!, to[edge]!, edge)
    if (oneway[edge] === 0) add(to[edge]!, from[edge]!, edge)
  }
  return { arcStart, arcTo, arcEdge }
}
