import type { AcceptedRelaxation, Reason } from '@tournee/contract'

/** Rules that a planner does not loosen in a plan: a promise is moved with the client, a day is added in the working hours. */
const NOT_HERE: ReadonlySet<string> = new Set(['none', 'shift-promise', 'add-shift', 'raise-prize', 'place-site'])

/** The relaxation of a reason as a planner may accept it with one click; null where there is none. */
export function offerableRelaxation({ relaxation }: Reason): AcceptedRelaxation | null {
  const parts = relaxation.kind === 'several' && Array.isArray(relaxation['relaxations']) ? relaxation['relaxations'] : []
  const kinds = [relaxation.kind, ...parts.map((part) => (part as { kind: string }).kind)]
  return kinds.some((kind) => NOT_HERE.has(kind)) ? null : relaxation
}
