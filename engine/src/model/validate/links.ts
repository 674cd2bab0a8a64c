import { LIMITS } from '../json/limits.ts'
import type { InputReport } from '../json/read.ts'
import type { RawProblem } from '../json/read-problem.ts'

/** Visits that depend on one another exist, are two different ones, are no half of a shipment, and never wait for themselves in a circle. */
export function validateLinks(problem: RawProblem, report: InputReport): void {
  const visits = new Set(problem.visits.map(({ id }) => id))
  const links = (problem.together?.length ?? 0) + (problem.delays?.length ?? 0) + (problem.tools?.length ?? 0)
  if (links > 0 && problem.visits.length > LIMITS.linkedVisits)
    report.refuse(
      'TOO_MANY',
      '$.visits',
      `${problem.visits.length} visits, some of which depend on one another: such a problem is not cut into neighbourhoods`,
      `give at most ${LIMITS.linkedVisits} visits, or take together, delays and tools out`,
    )
  const shipped = new Set((problem.shipments ?? []).flatMap(({ pickup, delivery }) => [pickup, delivery]))
  const tools = new Set((problem.tools ?? []).map(({ id }) => id))
  const refer = (id: string, path: string) => {
    if (!visits.has(id)) report.refuse('UNKNOWN_REFERENCE', path, `there is no visit ${id}`, 'name a visit of this problem')
    if (shipped.has(id)) report.refuse('LINKED_SHIPMENT', path, `${id} is an end of a shipment`, 'tie visits that are in no shipment')
  }
  for (const [index, { visits: members }] of (problem.together ?? []).entries()) {
    for (const [rank, id] of members.entries()) refer(id, `$.together[${index}].visits[${rank}]`)
    if (new Set(members).size < members.length)
      report.refuse(
        'LINKED_TO_ITSELF',
        `$.together[${index}].visits`,
        'a visit is listed twice',
        'write one visit for each technician needed',
      )
  }
  for (const [index, { before, after, min = 0, max }] of (problem.delays ?? []).entries()) {
    refer(before, `$.delays[${index}].before`)
    refer(after, `$.delays[${index}].after`)
    if (max !== undefined && max < min)
      report.refuse(
        'WINDOW_REVERSED',
        `$.delays[${index}].max`,
        `the longest delay (${max}) is shorter than the shortest (${min})`,
        'write min <= max',
      )
  }
  if (hasCircle(problem))
    report.refuse('LINKED_TO_ITSELF', '$.delays', 'some visit comes after itself', 'take one of the delays of the circle out')
  for (const [index, visit] of problem.visits.entries())
    for (const [rank, id] of (visit.tools ?? []).entries())
      if (!tools.has(id))
        report.refuse('UNKNOWN_REFERENCE', `$.visits[${index}].tools[${rank}]`, `there is no tool ${id}`, 'list it in tools')
}

/** Whether delays, visits together counting as one, lead back to where they began. */
function hasCircle({ together = [], delays = [] }: RawProblem): boolean {
  const root = new Map<string, string>()
  const find = (id: string): string => (root.has(id) ? find(root.get(id)!) : id)
  for (const { visits } of together) for (const id of visits) if (find(id) !== find(visits[0]!)) root.set(find(id), find(visits[0]!))
  let open = delays.map(({ before, after }) => ({ before: find(before), after: find(after) }))
  for (;;) {
    const waiting = new Set(open.map(({ after }) => after))
    const rest = open.filter(({ before }) => waiting.has(before))
    if (rest.length === open.length) return open.length > 0
    open = rest
  }
}
