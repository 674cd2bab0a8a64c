import { endpoints, Problem } from '@tournee/contract'
import type { Delivery, KeptStamp } from './stamp-box.ts'

/** Refusals that another try may turn into a yes: not signed in, a stale token, too many at once. */
const TRY_AGAIN = new Set([401, 403, 408, 425, 429])

/**
 * What an answer means. Only our own service's header makes a stamp taken: a hotel's network answers anything with 200 and a page
 * of its own. Only a refusal in our own form sets a stamp aside.
 */
export async function readDelivery(answer: Response): Promise<Delivery> {
  if ((answer.status === 201 || answer.status === 202) && answer.headers.get('x-tournee-taken') === 'yes') return { kind: 'taken' }
  if (answer.status < 400 || answer.status >= 500 || TRY_AGAIN.has(answer.status)) return { kind: 'later' }
  const problem = Problem.safeParse(await answer.json().catch(() => null))
  return problem.success ? { kind: 'refused', code: problem.data.code } : { kind: 'later' }
}

/** A service that takes a call and never answers must not hold the next try up. */
const PATIENCE_MS = 20_000

/** Sends a stamp by the session's token; without a network or an answer it is for later. `now`: the device's clock, epoch milliseconds. */
export async function sendStamp(stamp: KeptStamp, csrfToken: string, now: number): Promise<Delivery> {
  try {
    const answer = await fetch(endpoints.createStamp.path, {
      method: endpoints.createStamp.method,
      headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrfToken },
      credentials: 'same-origin',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      body: JSON.stringify({ ...stamp, sentAt: new Date(now).toISOString() }),
    })
    return await readDelivery(answer)
  } catch {
    return { kind: 'later' }
  }
}
