import { type RefObject, useEffect, useRef } from 'react'
import type { WeekView } from '../model.ts'
import { autoScroll } from './auto-scroll.ts'
import { type Editor, useEditor } from './editor-context.ts'
import type { Over } from './offer.ts'
import { type LanePrice, positionAt } from './price-lanes.ts'

const STARTS_AFTER_PX = 6
const HOLD_MS = 260
const NO_PRICES: ReadonlyMap<string, LanePrice> = new Map()
/** What can be dragged: anything that names its visit so. */
const GRABBABLE = '[data-grab][data-visit]'

/** A pointer that went down on a visit, and where. */
interface Grip {
  readonly visitId: string
  readonly x: number
  readonly y: number
  readonly touch: boolean
}

const shiftOf = (key: string) => ({ technicianId: key.slice(0, key.indexOf(':')), date: key.slice(key.indexOf(':') + 1) })

/** The place under the pointer; in a lane with a time axis, the place between the visits there. */
function pointedAt(editor: Editor, view: WeekView | null, visitId: string, x: number, y: number): Over | null {
  const target = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-lane], [data-basket]')
  if (!target) return null
  const key = target.dataset['lane']
  if (key === undefined) return { kind: 'basket' }
  const track = target.querySelector<HTMLElement>('[data-track-from]')
  const box = track?.getBoundingClientRect()
  if (!track || !box || x < box.left || x > box.right) return { kind: 'shift', key, position: null, place: null }
  const [from, to] = [Number(track.dataset['trackFrom']), Number(track.dataset['trackTo'])]
  const at = from + ((x - box.left) / box.width) * (to - from)
  const stops = (view?.cells.get(key)?.stops ?? []).filter((placed) => placed.visit.id !== visitId)
  const position = positionAt(
    stops.map(({ stop }) => ({ from: Date.parse(stop.start), to: Date.parse(stop.end) })),
    at,
  )
  const { bench, history } = editor.session.get()
  return { kind: 'shift', key, position, place: bench?.place(history.present, visitId, { ...shiftOf(key), position }) ?? null }
}

const samePlace = (a: Over | null, b: Over | null) =>
  a?.kind === b?.kind &&
  (a?.kind !== 'shift' || b?.kind !== 'shift' || (a.key === b.key && a.position === b.position && a.place === b.place))

/**
 * Dragging visits from board, basket and map with a price on every shift. Prices are computed once when a drag starts; while the
 * pointer moves only the ghost does. Escape lets go. `grab` starts from elsewhere (the map) at a pointer position.
 */
export function useDrag(of: {
  readonly root: RefObject<HTMLElement | null>
  readonly ghost: RefObject<HTMLElement | null>
  readonly view: WeekView | null
  readonly enabled: boolean
}): { readonly grab: (visitId: string, x: number, y: number) => void } {
  const editor = useEditor()
  const latest = useRef(of)
  latest.current = of
  const grabRef = useRef<(grip: Grip) => void>(() => undefined)

  useEffect(() => {
    const root = of.root.current
    if (!root) return
    let release: (() => void) | null = null

    const begin = (grip: Grip) => {
      const { session, actions, offer } = editor
      const price = () => {
        const { bench, history } = session.get()
        const prices = bench?.prices(history.present, grip.visitId) ?? NO_PRICES
        const over = offer.get()?.over ?? null
        offer.set({ by: 'pointer', visitId: grip.visitId, prices, over })
      }
      price()
      if (!session.get().bench) void actions.wake().then(() => offer.get()?.visitId === grip.visitId && price())
      document.documentElement.dataset['dragging'] = 'true'
    }
    const hold = (grip: Grip) => {
      release?.()
      const { offer, actions } = editor
      let dragging = false
      let [x, y] = [grip.x, grip.y]
      const scroll = autoScroll()
      const start = () => {
        dragging = true
        begin(grip)
        moveGhost()
      }
      const timer = grip.touch ? setTimeout(start, HOLD_MS) : undefined
      const moveGhost = () => {
        const ghost = latest.current.ghost.current
        if (!ghost) return
        const { width, height } = ghost.getBoundingClientRect()
        const left = x + width > window.innerWidth ? x - width : x
        const top = y + height > window.innerHeight ? y - height : y
        ghost.style.transform = `translate3d(${left}px, ${top}px, 0)`
      }
      const onMove = (event: PointerEvent) => {
        ;[x, y] = [event.clientX, event.clientY]
        const far = Math.hypot(x - grip.x, y - grip.y) > STARTS_AFTER_PX
        // a finger that moves at once scrolls
        if (!dragging && far && grip.touch) return end()
        if (!dragging && far) start()
        if (!dragging) return
        event.preventDefault()
        moveGhost()
        scroll.near(x, y)
        const now = offer.get()
        if (!now) return
        const over = pointedAt(editor, latest.current.view, grip.visitId, x, y)
        if (!samePlace(over, now.over)) offer.set({ ...now, over })
      }
      const end = () => {
        clearTimeout(timer)
        scroll.stop()
        offer.set(null)
        delete document.documentElement.dataset['dragging']
        window.removeEventListener('pointermove', onMove)
        window.removeEventListener('pointerup', onUp)
        window.removeEventListener('pointercancel', end)
        window.removeEventListener('keydown', onKey, true)
        window.removeEventListener('touchmove', onTouch)
        release = null
      }
      const onUp = () => {
        const over = dragging ? pointedAt(editor, latest.current.view, grip.visitId, x, y) : null
        const was = dragging
        end()
        if (!was) return
        swallowClick()
        if (over?.kind === 'basket') actions.basket([grip.visitId])
        if (over?.kind === 'shift') actions.place(grip.visitId, shiftOf(over.key), over.position)
      }
      const onKey = (event: KeyboardEvent) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        if (dragging) swallowClick()
        end()
      }
      const onTouch = (event: TouchEvent) => {
        if (dragging) event.preventDefault()
      }
      window.addEventListener('pointermove', onMove)
      window.addEventListener('pointerup', onUp)
      window.addEventListener('pointercancel', end)
      window.addEventListener('keydown', onKey, true)
      window.addEventListener('touchmove', onTouch, { passive: false })
      release = end
    }
    grabRef.current = hold
    const onDown = (event: PointerEvent) => {
      if (!latest.current.enabled || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      const visitId = event.target instanceof Element ? event.target.closest<HTMLElement>(GRABBABLE)?.dataset['visit'] : undefined
      if (visitId) hold({ visitId, x: event.clientX, y: event.clientY, touch: event.pointerType === 'touch' })
    }
    root.addEventListener('pointerdown', onDown)
    return () => {
      root.removeEventListener('pointerdown', onDown)
      release?.()
    }
  }, [editor, of.root])

  return {
    grab: (visitId, x, y) => {
      if (latest.current.enabled) grabRef.current({ visitId, x, y, touch: false })
    },
  }
}

/** The click that the browser makes of the end of a drag means nothing. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation()
    event.preventDefault()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, true), 0)
}
