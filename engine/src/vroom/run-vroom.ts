import type { Plan } from '../model/plan.ts'
import type { Matrix, Problem } from '../model/problem.ts'
import type { InputError } from '../model/violation.ts'
import type { LngLat } from '../units.ts'
import { checkImposed } from './check-imposed.ts'
import { describeRoutes } from './describe-routes.ts'
import { ownMatrices, problemFromVroom } from './problem-from-vroom.ts'
import { readVroom } from './read-vroom.ts'
import { timePlan } from './timed-route.ts'
import type { VroomInput } from './vroom-input.ts'
import { readVroomOptions, type VroomOptions } from './vroom-options.ts'
import type { VroomComputingTimes, VroomFailure, VroomOutput, VroomSolution } from './vroom-output.ts'

/** What the run needs from outside: a solver, roads where the input brings no matrices, a clock for `computing_times`. */
export interface VroomRun {
  readonly solve: (problem: Problem) => Plan | Promise<Plan>
  readonly matrices?: (profile: string, places: readonly LngLat[]) => Matrix | Promise<Matrix>
  /** `check` = VROOM's plan mode (`-c`): times and judges the given steps, plans nothing. Default: what `options.c` says. */
  readonly mode?: 'solve' | 'check'
  /** milliseconds */
  readonly now?: () => number
}

/** VROOM's JSON in, VROOM's JSON out. Never throws for what the input says; code 2 carries every error with path and remedy. */
export async function runVroom(json: unknown, run: VroomRun): Promise<VroomOutput> {
  const now = run.now ?? (() => 0)
  const started = now()
  const reading = readVroom(json)
  if (!reading.ok) return refusal(reading.errors)
  const { input } = reading
  const options = readVroomOptions(json)
  const checks = (run.mode ?? (options.check ? 'check' : 'solve')) === 'check'
  const warnings = [...reading.warnings, ...withoutEffect(input, options, checks)]
  const warned = (solution: VroomSolution): VroomSolution => (warnings.length > 0 ? { ...solution, warnings } : solution)
  const matrices = await matricesOf(input, run)
  if ('code' in matrices) return matrices
  const problem = problemFromVroom(input, matrices.byProfile)
  const loaded = now()
  const times = (): { computingTimes?: VroomComputingTimes } =>
    run.now ? { computingTimes: { loading: Math.round(loaded - started), solving: Math.round(now() - loaded), routing: 0 } } : {}
  if (checks) {
    const checked = checkImposed(input, problem, times().computingTimes)
    return checked.ok ? warned(checked.solution) : refusal(checked.errors)
  }
  const unsupported = breaksWithMaxLoad(input)
  if (unsupported.length > 0) return refusal(unsupported)
  const plan = await run.solve(problem)
  return warned(planToVroom(input, problem, plan, times()))
}

/** A plan of `problemFromVroom(input)` in VROOM's format. */
export function planToVroom(
  input: VroomInput,
  problem: Problem,
  plan: Plan,
  extra: { readonly computingTimes?: VroomComputingTimes } = {},
): VroomSolution {
  return describeRoutes(input, problem, timePlan(input, plan), { ...extra, unassigned: plan.unassigned })
}

/** What VROOM would do something with, and this answer does not: told, since the rest of it is right. */
function withoutEffect({ vehicles }: VroomInput, { geometry }: VroomOptions, checks: boolean): readonly InputError[] {
  const lines: readonly InputError[] = geometry
    ? [
        {
          code: 'NO_GEOMETRY',
          path: 'options.g',
          cause: 'routes are answered without their geometry',
          remedy: 'ask the router for it, step by step',
        },
      ]
    : []
  if (checks) return lines
  const held = vehicles
    .flatMap(({ steps = [] }) => steps)
    .filter(({ serviceAt, serviceAfter, serviceBefore }) => (serviceAt ?? serviceAfter ?? serviceBefore) !== undefined)
    .map(({ path }) => ({
      code: 'PLAN_MODE_ONLY',
      path,
      cause: 'hours of steps are imposed in plan mode only; planning takes the order to start from',
      remedy: 'give the task a time window, or ask for plan mode',
    }))
  return [...lines, ...held]
}

/** A rule that the engine cannot plan by is refused, not overlooked; plan mode only judges, and does judge it. */
function breaksWithMaxLoad({ vehicles }: VroomInput): readonly InputError[] {
  return vehicles
    .flatMap(({ breaks }) => breaks)
    .filter(({ maxLoad }) => maxLoad !== undefined)
    .map(({ path }) => ({
      code: 'UNSUPPORTED',
      path: `${path}.max_load`,
      cause: 'a limit on the load during a break cannot be planned for',
      remedy: 'leave it out, or impose the steps and check them',
    }))
}

function refusal(errors: readonly InputError[]): VroomFailure {
  const [first] = errors
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return { code: 2, error: first ? `${first.path}: ${first.cause}; ${first.remedy}${more}` : 'invalid input', errors }
}

async function matricesOf(
  input: VroomInput,
  { matrices }: VroomRun,
): Promise<{ byProfile: Readonly<Record<string, Matrix>> } | VroomFailure> {
  if (Object.keys(input.matrices).length > 0) return { byProfile: ownMatrices(input) }
  if (!matrices) return { code: 3, error: 'no matrices in the input, and no router to ask' }
  const places = input.places.map(({ position }) => position!)
  const byProfile: Record<string, Matrix> = {}
  for (const profile of new Set(input.vehicles.map((vehicle) => vehicle.profile))) {
    try {
      byProfile[profile] = await matrices(profile, places)
    } catch (error) {
      return { code: 3, error: `no matrix for profile ${profile}: ${error instanceof Error ? error.message : String(error)}` }
    }
  }
  return { byProfile }
}
