import { type CallInput, type CallOutput, type Endpoint, urlOf } from '@tournee/contract'

/** The service says every quarter of a minute that it is there: a stream without a sign for so long hangs. */
const SILENT_MS = 35_000

/**
 * Follows a stream of server-sent events; answers a function that stops it. `onLost` is told when the stream cannot be
 * had, breaks for good or hangs, so that the screen can ask for the state instead.
 */
export function follow<E extends Endpoint>(
  e: E,
  input: CallInput<E>,
  listener: { readonly onEvent: (answer: CallOutput<E>) => void; readonly onLost: () => void },
): () => void {
  const source = new EventSource(urlOf(e, input as { params?: Record<string, unknown> }))
  let patience = 0
  const lose = () => {
    clearTimeout(patience)
    source.close()
    listener.onLost()
  }
  const alive = () => {
    clearTimeout(patience)
    patience = window.setTimeout(lose, SILENT_MS)
  }
  const read = (event: Event) => {
    alive()
    if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return
    const answer = e.answer.safeParse(JSON.parse(event.data))
    if (answer.success) listener.onEvent(answer.data as CallOutput<E>)
  }
  for (const name of ['message', 'progress', 'state', 'end', 'done']) source.addEventListener(name, read)
  for (const sign of ['open', 'here']) source.addEventListener(sign, alive)
  // the browser reconnects by itself unless it has given up; a stream that ended is closed by the listener
  source.onerror = lose
  alive()
  return () => {
    clearTimeout(patience)
    source.close()
  }
}
