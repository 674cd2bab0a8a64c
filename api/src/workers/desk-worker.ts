import { createHash } from 'node:crypto'
import { serialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { createPreview, evaluate, explainUnassigned, firstComeFirstServed, type Plan, type Problem, type Unassigned } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { planAgenda } from '../meeting/agenda.ts'
import { callOrder } from '../planning/call-order.ts'
import { holdHours } from '../planning/hold-visits.ts'
import { newViolations } from '../planning/new-violations.ts'
import type { Appraisal, AppraiseTask, DeskMessage, DeskTask, Recommendation, RecommendTask } from './desk.ts'

/** Baselines kept: one a week that somebody edits. */
const BASELINES = 8
const baselines = new Map<string, Plan>()

/** The baseline of a problem, simulated once: the same problem and seed give the same one. */
function baselineOf(problem: Problem, seed: number): Plan {
  const key = createHash('sha256')
    .update(serialize([problem, seed]))
    .digest('base64')
  const known = baselines.get(key) ?? firstComeFirstServed(problem, { callOrder: callOrder(problem, seed) })
  baselines.delete(key)
  baselines.set(key, known)
  if (baselines.size > BASELINES) baselines.delete(baselines.keys().next().value!)
  return known
}

function check(task: AppraiseTask, held: NonNullable<AppraiseTask['held']>): Omit<Appraisal, 'baseline'> {
  const problem = holdHours(task.problem, held)
  const plan = evaluate(problem, task.orders)
  const violations = checkPlan(problem, plan)
  if (!task.before) return { plan, violations, fresh: [], held }
  const before = checkPlan(task.before.problem, evaluate(task.before.problem, task.before.orders))
  return { plan, violations, fresh: newViolations(before, violations), held }
}

/** Reasons for the most urgent of what is left out. */
function explain(problem: Problem, plan: Plan, most: number): readonly Unassigned[] {
  const priority = new Map(problem.visits.map((visit) => [visit.id, visit.priority ?? 0]))
  const byUrgency = plan.unassigned.toSorted((a, b) => priority.get(b.visit)! - priority.get(a.visit)!)
  const explained = explainUnassigned(problem, { ...plan, unassigned: byUrgency.slice(0, most) })
  const reasons = new Map(explained.map((unassigned) => [unassigned.visit, unassigned]))
  return plan.unassigned.map((unassigned) => reasons.get(unassigned.visit) ?? unassigned)
}

function appraise(task: AppraiseTask): Appraisal {
  const asked = task.held ?? []
  const first = check(task, asked)
  // a lock never stops the human: where holding an hour would refuse his edit, it follows
  const crowded = new Set(first.fresh.map(({ where }) => where.shift))
  const kept = asked.filter(({ shift }) => !crowded.has(shift))
  const checked = kept.length < asked.length ? check(task, kept) : first
  if (checked.fresh.length > 0) return { ...checked, baseline: null }
  const unassigned = explain(holdHours(task.problem, checked.held), checked.plan, task.explained)
  const baseline = task.baseline ? baselineOf(task.baseline.problem, task.baseline.seed) : null
  return { ...checked, plan: { ...checked.plan, unassigned }, baseline }
}

function recommend({ problem, orders, visit }: RecommendTask): Recommendation {
  const insertions = createPreview(problem, orders).insertions(visit)
  if (insertions.every(({ fits }) => fits)) return { insertions, reasons: [] }
  const without = orders.map((order) => ({ ...order, visits: order.visits.filter((one) => one !== visit) }))
  const lifted = { ...evaluate(problem, without), unassigned: [{ visit, reasons: [] }] }
  return { insertions, reasons: explainUnassigned(problem, lifted)[0]!.reasons }
}

function work(task: DeskTask) {
  if (task.kind === 'agenda') return planAgenda(task)
  return task.kind === 'appraise' ? appraise(task) : recommend(task)
}

function answer(task: DeskTask): DeskMessage {
  try {
    return { ok: true, answer: work(task) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

// null: nothing more will be asked
parentPort!.on('message', (task: DeskTask | null) => (task ? parentPort!.postMessage(answer(task)) : parentPort!.close()))
