/** Milliseconds of the wall clock between two looks at clock and signal. */
const LOOK_EVERY = 2

/** The next number of iterations between two looks, after `before` of them took `milliseconds`: fewer while one is slow, so that a cancel is heard; at most `most`. */
export const paced = (before: number, milliseconds: number, most: number): number =>
  milliseconds < LOOK_EVERY ? Math.min(before * 2, most) : Math.max(1, before >> 1)
