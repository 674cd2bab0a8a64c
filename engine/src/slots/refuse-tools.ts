import { LinkedVisitsRefused } from '../links/refuse-links.ts'
import type { Visit } from '../model/problem.ts'

/** Throws `LinkedVisitsRefused` for a visit that needs a shared tool: a day alone cannot tell whether the tool is free. */
export function refuseTools({ id, tools }: Visit, path: string): void {
  if (!tools?.length) return
  throw new LinkedVisitsRefused([
    {
      code: 'LINKED_VISITS',
      path: `${path}.tools`,
      cause: `visit ${id} needs a tool that several technicians share, and slots are found day by day`,
      remedy: 'plan it with solve, or ask for a slot without the tool and keep the tool free yourself',
    },
  ])
}
