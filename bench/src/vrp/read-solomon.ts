import type { Instance } from './instance.ts'

/** Reads a Solomon or Gehring & Homberger file (distances one decimal cut off). */
export function readSolomon(text: string): Instance {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const numbers = lines.filter((line) => /^\d/.test(line)).map((line) => line.split(/\s+/).map(Number))
  const [fleet, ...rows] = numbers
  const nodes = rows.map(([, x, y, demand, ready, due, service]) => ({
    x: x!,
    y: y!,
    demand: demand!,
    ready: ready!,
    due: due!,
    service: service!,
  }))
  const vehicle = { depot: 0, capacity: fleet![1]!, maxDuration: Number.POSITIVE_INFINITY }
  return {
    name: lines[0]!,
    convention: 'dimacs',
    nodes,
    customers: nodes.slice(1).map((_, i) => i + 1),
    vehicles: Array.from({ length: fleet![0]! }, () => vehicle),
    pairs: [],
    windows: true,
    vehiclesFirst: false,
  }
}
