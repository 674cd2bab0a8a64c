import type { Gesture } from './gesture.ts'

/**
 * Leads the page's events to a gesture until its pointer is up; the answer ends it. While something is lifted the browser neither scrolls
 * nor opens its menu, and the click at the end means nothing.
 */
export function leadEvents(gesture: Gesture, target: EventTarget | null, root: HTMLElement, pointerId: number): () => void {
  const stop = new AbortController()
  const early = { signal: stop.signal, capture: true }
  let wasLifted = false
  const on = (name: string, run: (event: PointerEvent) => void) =>
    window.addEventListener(
      name,
      (event) => {
        wasLifted ||= gesture.isLifted()
        run(event as PointerEvent)
      },
      early,
    )
  const end = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return
    if (wasLifted) swallowClick()
    // the touch that ends a drag comes after its pointer, and would click
    setTimeout(() => stop.abort(), 0)
  }
  const hush = (event: Event) => {
    if (!gesture.isLifted()) return
    if (event.cancelable) event.preventDefault()
    event.stopPropagation()
  }
  on('pointermove', (event) => {
    gesture.move(event.pointerId, event.clientX, event.clientY)
    if (!gesture.isLifted()) return
    event.preventDefault()
    // what was taken may leave the page with its day: the screen follows the finger from now on
    if (event.pointerType !== 'mouse' && event.pointerId === pointerId && !root.hasPointerCapture(pointerId))
      root.setPointerCapture(pointerId)
  })
  on('pointerdown', (event) => gesture.down(event.pointerId))
  on('pointerup', (event) => {
    gesture.up(event.pointerId, event.clientX, event.clientY)
    end(event)
  })
  on('pointercancel', (event) => {
    if (event.pointerId === pointerId) gesture.cancel()
    end(event)
  })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      wasLifted ||= gesture.isLifted()
      event.preventDefault()
      event.stopPropagation()
      gesture.cancel()
    },
    early,
  )
  // of the window itself: what loses the focus inside it means nothing
  window.addEventListener('blur', gesture.cancel, { signal: stop.signal })
  for (const name of ['contextmenu', 'selectstart']) window.addEventListener(name, hush, early)
  // on the window for the map, which would pan; on what was taken for when it leaves the page
  for (const where of [window, target]) where?.addEventListener('touchmove', hush, { ...early, passive: false })
  window.addEventListener('touchend', (event) => wasLifted && event.cancelable && event.preventDefault(), { ...early, passive: false })
  return () => {
    gesture.cancel()
    stop.abort()
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
