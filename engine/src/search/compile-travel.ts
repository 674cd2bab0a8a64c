import type { Matrix, ObjectiveWeights, Problem, Shift } from '../model/problem.ts'
import { UNREACHABLE } from '../units.ts'
import { NEVER } from './compiled.ts'

/** Flat travel blocks and, per shift class, the offset of its block. */
export interface Travel {
  readonly width: number
  readonly location: Int32Array
  readonly startLocation: Int32Array
  readonly endLocation: Int32Array
  readonly blockOf: Int32Array
  readonly timeOut: Int32Array
  readonly timeIn: Int32Array
  readonly costOut: Float64Array
  readonly costIn: Float64Array
  readonly metresOut: Int32Array
}

interface Rates {
  readonly profile: string
  readonly speed: number
  readonly perSecond: number
  readonly perMetre: number
}

const ratesOf = (shift: Shift, weights: ObjectiveWeights): Rates => ({
  profile: shift.profile ?? 'car',
  speed: shift.speedFactor ?? 1,
  perSecond: (shift.costs?.perDriveSecond ?? weights.perDriveSecond) + (shift.costs?.perWorkSecond ?? weights.perWorkSecond),
  perMetre: shift.costs?.perMetre ?? weights.perMetre,
})

/** Keeps only the locations in use, plus one that is everywhere at once for shifts without start or end place. */
function usedLocations(problem: Problem, shifts: readonly Shift[]) {
  const index = new Map<number, number>()
  const indexOf = (location: number): number => {
    let found = index.get(location)
    if (found === undefined) {
      found = index.size
      index.set(location, found)
    }
    return found
  }
  const location = Int32Array.from(problem.visits, (visit) => indexOf(visit.location))
  const start = shifts.map((shift) => (shift.start === undefined ? -1 : indexOf(shift.start)))
  const end = shifts.map((shift) => (shift.end === undefined ? -1 : indexOf(shift.end)))
  const nowhere = index.size
  const anywhere = start.includes(-1) || end.includes(-1)
  const place = (at: number): number => (at < 0 ? nowhere : at)
  return {
    original: [...index.keys()],
    width: nowhere + (anywhere ? 1 : 0),
    location,
    startLocation: Int32Array.from(start, place),
    endLocation: Int32Array.from(end, place),
  }
}

const isSymmetric = (matrix: Matrix): boolean => {
  for (let i = 0; i < matrix.size; i++) {
    for (let j = 0; j < i; j++) {
      const a = i * matrix.size + j
      const b = j * matrix.size + i
      if (matrix.durations[a] !== matrix.durations[b] || matrix.distances[a] !== matrix.distances[b]) return false
    }
  }
  return true
}

/** Lays travel times and costs out per class of equal rates; an unreachable pair takes `NEVER` and costs `Infinity`. */
export function compileTravel(problem: Problem, shifts: readonly Shift[], weights: ObjectiveWeights): Travel {
  const { original, width, location, startLocation, endLocation } = usedLocations(problem, shifts)
  const blocks: Rates[] = []
  const keys = new Map<string, number>()
  const blockIndex = shifts.map((shift) => {
    const rates = ratesOf(shift, weights)
    const key = JSON.stringify(rates)
    let block = keys.get(key)
    if (block === undefined) {
      block = blocks.length
      keys.set(key, block)
      blocks.push(rates)
    }
    return block
  })
  const area = width * width
  const symmetric = Object.values(problem.matrices).every(isSymmetric)
  const limited = shifts.some((shift) => shift.maxDistance !== undefined)
  const timeOut = new Int32Array(blocks.length * area)
  const costOut = new Float64Array(blocks.length * area)
  const metresOut = new Int32Array(limited ? blocks.length * area : 0)
  const timeIn = symmetric ? timeOut : new Int32Array(blocks.length * area)
  const costIn = symmetric ? costOut : new Float64Array(blocks.length * area)
  blocks.forEach((rates, block) => {
    const matrix = problem.matrices[rates.profile]
    if (!matrix) throw new Error(`no matrix for profile ${rates.profile}`)
    for (let i = 0; i < original.length; i++) {
      const row = original[i]! * matrix.size
      for (let j = 0; j < original.length; j++) {
        const duration = matrix.durations[row + original[j]!]!
        const metres = matrix.distances[row + original[j]!]!
        const reachable = duration !== UNREACHABLE && metres !== UNREACHABLE
        const time = reachable ? (rates.speed === 1 ? duration : Math.round(duration / rates.speed)) : NEVER
        const cost = reachable ? time * rates.perSecond + metres * rates.perMetre : Number.POSITIVE_INFINITY
        const out = block * area + i * width + j
        timeOut[out] = time
        costOut[out] = cost
        if (limited) metresOut[out] = metres
        if (!symmetric) {
          const back = block * area + j * width + i
          timeIn[back] = time
          costIn[back] = cost
        }
      }
    }
  })
  const blockOf = Int32Array.from(blockIndex, (block) => block * area)
  return { width, location, startLocation, endLocation, blockOf, timeOut, timeIn, costOut, costIn, metresOut }
}
