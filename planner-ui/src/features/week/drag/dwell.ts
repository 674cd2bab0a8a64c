import type { Later } from './gesture.ts'

export const DWELL_MS = 550

/** Opens what is pointed at long enough, once; pointing elsewhere starts over. */
export interface Dwell {
  /** null = nothing that opens */
  readonly at: (target: string | null) => void
  readonly stop: () => void
}

export function createDwell(open: (target: string) => void, later: Later): Dwell {
  let pointed: string | null = null
  let forget = () => {}
  const at = (target: string | null) => {
    if (target === pointed) return
    forget()
    pointed = target
    forget = target === null ? () => {} : later(() => open(target), DWELL_MS)
  }
  return { at, stop: () => at(null) }
}

/** The day to turn to from `day` at an edge of its board; null when there is none. */
export function dayBeside(days: readonly string[], day: string | null, edge: 'before' | 'after'): string | null {
  const at = day === null ? -1 : days.indexOf(day)
  return at < 0 ? null : (days[at + (edge === 'after' ? 1 : -1)] ?? null)
}
