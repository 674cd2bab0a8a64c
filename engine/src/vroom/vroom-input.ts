import type { TimeWindow } from '../model/problem.ts'
import type { LngLat, Seconds } from '../units.ts'

/**
 * VROOM's input as documented in its docs/API.md (1.14, with `per_task_hour` of 1.15), read and checked: every default filled
 * in, every location an index. Units as there: seconds, metres, costs per hour and per kilometre.
 */
export interface VroomInput {
  readonly places: readonly VroomPlace[]
  readonly jobs: readonly VroomTask[]
  readonly shipments: readonly VroomShipment[]
  readonly vehicles: readonly VroomVehicle[]
  readonly matrices: Readonly<Record<string, VroomMatrix>>
  /** numbers per amount, the same everywhere */
  readonly dimensions: number
}

/** A place by its index: what was given of it. */
export interface VroomPlace {
  readonly position?: LngLat
  /** the caller's own index, echoed in answers */
  readonly index?: number
}

export type VroomTaskType = 'job' | 'pickup' | 'delivery'

export interface VroomTask {
  readonly type: VroomTaskType
  readonly id: number
  readonly path: string
  readonly place: number
  readonly description?: string
  readonly setup: Seconds
  readonly service: Seconds
  readonly setupPerType: Readonly<Record<string, Seconds>>
  readonly servicePerType: Readonly<Record<string, Seconds>>
  readonly timeWindows: readonly TimeWindow[]
  /** of jobs; a shipment has its `amount` */
  readonly pickup: readonly number[]
  readonly delivery: readonly number[]
  readonly skills: readonly number[]
  readonly priority: number
}

export interface VroomShipment {
  readonly path: string
  readonly pickup: VroomTask
  readonly delivery: VroomTask
  readonly amount: readonly number[]
}

export interface VroomBreak {
  readonly id: number
  readonly path: string
  readonly description?: string
  readonly service: Seconds
  readonly timeWindows: readonly TimeWindow[]
  readonly maxLoad?: readonly number[]
}

export interface VroomStep {
  readonly type: 'start' | VroomTaskType | 'break' | 'end'
  readonly id?: number
  readonly path: string
  readonly serviceAt?: Seconds
  readonly serviceAfter?: Seconds
  readonly serviceBefore?: Seconds
}

export interface VroomVehicle {
  readonly id: number
  readonly path: string
  readonly profile: string
  readonly description?: string
  readonly start?: number
  readonly end?: number
  readonly capacity: readonly number[]
  readonly costs: {
    readonly fixed: number
    readonly perHour: number
    readonly perKm: number
    readonly perTaskHour: number
    readonly given: boolean
  }
  readonly skills: readonly number[]
  readonly type?: string
  readonly timeWindow?: TimeWindow
  readonly breaks: readonly VroomBreak[]
  readonly speedFactor: number
  readonly maxTasks?: number
  readonly maxTravelTime?: Seconds
  readonly maxDistance?: number
  readonly steps?: readonly VroomStep[]
}

/** Rows of a custom matrix; `null` entries (no way) are -1 here. */
export interface VroomMatrix {
  readonly durations?: readonly (readonly number[])[]
  readonly distances?: readonly (readonly number[])[]
  readonly costs?: readonly (readonly number[])[]
}
