import type { BreakStop, CostBreakdown, Plan, Reason, ReasonCode, Relaxation, Route, Stop, Unassigned, VisitStop } from '../plan.ts'
import type { InputError } from '../violation.ts'
import { LIMITS } from './limits.ts'
import { createInputReport, integer, isObject, list, object, type Read, real, required, text, word } from './read.ts'

const whole = integer(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
const id = text()

const visitStop = object<VisitStop>({
  kind: required(word('visit')),
  visit: required(id),
  arrival: required(whole),
  start: required(whole),
  end: required(whole),
  drive: required(whole),
  distance: required(whole),
  wait: required(whole),
  setup: required(whole),
})
const breakStop = object<BreakStop>({
  kind: required(word('break')),
  break: required(id),
  start: required(whole),
  end: required(whole),
  driven: required(whole),
})
const readStop: Read<Stop> = (value, path, report) =>
  isObject(value) && value['kind'] === 'break' ? breakStop(value, path, report) : visitStop(value, path, report)

const route = object<Route>({
  shift: required(id),
  departure: required(whole),
  stops: required(list(readStop, LIMITS.visits + LIMITS.breaks)),
  end: required(whole),
  lastLeg: required(object<Route['lastLeg']>({ drive: required(whole), distance: required(whole) })),
  drive: required(whole),
  distance: required(whole),
  service: required(whole),
  wait: required(whole),
  overtime: required(whole),
  proof: required(word('optimal', 'none')),
})

/** A relaxation is data for people and `applyRelaxation`: its kind is enough to keep a stored plan readable. */
const readRelaxation: Read<Relaxation> = (value, path, report) =>
  isObject(value) && typeof value['kind'] === 'string'
    ? (value as unknown as Relaxation)
    : report.refuse('NOT_AN_OBJECT', path, 'a relaxation is an object with a kind', 'write { "kind": "none" }')

const unassigned = object<Unassigned>({
  visit: required(id),
  reasons: required(
    list(
      object<Reason>({
        code: required(text() as Read<ReasonCode>),
        shift: required((value, path, report) => (value === '' ? '' : id(value, path, report))),
        margin: required(real(-Number.MAX_VALUE, Number.MAX_VALUE)),
        relaxation: required(readRelaxation),
      }),
      LIMITS.shifts,
    ),
  ),
})

const cost = object<CostBreakdown>({
  drive: required(whole),
  distance: required(whole),
  work: required(whole),
  shifts: required(whole),
  overtime: required(whole),
  idealDate: required(whole),
  zone: required(whole),
  preference: required(whole),
  continuity: required(whole),
  disturbance: required(whole),
  fairness: required(whole),
  unserved: required(whole),
  total: required(whole),
})

const readPlan = object<Plan>({
  routes: required(list(route, LIMITS.shifts)),
  unassigned: required(list(unassigned, LIMITS.visits)),
  cost: required(cost),
})

/** Reads the JSON form of a plan; whether it suits a problem is `checkPlan`'s business. Keys beside routes, unassigned and cost are ignored. */
export function parsePlan(
  json: unknown,
): { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly errors: readonly InputError[] } {
  const report = createInputReport()
  const own = isObject(json) ? { routes: json['routes'], unassigned: json['unassigned'], cost: json['cost'] } : json
  const plan = readPlan(own, '$', report)
  return plan && report.errors.length === 0 ? { ok: true, plan } : { ok: false, errors: report.errors }
}
