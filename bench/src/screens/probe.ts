/**
 * Runs in the page before anything else and notes, in milliseconds since navigation: paints, layout shifts without input, long tasks,
 * when the first stop and the map are there; of each interaction the time to its next frame (Event Timing, W3C); and of each move of the pointer
 * the time until the frame that answers it is drawn.
 */
export const PROBE = `(() => {
  const seen = { fcp: null, lcp: null, cls: 0, longTasks: [], usable: null, map: null, shifted: [], events: [], moves: [], drag: null }
  globalThis.__seen = seen
  const watch = (type, each, more = {}) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more })
  watch('paint', (entry) => { if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime })
  watch('largest-contentful-paint', (entry) => { seen.lcp = entry.startTime })
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) { seen.cls += entry.value; for (const { node } of entry.sources) seen.shifted.push(node?.className || node?.nodeName || '?') } })
  watch('longtask', (entry) => seen.longTasks.push({ at: entry.startTime, ms: entry.duration }))
  watch('event', (entry) => { if (entry.interactionId) seen.events.push({ name: entry.name, ms: entry.duration, waited: entry.processingStart - entry.startTime, worked: entry.processingEnd - entry.processingStart }) }, { durationThreshold: 16 })
  let moved = 0
  let drawing = false
  addEventListener('pointermove', (event) => {
    moved = event.timeStamp
    if (drawing) return
    drawing = true
    requestAnimationFrame(() => setTimeout(() => { drawing = false; seen.moves.push(performance.now() - event.timeStamp) }))
  }, true)
  new MutationObserver(() => {
    const now = performance.now()
    if (seen.usable === null && document.querySelector('[data-testid=stop]')) seen.usable = now
    if (seen.map === null && document.querySelector('[data-testid=map][data-ready=true]')) seen.map = now
    if (seen.drag === null && document.documentElement.dataset.dragging) requestAnimationFrame(() => { seen.drag = performance.now() - moved })
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-ready', 'data-dragging'] })
})()`

/** What the probe noted. */
export interface Seen {
  readonly fcp: number | null
  readonly lcp: number | null
  readonly cls: number
  readonly longTasks: readonly { readonly at: number; readonly ms: number }[]
  /** classes of what moved */
  readonly shifted: readonly string[]
  readonly usable: number | null
  readonly map: number | null
  readonly events: readonly { readonly name: string; readonly ms: number; readonly waited: number; readonly worked: number }[]
  /** of pointer moves, to the end of the frame that follows */
  readonly moves: readonly number[]
  readonly drag: number | null
}
