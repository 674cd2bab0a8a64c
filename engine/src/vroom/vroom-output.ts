import type { Reason } from '../model/plan.ts'
import type { ViolationCause } from '../model/violation.ts'

/** VROOM's answer (docs/API.md, "Output"). Code 0 done, 1 internal error, 2 input error, 3 routing error. */
export type VroomOutput = VroomSolution | VroomFailure

export interface VroomFailure {
  readonly code: 1 | 2 | 3
  readonly error: string
  /** ours: every error with its path and remedy */
  readonly errors?: readonly VroomRemark[]
}

/** Something about the input. */
export interface VroomRemark {
  readonly code: string
  readonly path: string
  readonly cause: string
  readonly remedy: string
}

export interface VroomSolution {
  readonly code: 0
  readonly summary: VroomFigures & { readonly routes: number; readonly unassigned: number; readonly computing_times?: VroomComputingTimes }
  readonly unassigned: readonly VroomUnassigned[]
  readonly routes: readonly VroomRoute[]
  /** ours: what of the input has no effect; absent when everything has */
  readonly warnings?: readonly VroomRemark[]
}

/** Milliseconds, measured by the caller. */
export interface VroomComputingTimes {
  readonly loading: number
  readonly solving: number
  readonly routing: number
}

export interface VroomViolation {
  readonly cause:
    | Extract<
        ViolationCause,
        'delay' | 'lead_time' | 'load' | 'max_tasks' | 'skills' | 'precedence' | 'missing_break' | 'max_travel_time' | 'max_distance'
      >
    | 'max_load'
  /** seconds, of delay and lead_time */
  readonly duration?: number
}

/** What a route and the whole have in common; amounts are absent where the problem has none, `distance` where there are no distances. */
export interface VroomFigures {
  readonly cost: number
  readonly delivery?: readonly number[]
  readonly amount?: readonly number[]
  readonly pickup?: readonly number[]
  readonly setup: number
  readonly service: number
  readonly duration: number
  readonly waiting_time: number
  readonly priority: number
  readonly distance?: number
  readonly violations: readonly VroomViolation[]
}

export interface VroomRoute extends VroomFigures {
  readonly vehicle: number
  readonly description?: string
  readonly steps: readonly VroomOutputStep[]
}

export interface VroomOutputStep {
  readonly type: 'start' | 'job' | 'pickup' | 'delivery' | 'break' | 'end'
  readonly id?: number
  readonly description?: string
  readonly location?: readonly [number, number]
  readonly location_index?: number
  readonly setup: number
  readonly service: number
  readonly waiting_time: number
  readonly job?: number
  readonly load?: readonly number[]
  readonly arrival: number
  readonly duration: number
  readonly violations: readonly VroomViolation[]
  readonly distance?: number
}

export interface VroomUnassigned {
  readonly id: number
  readonly type: 'job' | 'pickup' | 'delivery'
  readonly description?: string
  readonly location?: readonly [number, number]
  readonly location_index?: number
  /** ours: why, on each vehicle, the cheapest remedy first */
  readonly reasons?: readonly Reason[]
}
