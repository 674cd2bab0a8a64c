/** Blocks of rows in sight, and the first one in sight before. */
interface Sight {
  readonly first: number
  readonly last: number
  readonly before: number
  /** how many blocks there are */
  readonly blocks: number
}

/** The blocks that scrolling on would bring into sight: two the way it goes, one behind; both neighbours while nobody scrolls. */
export function blocksAhead({ first, last, before, blocks }: Sight): number[] {
  const wanted =
    first > before ? [last + 1, last + 2, first - 1] : first < before ? [first - 1, first - 2, last + 1] : [last + 1, first - 1]
  return wanted.filter((block) => block >= 0 && block < blocks)
}
