import type { Convention, Instance } from './instance.ts'

/** Distance (and travel time) between two nodes in the unit in which the best-known solutions are published. */
export function distance(instance: Instance, from: number, to: number): number {
  const a = instance.nodes[from]!
  const b = instance.nodes[to]!
  const straight = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)
  if (instance.convention === 'dimacs') return Math.floor(10 * straight) / 10
  if (instance.convention === 'tenths') return Math.floor(10 * straight)
  if (instance.convention === 'thousandths') return Math.round(1000 * straight)
  if (instance.convention === 'nearest') return Math.floor(straight + 0.5)
  return straight
}

/** What times, windows and durations of the file are multiplied by to be in the unit of `distance`. */
export const timeUnit = (convention: Convention): number => TIME_UNITS[convention]

const TIME_UNITS: Readonly<Record<Convention, number>> = { dimacs: 1, real: 1, tenths: 10, thousandths: 1000, nearest: 1 }

/** Engine units in one unit of `distance`: real numbers keep four decimals, rounded up so that no route is late by rounding. */
export const ENGINE_UNITS: Readonly<Record<Convention, number>> = { dimacs: 10, real: 10_000, tenths: 1, thousandths: 1, nearest: 1 }
