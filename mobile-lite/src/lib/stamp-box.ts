import type { NewStamp } from '@tournee/contract'

/** A stamp as it waits: when it is sent is not known yet. */
export type KeptStamp = Omit<NewStamp, 'sentAt'>

/** What became of sending: taken by our service, to be tried again, or refused for good. */
export type Delivery = { readonly kind: 'taken' } | { readonly kind: 'later' } | { readonly kind: 'refused'; readonly code: string }

/** One stamp of the box. `taken` ones stay until the day read from the service knows them. */
export interface BoxItem {
  readonly stamp: KeptStamp
  readonly state: 'waiting' | 'taken' | 'refused'
  /** of a refused one: the service's code */
  readonly code: string | null
}

type Store = Pick<Storage, 'getItem' | 'setItem'>

const isItem = (value: unknown): value is BoxItem => typeof (value as BoxItem | null)?.stamp?.id === 'string'

function readItems(store: Store, key: string): readonly BoxItem[] {
  try {
    const stored: unknown = JSON.parse(store.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isItem) : []
  } catch {
    return []
  }
}

/**
 * Keeps stamps on the device until our service has taken them, and sends them in order. What cannot be sent now is tried again;
 * one that is refused for good is set aside, so that those after it still arrive.
 */
export class StampBox {
  readonly #store: Store
  readonly #key: string
  readonly #send: (stamp: KeptStamp) => Promise<Delivery>
  readonly #listeners = new Set<() => void>()
  #items: readonly BoxItem[]
  #sending: Promise<void> | null = null

  constructor(store: Store, key: string, send: (stamp: KeptStamp) => Promise<Delivery>) {
    this.#store = store
    this.#key = key
    this.#send = send
    this.#items = readItems(store, key)
  }

  /** The stamps in the order they were given; the same array until something changes. */
  readonly items = (): readonly BoxItem[] => this.#items

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Keeps a stamp, on the device before anything else. */
  add(stamp: KeptStamp): void {
    this.#set([...this.#items, { stamp, state: 'waiting', code: null }])
  }

  /** Says where a stamp was given, if it is not sent yet. */
  locate(id: string, position: NonNullable<NewStamp['position']>): void {
    this.#set(
      this.#items.map((item) =>
        item.stamp.id === id && item.state === 'waiting' ? { ...item, stamp: { ...item.stamp, position } } : item,
      ),
    )
  }

  /** Forgets these stamps: the service knows them, or the technician has read that they were refused. */
  forget(ids: readonly string[]): void {
    this.#set(this.#items.filter(({ stamp, state }) => state === 'waiting' || !ids.includes(stamp.id)))
  }

  /** Sends what waits, in order, until something cannot be sent now; asked twice at once, it sends once. */
  flush(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null
    })
    return this.#sending
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const next = this.#items.find(({ state }) => state === 'waiting')
      if (!next) return
      const delivery = await this.#send(next.stamp)
      if (delivery.kind === 'later') return
      const settled =
        delivery.kind === 'refused' ? ({ state: 'refused', code: delivery.code } as const) : ({ state: 'taken', code: null } as const)
      this.#set(this.#items.map((item) => (item.stamp.id === next.stamp.id ? { stamp: item.stamp, ...settled } : item)))
    }
  }

  #set(items: readonly BoxItem[]): void {
    this.#items = items
    this.#store.setItem(this.#key, JSON.stringify(items))
    for (const listener of this.#listeners) listener()
  }
}
