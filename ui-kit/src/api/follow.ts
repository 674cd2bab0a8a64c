import { type CallInput, type CallOutput, type Endpoint, urlOf } from '@tournee/contract'

/**
 * Follows a stream of server-sent events; answers a function that stops it. `onLost` is told when the stream cannot be
 * had or breaks for good, so that the screen can ask for the state instead.
 */
export function follow<E extends Endpoint>(
  e: E,
  input: CallInput<E>,
  listener: { readonly onEvent: (answer: CallOutput<E>) => void; readonly onLost: () => void },
): () => void {
  const source = new EventSource(urlOf(e, input as { params?: Record<string, unknown> }))
  const read = (event: Event) => {
    if (!(event instanceof MessageEvent) || typeof event.data !== 'string') return
    const answer = e.answer.safeParse(JSON.parse(event.data))
    if (answer.success) listener.onEvent(answer.data as CallOutput<E>)
  }
  for (const name of ['message', 'progress', 'state', 'end', 'done']) source.addEventListener(name, read)
  source.onerror = () => {
    // the browser reconnects by itself unless it has given up; a stream that ended is closed by the listener
    source.close()
    listener.onLost()
  }
  return () => source.close()
}
