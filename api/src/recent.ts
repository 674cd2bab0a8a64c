/** Remembers the last `capacity` results of slow work by key; work that fails is not remembered, work under way is shared. */
export class Recent<T> {
  readonly #capacity: number
  // a Map keeps insertion order: the first key is the one asked for longest ago
  readonly #results = new Map<string, Promise<T>>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** The result of a key, made now if it is not remembered. */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#results.get(key)
    const result = known ?? make()
    this.#results.delete(key)
    this.#results.set(key, result)
    if (known) return known
    result.catch(() => this.#results.delete(key))
    if (this.#results.size > this.#capacity) this.#results.delete(this.#results.keys().next().value!)
    return result
  }

  /** Forgets the result of a key. */
  forget(key: string): void {
    this.#results.delete(key)
  }
}
