import type { InputReport } from '../json/read.ts'
import type { RawProblem } from '../json/read-problem.ts'

/** Every id names one thing only. */
export function validateIds(problem: RawProblem, report: InputReport): void {
  unique(problem.visits, '$.visits', report)
  unique(problem.technicians, '$.technicians', report)
  unique(problem.shifts, '$.shifts', report)
  unique(problem.shipments ?? [], '$.shipments', report)
  unique(problem.together ?? [], '$.together', report)
  unique(problem.delays ?? [], '$.delays', report)
  unique(problem.tools ?? [], '$.tools', report)
  unique(problem.locations, '$.locations', report)
  for (const [index, shift] of problem.shifts.entries()) unique(shift.breaks ?? [], `$.shifts[${index}].breaks`, report)
}

function unique(things: readonly { readonly id?: string }[], path: string, report: InputReport): void {
  const first = new Map<string, number>()
  for (const [index, { id }] of things.entries()) {
    if (id === undefined) continue
    const before = first.get(id)
    if (before === undefined) first.set(id, index)
    else report.refuse('DUPLICATE_ID', `${path}[${index}].id`, `${path}[${before}] has the id ${id} too`, 'give every one its own id')
  }
}
