import type { Problem } from '../model/problem.ts'
import type { Metres, Seconds } from '../units.ts'
import type { VroomInput, VroomVehicle } from './vroom-input.ts'

/** One way of a vehicle between two places. */
export interface Way {
  readonly duration: Seconds
  /** undefined where nobody gave distances */
  readonly distance: Metres | undefined
  /** the entry of a custom cost matrix, where there is one */
  readonly cost: number | undefined
}

const NOWHERE: Way = { duration: 0, distance: 0, cost: 0 }

/** Reads ways from the input's own matrices, or from the problem's where a router gave them. A way that does not exist counts 0. */
export function createWays(
  input: VroomInput,
  problem: Problem,
): (vehicle: VroomVehicle, from: number | undefined, to: number | undefined) => Way {
  return (vehicle, from, to) => {
    if (from === undefined || to === undefined) return NOWHERE
    const matrix = problem.matrices[vehicle.profile]
    const own = input.matrices[vehicle.profile]
    if (!matrix) return NOWHERE
    const at = from * matrix.size + to
    const entry = (value: number | undefined) => Math.max(0, value ?? 0)
    return {
      duration: Math.round(entry(matrix.durations[at]) / vehicle.speedFactor),
      distance: own ? own.distances && entry(own.distances[from]?.[to]) : entry(matrix.distances[at]),
      cost: own?.costs && entry(own.costs[from]?.[to]),
    }
  }
}
