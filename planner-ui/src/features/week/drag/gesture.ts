/** A pointer that went down on a visit: which one, where, and whether it is a finger or pen, whose first movement scrolls. */
export interface Grip {
  readonly visitId: string
  readonly pointerId: number
  readonly x: number
  readonly y: number
  readonly touch: boolean
}

/** What a gesture leads to, in page coordinates. After `lift` comes exactly one of `drop` and `leave`; without it only `leave`. */
export interface GestureEvents {
  readonly lift: (x: number, y: number) => void
  readonly move: (x: number, y: number) => void
  readonly drop: (x: number, y: number) => void
  readonly leave: () => void
}

/** A gesture under way; what other pointers do is told to it as well. */
export interface Gesture {
  readonly move: (pointerId: number, x: number, y: number) => void
  readonly up: (pointerId: number, x: number, y: number) => void
  /** another finger came down: both hands let go */
  readonly down: (pointerId: number) => void
  readonly cancel: () => void
  readonly isLifted: () => boolean
}

export const STARTS_AFTER_PX = 6
/** a finger that trembles still holds */
export const TREMBLES_PX = 10
export const HOLD_MS = 280

/** Runs something after milliseconds; the answer takes it back. */
export type Later = (run: () => void, ms: number) => () => void

/** A mouse lifts a visit by moving it, a finger or pen by holding it: one that moves before scrolls, and lifts nothing. */
export function followGesture(grip: Grip, on: GestureEvents, later: Later): Gesture {
  let phase: 'pressed' | 'lifted' | 'over' = 'pressed'
  let [x, y] = [grip.x, grip.y]
  const lift = () => {
    phase = 'lifted'
    on.lift(x, y)
  }
  const stopWaiting = grip.touch ? later(lift, HOLD_MS) : () => undefined
  const end = () => {
    stopWaiting()
    const was = phase
    phase = 'over'
    return was
  }
  const leave = () => {
    if (end() !== 'over') on.leave()
  }
  return {
    isLifted: () => phase === 'lifted',
    cancel: leave,
    down: (pointerId) => {
      if (pointerId !== grip.pointerId) leave()
    },
    move(pointerId, toX, toY) {
      if (pointerId !== grip.pointerId || phase === 'over') return
      ;[x, y] = [toX, toY]
      const far = Math.hypot(x - grip.x, y - grip.y)
      if (phase === 'pressed' && grip.touch && far > TREMBLES_PX) return leave()
      if (phase === 'pressed' && !grip.touch && far > STARTS_AFTER_PX) lift()
      if (phase === 'lifted') on.move(x, y)
    },
    up(pointerId, atX, atY) {
      if (pointerId !== grip.pointerId || phase === 'over') return
      // a finger that only held, or came back, means nothing
      const stayed = grip.touch && Math.hypot(atX - grip.x, atY - grip.y) <= TREMBLES_PX
      if (end() === 'lifted' && !stayed) on.drop(atX, atY)
      else on.leave()
    },
  }
}
