/** Every order of a few things. */
export function* allOrders<T>(things: readonly T[]): Generator<readonly T[]> {
  if (things.length <= 1) yield things
  else for (const [index, thing] of things.entries()) for (const rest of allOrders(things.toSpliced(index, 1))) yield [thing, ...rest]
}
