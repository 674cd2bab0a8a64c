/**
 * The closed hand on whatever a dragged thing is over; `stop` when the drag ends. Only that element is touched: a cursor for the whole page is
 * inherited by everything on it, and would style everything anew in the frame in which a drag begins.
 */
export function dragCursor(): { readonly over: (x: number, y: number) => void; readonly stop: () => void } {
  let on: { readonly element: HTMLElement | SVGElement; readonly before: string } | null = null
  const stop = () => {
    on?.element.style.setProperty('cursor', on.before)
    on = null
  }
  return {
    over(x, y) {
      const element = document.elementFromPoint(x, y)
      if (element === on?.element) return
      stop()
      if (!(element instanceof HTMLElement || element instanceof SVGElement)) return
      on = { element, before: element.style.cursor }
      element.style.setProperty('cursor', 'grabbing', 'important')
    },
    stop,
  }
}
