import type { Response } from 'express'

const HEARTBEAT_MS = 15_000

/** Streams answers as server-sent events, one `data:` each (null is none yet), until they end or the caller leaves. What fails before the first one is thrown. */
export async function sendEvents(
  response: Response,
  answers: AsyncIterable<unknown>,
  present: (answer: unknown) => unknown,
): Promise<void> {
  const iterator = answers[Symbol.asyncIterator]()
  // an unknown run is refused as any other request, before the stream begins
  let next = await iterator.next()
  response.status(200).set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  response.flushHeaders()
  // an event of its own: a screen that hears none for long knows that the stream hangs
  const heartbeat = setInterval(() => response.write('event: here\ndata: {}\n\n'), HEARTBEAT_MS)
  try {
    for (; !next.done && !response.destroyed; next = await iterator.next()) {
      if (next.value !== null) response.write(`data: ${JSON.stringify(present(next.value))}\n\n`)
    }
  } finally {
    clearInterval(heartbeat)
    await iterator.return?.()
    response.end()
  }
}
