/** Requests wait for a connection as long as their callers do: a thousand at once are late, not refused. */
export const ACQUIRE_TIMEOUT_MS = 300_000
