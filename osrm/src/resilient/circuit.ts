/** Whether the preferred provider is asked: always (closed), not until `retryAt` (open), or by one caller to see whether it is back (trial). */
export type CircuitState =
  | { readonly circuit: 'closed' }
  | { readonly circuit: 'open' | 'trial'; readonly retryAt: number; readonly reason: string }

export interface Circuit {
  state(): CircuitState
  /** true when the caller may ask the preferred provider now; in `open` after `retryAt`, one caller only */
  admit(): boolean
  succeed(): void
  /** opens for `coolDownMs`, or as long as the server asked */
  fail(reason: string, retryAfterMs: number | null): void
  /** the admitted call ended without telling anything about the server (cancelled, refused for its own sake) */
  abandon(): void
}

/** A circuit breaker (Nygard, Release It!, ch. 5) that opens at the first outage, so that the delay is paid once. `clock` in milliseconds. */
export function createCircuit(clock: () => number, coolDownMs: number): Circuit {
  let state: CircuitState = { circuit: 'closed' }
  return {
    state: () => state,
    admit() {
      if (state.circuit === 'closed') return true
      if (state.circuit === 'trial' || clock() < state.retryAt) return false
      state = { ...state, circuit: 'trial' }
      return true
    },
    succeed() {
      state = { circuit: 'closed' }
    },
    fail(reason, retryAfterMs) {
      state = { circuit: 'open', retryAt: clock() + Math.max(coolDownMs, retryAfterMs ?? 0), reason }
    },
    abandon() {
      if (state.circuit === 'trial') state = { ...state, circuit: 'open' }
    },
  }
}
