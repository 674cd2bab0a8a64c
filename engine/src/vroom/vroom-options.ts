/** The `options` that vroom-express reads beside the problem, its command-line letters spelled out. */
export interface VroomOptions {
  /** `c`: plan mode, time the given steps instead of planning */
  readonly check: boolean
  /** `g`: the caller wants the routes' geometry */
  readonly geometry: boolean
  /** `t` */
  readonly threads?: number
  /** `x`: exploration level, 0 to 5 */
  readonly exploration?: number
  /** `l`: seconds the search may take */
  readonly limitSeconds?: number
}

/** Reads them leniently, as vroom-express does: what is absent or no number is left to the caller. */
export function readVroomOptions(json: unknown): VroomOptions {
  const options = fieldsOf(fieldsOf(json)['options'])
  const number = (key: string) =>
    typeof options[key] === 'number' && Number.isFinite(options[key]) && options[key] >= 0 ? options[key] : undefined
  const [threads, exploration, limitSeconds] = [number('t'), number('x'), number('l')]
  return {
    check: options['c'] === true,
    geometry: options['g'] === true,
    ...(threads === undefined ? {} : { threads }),
    ...(exploration === undefined ? {} : { exploration: Math.min(5, exploration) }),
    ...(limitSeconds === undefined ? {} : { limitSeconds }),
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
