/** Uniform integers and reals from a seed: the same seed gives the same plan on every machine. */
export interface Random {
  /** in [0, 1) */
  next(): number
  /** integer in [0, bound) */
  below(bound: number): number
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by one integer and warmed up. */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9 | 0
  let b = 0x243f6a88 | 0
  let c = seed | 0
  let d = 1
  const bits = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 15; i++) bits()
  return {
    next: () => bits() / 4294967296,
    below: (bound) => Math.floor((bits() / 4294967296) * bound),
  }
}
