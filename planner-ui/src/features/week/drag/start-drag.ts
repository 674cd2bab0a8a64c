import type { RefObject } from 'react'
import type { Editor } from '../edit/editor-context.ts'
import type { LanePrice } from '../edit/price-lanes.ts'
import type { WeekView } from '../model.ts'
import { autoScroll } from './auto-scroll.ts'
import { dragCursor } from './drag-cursor.ts'
import { createDwell } from './dwell.ts'
import { followGesture, type Gesture, type Grip, type Later } from './gesture.ts'
import { ghostFollower } from './ghost-follower.ts'
import { dayPointedAt, type MapProbe, pointedAt, samePlace, shiftOf } from './pointed-at.ts'

const NO_PRICES: ReadonlyMap<string, LanePrice> = new Map()
const later: Later = (run, ms) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** What a drag needs of the screen, as it is at the moment. */
export interface DragOf {
  readonly ghost: RefObject<HTMLElement | null>
  /** what the map shows where; null until it is there */
  readonly map: RefObject<MapProbe | null>
  readonly view: WeekView | null
  readonly day: string | null
  readonly onDay: (day: string | null) => void
  readonly enabled: boolean
}

/** One drag: prices at the lift, the card and the place pointed at while it moves, the edit at the drop. */
export function startDrag(
  grip: Grip,
  editor: Editor,
  latest: RefObject<DragOf>,
  onOver: () => void,
): { readonly gesture: Gesture /** the page changed under the pointer */; readonly again: () => void } {
  const { session, actions, offer } = editor
  const { visitId } = grip
  const scroll = autoScroll()
  const cursor = dragCursor()
  const sight = () => ({ editor, visitId, view: latest.current.view, map: latest.current.map.current })
  const dwell = createDwell((day) => latest.current.onDay(day === '' ? null : day), later)
  let at = { x: grip.x, y: grip.y }

  const price = () => {
    const { bench, history } = session.get()
    const half = grip.y > window.innerHeight / 2 ? 'lower' : 'upper'
    offer.set({
      by: 'pointer',
      visitId,
      prices: bench?.prices(history.present, visitId) ?? NO_PRICES,
      over: offer.get()?.over ?? null,
      half,
      touch: grip.touch,
    })
  }
  const aim = () => {
    const now = offer.get()
    if (!now) return
    const over = pointedAt(sight(), at.x, at.y)
    if (!samePlace(over, now.over)) offer.set({ ...now, over })
  }
  // a pointer that is down may lift: what is asked then is known already
  const stopWarming = later(() => {
    const { bench, history } = session.get()
    bench?.prices(history.present, visitId)
  }, 0)
  const ghost = ghostFollower(latest.current.ghost.current, grip.touch)
  const moveTo = (x: number, y: number) => {
    at = { x, y }
    ghost.follow(x, y)
    if (!grip.touch) cursor.over(x, y)
  }
  const end = () => {
    stopWarming()
    scroll.stop()
    cursor.stop()
    ghost.stop()
    dwell.stop()
    if (offer.get()?.by === 'pointer') offer.set(null)
    delete document.documentElement.dataset['dragging']
    onOver()
  }
  const gesture = followGesture(
    grip,
    {
      lift: (x, y) => {
        document.documentElement.dataset['dragging'] = 'true'
        price()
        if (!session.get().bench) void actions.wake().then(() => gesture.isLifted() && price())
        moveTo(x, y)
      },
      move: (x, y) => {
        moveTo(x, y)
        scroll.near(x, y)
        dwell.at(dayPointedAt(latest.current.view, latest.current.day, x, y))
        aim()
      },
      drop: (x, y) => {
        const over = pointedAt(sight(), x, y)
        end()
        if (over?.kind === 'basket') actions.basket([visitId])
        if (over?.kind === 'shift') actions.place(visitId, shiftOf(over.key), over.position)
      },
      leave: end,
    },
    later,
  )
  return { gesture, again: () => (gesture.isLifted() ? aim() : undefined) }
}
