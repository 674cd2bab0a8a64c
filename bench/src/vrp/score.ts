import { distance, timeUnit } from './conventions.ts'
import type { Instance, Tour } from './instance.ts'

/** What an answer is worth by the instance file alone. */
export interface Score {
  readonly cost: number
  readonly vehicles: number
  /** one sentence for each rule broken */
  readonly violations: readonly string[]
}

/** Real numbers may differ in the last bits from those of the file's author. */
const SLACK = 1e-6

/** Cost (distance where the file has no costs), and whether customers, capacities, windows, pairs, durations and allowed vehicles are kept; knows nothing of the engine. */
export function score(instance: Instance, tours: readonly Tour[]): Score {
  const violations = [...checkCoverage(instance, tours), ...tours.flatMap((tour) => checkTour(instance, tour))]
  const driven = tours.reduce((sum, tour) => sum + costOf(instance, tour), 0)
  const cost = (driven + missedPrizes(instance, tours)) / (instance.costUnit ?? 1)
  return { cost, vehicles: tours.filter((tour) => tour.nodes.length > 0).length, violations }
}

function costOf(instance: Instance, tour: Tour): number {
  const { fixedCost = 0, unitCost = 1 } = instance.vehicles[tour.vehicle]!
  return tour.nodes.length === 0 ? 0 : fixedCost + unitCost * lengthOf(instance, tour)
}

function missedPrizes(instance: Instance, tours: readonly Tour[]): number {
  const served = new Set(tours.flatMap((tour) => tour.nodes))
  return instance.customers.reduce((sum, node) => sum + (served.has(node) ? 0 : (instance.nodes[node]!.prize ?? 0)), 0)
}

function lengthOf(instance: Instance, { vehicle, nodes }: Tour): number {
  const depot = instance.vehicles[vehicle]!.depot
  const stops = [depot, ...nodes, depot]
  // one decimal numbers are summed as integers so that ten thousand tenths are exact
  const unit = instance.convention === 'dimacs' ? 10 : 1
  let sum = 0
  for (let i = 1; i < stops.length; i++)
    sum += unit === 1 ? distance(instance, stops[i - 1]!, stops[i]!) : Math.round(10 * distance(instance, stops[i - 1]!, stops[i]!))
  return sum / unit
}

function checkCoverage(instance: Instance, tours: readonly Tour[]): string[] {
  const times = new Map<number, number>()
  for (const node of tours.flatMap((tour) => tour.nodes)) times.set(node, (times.get(node) ?? 0) + 1)
  const vehicles = tours.map((tour) => tour.vehicle)
  return [
    ...instance.customers
      .filter((node) => times.get(node) !== 1 && !(instance.nodes[node]!.prize !== undefined && !times.has(node)))
      .map((node) => `customer ${node} is visited ${times.get(node) ?? 0} times`),
    ...vehicles.filter((vehicle, i) => vehicles.indexOf(vehicle) !== i).map((vehicle) => `vehicle ${vehicle} drives twice`),
  ]
}

function checkTour(instance: Instance, tour: Tour): string[] {
  const vehicle = instance.vehicles[tour.vehicle]!
  const paired = new Map<number, number>(instance.pairs.flatMap(([from, to]) => [[from, to] as const, [to, from] as const]))
  const found: string[] = []
  const unit = timeUnit(instance.convention)
  const depot = instance.nodes[vehicle.depot]!
  let load = 0
  let most = 0
  let clock = depot.ready * unit
  let latestDeparture = Number.POSITIVE_INFINITY
  let sinceStart = 0
  let here = vehicle.depot
  for (const node of tour.nodes) {
    const { demand, ready, due, service } = instance.nodes[node]!
    const leg = distance(instance, here, node)
    clock = Math.max(clock + leg, ready * unit)
    sinceStart += leg
    // leaving later is free as long as nobody is reached after his due time
    latestDeparture = Math.min(latestDeparture, due * unit - sinceStart)
    if (clock > due * unit + SLACK) found.push(`customer ${node} is served at ${clock}, after ${due * unit}`)
    clock += service * unit
    sinceStart += service * unit
    load += demand
    most = Math.max(most, load)
    if (vehicle.allowed && !vehicle.allowed.has(node)) found.push(`vehicle ${tour.vehicle} may not visit ${node}`)
    here = node
  }
  const back = distance(instance, here, vehicle.depot)
  clock += back
  sinceStart += back
  if (clock > depot.due * unit + SLACK) found.push(`vehicle ${tour.vehicle} is back at ${clock}, after ${depot.due * unit}`)
  // the shortest duration: no waiting when it leaves late enough, else from the latest departure to the earliest end
  const duration = Math.max(sinceStart, clock - latestDeparture)
  if (tour.nodes.length > 0 && duration > vehicle.maxDuration * unit + SLACK) found.push(`vehicle ${tour.vehicle} is out for ${duration}`)
  if (most > vehicle.capacity) found.push(`vehicle ${tour.vehicle} carries ${most} of ${vehicle.capacity}`)
  const at = new Map(tour.nodes.map((node, i) => [node, i]))
  for (const node of tour.nodes) {
    const other = paired.get(node)
    if (other === undefined) continue
    const isPickup = instance.nodes[node]!.demand > 0
    if (!at.has(other)) found.push(`${node} and ${other} are on different vehicles`)
    else if (isPickup && at.get(other)! < at.get(node)!) found.push(`${other} is delivered before it is collected at ${node}`)
  }
  return found
}
