import type { Problem, Shift, Visit } from '@tournee/engine'
import { distance, ENGINE_UNITS, timeUnit } from './conventions.ts'
import type { Instance, Tour } from './instance.ts'

/** Longer than any day of an instance, short enough for 32 bits. */
const ENDLESS = 1 << 28

/** The instance in the engine's integers: travel time and distance are the same number, distance alone costs. */
export function toProblem(instance: Instance): Problem {
  const size = instance.nodes.length
  const units = ENGINE_UNITS[instance.convention]
  const times = timeUnit(instance.convention) * units
  const travel = new Int32Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) travel[i * size + j] = Math.ceil(Math.round(distance(instance, i, j) * units * 1e6) / 1e6)
  }
  const paired = new Set(instance.pairs.flat())
  const kinds = [...new Set(instance.vehicles.map((vehicle) => vehicle.allowed))]
  const visits = instance.customers.map((node): Visit => {
    const { demand, ready, due, service, prize } = instance.nodes[node]!
    const technicians = instance.vehicles.flatMap((vehicle) =>
      !vehicle.allowed || vehicle.allowed.has(node) ? [`k${kinds.indexOf(vehicle.allowed)}`] : [],
    )
    return {
      id: String(node),
      location: node,
      service: Math.round(service * times),
      ...(instance.windows ? { timeWindows: [[Math.round(ready * times), Math.round(due * times)]] as const } : {}),
      ...(prize === undefined ? {} : { prize }),
      ...(paired.has(node) ? {} : { delivery: [demand] }),
      ...(kinds.length > 1 ? { allowedTechnicians: [...new Set(technicians)] } : {}),
    }
  })
  const shifts = instance.vehicles.map((vehicle, i): Shift => {
    const depot = instance.nodes[vehicle.depot]!
    return {
      id: `s${i}`,
      technician: `k${kinds.indexOf(vehicle.allowed)}`,
      start: vehicle.depot,
      end: vehicle.depot,
      earliestStart: Math.round(depot.ready * times),
      latestEnd: Number.isFinite(depot.due) ? Math.round(depot.due * times) : ENDLESS,
      ...(Number.isFinite(vehicle.capacity) ? { capacity: [vehicle.capacity] } : {}),
      ...(vehicle.unitCost === undefined ? {} : { costs: { fixed: vehicle.fixedCost ?? 0, perMetre: vehicle.unitCost } }),
      ...(Number.isFinite(vehicle.maxDuration) ? { maxDuration: Math.round(vehicle.maxDuration * times) } : {}),
    }
  })
  const longest = travel.reduce((most, length) => Math.max(most, length), 0)
  return {
    locations: instance.nodes.map(() => ({})),
    matrices: { car: { size, durations: travel, distances: travel } },
    visits,
    shipments: instance.pairs.map(([pickup, delivery]) => ({
      id: `${pickup}-${delivery}`,
      pickup: String(pickup),
      delivery: String(delivery),
      amount: [instance.nodes[pickup]!.demand],
    })),
    technicians: kinds.map((_, i) => ({ id: `k${i}` })),
    shifts,
    objective: { perDriveSecond: 0, perMetre: 1, perShift: instance.vehiclesFirst ? longest * 20 : 0, unservedMandatory: longest * 1000 },
  }
}

/** The engine's routes as tours of the instance. */
export function toTours(routes: readonly { readonly shift: string; readonly visits: readonly string[] }[]): readonly Tour[] {
  return routes.map((route) => ({ vehicle: Number(route.shift.slice(1)), nodes: route.visits.map(Number) }))
}
