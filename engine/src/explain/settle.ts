import { createCandidate, findRefusal, type Refusal } from '../constraints/index.ts'
import { type CompiledProblem, type CompiledShift, type CompiledVisit, compileProblem } from '../model/compiled.ts'
import type { Relaxation } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { Attempt } from '../preview/attempts.ts'
import { applyRelaxation } from './apply-relaxation.ts'
import { type Proposal, priced } from './prices.ts'
import { proposeRelaxations, proposeSingly } from './propose.ts'

/** Single relaxations tried before combinations. */
const MAX_TRIED = 24
/** Orders for which combinations are sought, and relaxations in one. */
const MAX_COMBINED = 3
const MAX_TOGETHER = 4

/** Whether an order that a relaxation makes possible on its shift is possible beside the other routes too. */
export type Beside = (attempt: Attempt, relaxation: Relaxation) => boolean
/** Where no visit depends on another. */
export const ALONE: Beside = () => true

/**
 * The cheapest single relaxation found that makes one of the orders possible, each tried by applying it literally to the problem
 * of that one route, and then asking `beside`. Null when none does alone.
 */
export function settleSingly(attempts: readonly Attempt[], beside: Beside = ALONE): Proposal | null {
  for (const { attempt, problem, ...proposal } of proposalsFor(attempts, proposeSingly).slice(0, MAX_TRIED))
    if (refusalAfter(attempt, problem, proposal.relaxation) === null && beside(attempt, proposal.relaxation)) return proposal
  return null
}

/** The cheapest of several relaxations together, sought for the orders that come nearest. Null when nothing we know of helps. */
export function settleTogether(attempts: readonly Attempt[], beside: Beside = ALONE): Proposal | null {
  const nearest = new Set(proposalsFor(attempts, proposeRelaxations).map(({ attempt }) => attempt))
  let best: Proposal | null = null
  for (const attempt of [...nearest].slice(0, MAX_COMBINED)) {
    const combined = combine(attempt)
    if (combined && (best === null || combined.price < best.price) && beside(attempt, combined.relaxation)) best = combined
  }
  return best
}

function proposalsFor(attempts: readonly Attempt[], propose: (attempt: Attempt) => readonly Relaxation[]) {
  return attempts
    .flatMap((attempt) => {
      const relaxations = propose(attempt)
      if (relaxations.length === 0) return []
      const problem = routeProblem(attempt)
      return relaxations.map((relaxation) => ({ attempt, problem, ...priced(problem, relaxation) }))
    })
    .sort((a, b) => a.price - b.price)
}

/** The problem of one route alone: its shift, its technician, its visits. */
function routeProblem({ compiled, shift, visits }: Attempt): Problem {
  const { locations, matrices, objective, shipments } = compiled.problem
  const ids = new Set(visits.map(({ visit }) => visit.id))
  return {
    locations,
    matrices,
    visits: visits.map(({ visit }) => visit),
    technicians: [shift.technician],
    shifts: [shift.shift],
    ...(objective ? { objective } : {}),
    ...(shipments ? { shipments: shipments.filter(({ pickup, delivery }) => ids.has(pickup) && ids.has(delivery)) } : {}),
  }
}

function refusalAfter(attempt: Attempt, problem: Problem, relaxation: Relaxation): Refusal | null {
  const { compiled, shift, visits } = compileRoute(applyRelaxation(problem, relaxation), attempt)
  return findRefusal(createCandidate(compiled, shift, visits))
}

/** Eases one rule after another, the cheapest way each time, until nothing refuses. */
function combine(attempt: Attempt): Proposal | null {
  const original = routeProblem(attempt)
  let problem = original
  const relaxations: Relaxation[] = []
  while (relaxations.length < MAX_TOGETHER) {
    const current = compileRoute(problem, attempt)
    if (findRefusal(createCandidate(current.compiled, current.shift, current.visits)) === null)
      return relaxations.length === 0 ? null : priced(original, { kind: 'several', relaxations })
    const next = proposeRelaxations(current)
      .map((relaxation) => priced(problem, relaxation))
      .reduce<Proposal | null>((best, one) => (best === null || one.price < best.price ? one : best), null)
    if (!next) return null
    relaxations.push(next.relaxation)
    problem = applyRelaxation(problem, next.relaxation)
  }
  const { compiled, shift, visits } = compileRoute(problem, attempt)
  return findRefusal(createCandidate(compiled, shift, visits)) === null ? priced(original, { kind: 'several', relaxations }) : null
}

/** The attempt within a changed problem of its route; visits keep their order there. */
function compileRoute(problem: Problem, { added }: Attempt): Attempt {
  const compiled: CompiledProblem = compileProblem(problem)
  const ids = new Set(added.map(({ visit }) => visit.id))
  const shift: CompiledShift = compiled.shifts[0]!
  const visits: readonly CompiledVisit[] = compiled.visits
  return { compiled, shift, visits, added: visits.filter(({ visit }) => ids.has(visit.id)) }
}
