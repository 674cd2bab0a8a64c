import { driveOn } from '../model/compiled.ts'
import type { Candidate, Refusal, Rule } from './rule.ts'

/** There is a road for every leg, by way of located breaks too; margin = 1. */
export const unreachable: Rule = {
  code: 'UNREACHABLE',
  evaluate: (candidate) =>
    candidate.shift.breaks.some((rule) => rule.location !== undefined) ? alongStops(candidate) : alongVisits(candidate),
}

function alongVisits({ shift, visits }: Candidate): Refusal | null {
  let from = shift.start
  for (const { visit } of visits) {
    if (driveOn(shift, from, visit.location) === Infinity) return refuse(visit.id)
    from = visit.location
  }
  return driveOn(shift, from, shift.end) === Infinity ? refuse(visits.at(-1)?.visit.id) : null
}

function alongStops({ compiled, shift, route }: Candidate): Refusal | null {
  let from = shift.start
  for (const stop of route.stops) {
    const place =
      stop.kind === 'visit'
        ? compiled.visits[compiled.visitIndex.get(stop.visit)!]!.location
        : shift.breaks.find((rule) => rule.id === stop.break)?.location
    if (place === undefined) continue
    if (driveOn(shift, from, place) === Infinity) return refuse(stop.kind === 'visit' ? stop.visit : undefined)
    from = place
  }
  return driveOn(shift, from, shift.end) === Infinity ? refuse(undefined) : null
}

function refuse(visit: string | undefined): Refusal {
  return { code: 'UNREACHABLE', margin: 1, ...(visit === undefined ? {} : { visit }) }
}
