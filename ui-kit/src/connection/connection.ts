/** What is known of the way to the service. */
export interface ConnectionState {
  /** why nothing comes through: this device has no network, or the service does not answer; null = all is well */
  readonly lost: 'offline' | 'silent' | null
  /** when the service last answered, in milliseconds since the epoch; null = not yet */
  readonly heardAt: number | null
  /** the last change that did not get through: never sent, or sent without an answer */
  readonly refused: 'unsent' | 'unconfirmed' | null
}

/** The way to the service: every call goes by it, so that it knows when nothing comes through and when it does again. */
export interface Connection {
  /** `fetch` that remembers how it went; a change is refused with a `TypeError` while the connection is lost and watched */
  readonly send: typeof fetch
  readonly get: () => ConnectionState
  readonly subscribe: (listener: () => void) => () => void
  /** notices a silence within half a minute, asks again and again while lost, and tells `onBack` when the service answers; answers what ends it */
  readonly watch: (onBack: (refused: ConnectionState['refused']) => void) => () => void
}

/** What a connection stands on. */
export interface ConnectionWorld {
  readonly fetch: typeof fetch
  readonly isOnline: () => boolean
  readonly now: () => number
  readonly after: (run: () => void, ms: number) => () => void
  readonly events: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>
}

/** Between two questions while lost. */
const AGAIN_MS = 3_000
/**
 * A connection can hang without an error: when nothing was heard for `QUIET_MS`, the service is asked, and has `ANSWER_MS`. With the look
 * every `LOOK_MS` that is 27 seconds at most.
 */
const [LOOK_MS, QUIET_MS, ANSWER_MS] = [5_000, 12_000, 10_000]
const PROBE = '/healthz'

/** A gateway that answers in the place of a service that does not: its page is not JSON. */
const isGateway = (answer: Response) => [502, 503, 504].includes(answer.status) && !answer.headers.get('content-type')?.includes('json')

/** Makes the connection of one page. */
export function createConnection(world: ConnectionWorld): Connection {
  const listeners = new Set<() => void>()
  const watchers = new Set<(refused: ConnectionState['refused']) => void>()
  let state: ConnectionState = { lost: null, heardAt: null, refused: null }
  let cancel: (() => void) | null = null
  let stopLooking: (() => void) | null = null
  let startedAt = world.now()
  const underWay = new Set<AbortController>()

  const set = (patch: Partial<ConnectionState>) => {
    state = { ...state, ...patch }
    for (const tell of listeners) tell()
  }
  const askLater = () => {
    if (watchers.size > 0) cancel ??= world.after(probe, AGAIN_MS)
  }
  const heard = () => {
    const { lost, refused } = state
    if (!lost) {
      // no news: nothing on the screen depends on it
      state = { ...state, heardAt: world.now() }
      return
    }
    stopAsking()
    set({ lost: null, heardAt: world.now(), refused: null })
    for (const tell of watchers) tell(refused)
  }
  const lose = (refused: ConnectionState['refused'] = null) => {
    set({ lost: world.isOnline() ? 'silent' : 'offline', refused: refused ?? state.refused })
    askLater()
  }
  const stopAsking = () => {
    cancel?.()
    cancel = null
  }
  let isProbing = false
  function probe() {
    stopAsking()
    if (isProbing) return
    isProbing = true
    const patience = new AbortController()
    const enough = world.after(() => patience.abort(silence()), ANSWER_MS)
    void world
      .fetch(PROBE, { cache: 'no-store', signal: patience.signal })
      .then(
        (answer) => (isGateway(answer) ? lose() : heard()),
        () => {
          lose()
          // who still waits is told: a change is not known to be saved
          for (const call of underWay) call.abort(silence())
        },
      )
      .finally(() => {
        enough()
        isProbing = false
        if (state.lost) askLater()
      })
  }
  const silence = () => new TypeError('The service does not answer')
  const look = () => {
    stopLooking = world.after(look, LOOK_MS)
    if (!state.lost && world.now() - (state.heardAt ?? startedAt) >= QUIET_MS) probe()
  }

  const send: typeof fetch = async (input, init) => {
    const writes = (init?.method ?? 'GET') !== 'GET'
    if (writes && state.lost && watchers.size > 0) {
      lose('unsent')
      throw new TypeError('No connection')
    }
    const call = new AbortController()
    const signal = init?.signal ? AbortSignal.any([init.signal, call.signal]) : call.signal
    underWay.add(call)
    try {
      const answer = await world.fetch(input, { ...init, signal })
      if (isGateway(answer)) lose(writes ? 'unconfirmed' : null)
      else heard()
      return answer
    } catch (error) {
      if (error instanceof TypeError) lose(writes ? 'unconfirmed' : null)
      throw error
    } finally {
      underWay.delete(call)
    }
  }

  const onOffline = () => lose()
  return {
    send,
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    watch: (onBack) => {
      watchers.add(onBack)
      world.events.addEventListener('offline', onOffline)
      world.events.addEventListener('online', probe)
      if (!world.isOnline()) lose()
      if (!stopLooking) {
        startedAt = world.now()
        stopLooking = world.after(look, LOOK_MS)
      }
      return () => {
        watchers.delete(onBack)
        if (watchers.size > 0) return
        stopAsking()
        stopLooking?.()
        stopLooking = null
        world.events.removeEventListener('offline', onOffline)
        world.events.removeEventListener('online', probe)
      }
    },
  }
}

/** The connection of this browser page. */
export const browserConnection = (): Connection =>
  createConnection({
    fetch: (...args) => fetch(...args),
    isOnline: () => navigator.onLine,
    now: () => Date.now(),
    after: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    events: window,
  })
