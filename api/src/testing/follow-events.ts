import type { Caller } from './test-service.ts'

/** A stream of server-sent events that is being read. */
export interface Followed<T> {
  /** waits for the next event with data */
  next(): Promise<T>
  stop(): void
}

/** Follows an event stream; throws when it is refused. */
export async function followEvents<T>(caller: Caller, path: string): Promise<Followed<T>> {
  const stop = new AbortController()
  const answer = await fetch(`${caller.url}${path}`, { headers: { cookie: caller.cookie }, signal: stop.signal })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let seen = ''
  return {
    next: async () => {
      for (let end = seen.indexOf('\n\n'); ; end = seen.indexOf('\n\n')) {
        if (end < 0) {
          seen += (await reader.read()).value ?? ''
          continue
        }
        const event = seen.slice(0, end)
        seen = seen.slice(end + 2)
        if (event.startsWith('data: ')) return JSON.parse(event.slice(6)) as T
      }
    },
    stop: () => stop.abort(),
  }
}
