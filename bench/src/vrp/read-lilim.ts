import type { Instance } from './instance.ts'

/** Reads a Li & Lim pickup-and-delivery file (real numbers, fewest vehicles first). */
export function readLiLim(text: string, name: string): Instance {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/).map(Number))
  const [fleet, capacity] = rows[0]!
  const list = rows.slice(1)
  const vehicle = { depot: 0, capacity: capacity!, maxDuration: Number.POSITIVE_INFINITY }
  return {
    name,
    convention: 'real',
    nodes: list.map(([, x, y, demand, ready, due, service]) => ({
      x: x!,
      y: y!,
      demand: demand!,
      ready: ready!,
      due: due!,
      service: service!,
    })),
    customers: list.slice(1).map((_, i) => i + 1),
    vehicles: Array.from({ length: fleet! }, () => vehicle),
    pairs: list.slice(1).flatMap((row) => (row[8]! > 0 ? [[row[0]!, row[8]!] as const] : [])),
    windows: true,
    vehiclesFirst: true,
  }
}
