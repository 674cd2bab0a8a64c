import type { Response } from 'express'

const HEARTBEAT_MS = 15_000

/** Streams answers as server-sent events, one `data:` each, until they end or the caller leaves. */
export async function sendEvents(
  response: Response,
  answers: AsyncIterable<unknown>,
  present: (answer: unknown) => unknown,
): Promise<void> {
  response.status(200).set({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  response.flushHeaders()
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS)
  try {
    for await (const answer of answers) {
      if (response.destroyed) break
      response.write(`data: ${JSON.stringify(present(answer))}\n\n`)
    }
  } finally {
    clearInterval(heartbeat)
    response.end()
  }
}
