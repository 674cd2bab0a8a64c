/** How far the card stays from a finger, which would cover it. */
const BESIDE_FINGER_PX = 28

/** Keeps the card beside the pointer and inside the window, once a frame, when what it says is drawn; `stop` when the drag ends. */
export function ghostFollower(
  ghost: HTMLElement | null,
  touch: boolean,
): { readonly follow: (x: number, y: number) => void; readonly stop: () => void } {
  let frame = 0
  let [px, py] = [0, 0]
  const draw = () => {
    frame = 0
    if (!ghost) return
    const [left, top] = touch ? besideFinger(ghost, px, py) : besideMouse(ghost, px, py)
    ghost.style.transform = `translate3d(${Math.round(left)}px, ${Math.round(top)}px, 0)`
  }
  return {
    follow(x, y) {
      ;[px, py] = [x, y]
      if (frame === 0) frame = requestAnimationFrame(draw)
    },
    stop: () => cancelAnimationFrame(frame),
  }
}

function besideMouse(ghost: HTMLElement, x: number, y: number): readonly [left: number, top: number] {
  const { width, height } = ghost.getBoundingClientRect()
  return [x + width > window.innerWidth ? x - width : x, y + height > window.innerHeight ? y - height : y]
}

/** Above the finger, else below it; never over the table of shifts that the finger is on. */
function besideFinger(ghost: HTMLElement, x: number, y: number): readonly [left: number, top: number] {
  const { width, height } = ghost.getBoundingClientRect()
  const sheet = document.querySelector('[data-drop-sheet]')?.getBoundingClientRect()
  const left = Math.max(0, Math.min(x - width / 2, window.innerWidth - width))
  if (sheet && y >= sheet.top && y <= sheet.bottom) return [left, sheet.top > height ? sheet.top - height : sheet.bottom]
  const above = y - height - BESIDE_FINGER_PX
  return [left, above < 0 ? y + BESIDE_FINGER_PX : above]
}
