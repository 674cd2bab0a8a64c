import type { Instance } from './instance.ts'

/** Reads a Cordeau multi-depot file (type 2): depots last, `m` vehicles each, real numbers. */
export function readMultiDepot(text: string, name: string): Instance {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/).map(Number))
  const [type, perDepot, customers, depots] = rows[0]!
  if (type !== 2) throw new Error(`${name}: type ${type} is not a multi-depot file`)
  const limits = rows.slice(1, 1 + depots!)
  const places = rows.slice(1 + depots!, 1 + depots! + customers! + depots!)
  const vehicles = limits.flatMap(([duration, capacity], depot) =>
    Array.from({ length: perDepot! }, () => ({
      depot: customers! + depot,
      capacity: capacity!,
      maxDuration: duration! > 0 ? duration! : Number.POSITIVE_INFINITY,
    })),
  )
  return {
    name,
    convention: 'real',
    nodes: places.map(([, x, y, service, demand]) => ({
      x: x!,
      y: y!,
      demand: demand!,
      ready: 0,
      due: Number.POSITIVE_INFINITY,
      service: service!,
    })),
    customers: Array.from({ length: customers! }, (_, i) => i),
    vehicles,
    pairs: [],
    windows: false,
    vehiclesFirst: false,
  }
}
