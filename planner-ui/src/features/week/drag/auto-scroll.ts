/** as wide as a finger */
const EDGE_PX = 36
const STEP_PX = 10

function scrollable(from: Element | null): HTMLElement | null {
  for (let at = from; at instanceof HTMLElement; at = at.parentElement) {
    const { overflowY, overflowX } = getComputedStyle(at)
    const scrolls = /auto|scroll/
    if (scrolls.test(overflowY) && at.scrollHeight > at.clientHeight) return at
    if (scrolls.test(overflowX) && at.scrollWidth > at.clientWidth) return at
  }
  return null
}

const pull = (at: number, low: number, high: number) => (at < low + EDGE_PX ? -STEP_PX : at > high - EDGE_PX ? STEP_PX : 0)

/** Scrolls what lies under a dragged thing while it is near the edge; `stop` when the drag ends. */
export function autoScroll(): { readonly near: (x: number, y: number) => void; readonly stop: () => void } {
  let frame = 0
  let [px, py] = [0, 0]
  const tick = () => {
    frame = 0
    const box = scrollable(document.elementFromPoint(px, py))
    if (!box) return
    const { left, right, top, bottom } = box.getBoundingClientRect()
    const [dx, dy] = [pull(px, left, right), pull(py, top, bottom)]
    if (dx === 0 && dy === 0) return
    box.scrollBy(dx, dy)
    frame = requestAnimationFrame(tick)
  }
  return {
    near(x, y) {
      ;[px, py] = [x, y]
      if (frame === 0) frame = requestAnimationFrame(tick)
    },
    stop: () => cancelAnimationFrame(frame),
  }
}
