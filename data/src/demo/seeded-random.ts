/** Random choices from a seed: the same demo company on every machine. */
export interface Dice {
  /** in [0, 1) */
  next(): number
  /** integer in [0, bound) */
  below(bound: number): number
  pick<T>(items: readonly T[]): T
  /** one of the items, in proportion to its weight */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T
  /** normal deviate, mean 0, deviation 1 */
  normal(): number
}

/** mulberry32 (Tommy Ettinger), good enough to scatter houses. */
export function createDice(seed: number): Dice {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    next,
    below,
    pick: (items) => items[below(items.length)]!,
    weighted: (items, weightOf) => {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
      for (const item of items) {
        left -= weightOf(item)
        if (left < 0) return item
      }
      return items.at(-1)!
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** Dice that a text decides (FNV-1a of its characters): the same ones for the same text. */
export const diceOf = (text: string): Dice =>
  createDice([...text].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193), 0x811c9dc5))
