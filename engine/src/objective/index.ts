export { DEFAULT_WEIGHTS as DEFAULT_OBJECTIVE } from '../model/default-weights.ts'
export { assemblePlan } from './assemble-plan.ts'
export { costOf } from './cost-of.ts'
export { costChange, createStanding, type RouteChange, type Standing } from './standing.ts'
export {
  fairnessCost,
  ROUTE_TERMS,
  type RouteCost,
  type RouteTotals,
  routeCost,
  sumCosts,
  unservedCost,
  VISIT_TERMS,
} from './terms.ts'
