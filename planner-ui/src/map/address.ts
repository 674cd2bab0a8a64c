/** An address as people write it. */
export interface Address {
  readonly address: string
  readonly postcode: string
  readonly city: string
}

/** What a found place's label adds to an address: `12 Rue Carnot 74000 Annecy` gives all three parts, `Annecy` the town alone. */
export function readLabel(label: string, typed: Address): Partial<Address> {
  const [, street, postcode, city] = label.match(/^(.*?),?\s*\b(\d{5})\s+(.+)$/) ?? []
  if (city !== undefined) return { ...(street ? { address: street } : {}), postcode: postcode!, city }
  return typed.city ? {} : { city: label }
}
