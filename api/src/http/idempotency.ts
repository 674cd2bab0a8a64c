import { createHash } from 'node:crypto'
import type { Endpoint, User } from '@tournee/contract'
import { type Connection, claimIdempotencyKey, type Database, releaseIdempotencyKey, saveIdempotentAnswer } from '@tournee/data'
import type { Request } from 'express'
import { type Culprit, isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'

const KEY = /^[\w.:-]{8,128}$/
const BAD_KEY: Culprit = {
  code: 'IDEMPOTENCY_KEY',
  path: 'headers.idempotency-key',
  cause: 'It is not 8 to 128 letters, digits or . _ : -',
  remedy: 'Send a UUID.',
}

/** Method, address, query and body of a request, hashed: what must be the same for the answer to be the same. */
function hashOf(request: Request): string {
  const file = request.file ? createHash('sha256').update(request.file.buffer).digest('hex') : ''
  return createHash('sha256')
    .update(JSON.stringify([request.method, request.originalUrl, request.body ?? null, file]))
    .digest('hex')
}

/** Who asks what under which key: how the answer is found again. */
interface KeyOf {
  readonly scope: string
  readonly key: string
  readonly status: number
}

/** Services whose transactions also store the answer they lead to, in the same transaction: what is done is answered, even after a crash. */
function rememberingServices(services: Services, endpoint: Endpoint, { scope, key, status }: KeyOf) {
  let isOpen = true
  const remember = async (connection: Connection, result: unknown) => {
    const answer = endpoint.answer.safeParse(result)
    if (isOpen && answer.success) await saveIdempotentAnswer(connection, scope, key, status, JSON.stringify(answer.data))
  }
  const transaction: Database['transaction'] = (work) =>
    services.db.transaction(async (connection) => {
      const result = await work(connection)
      await remember(connection, result)
      return result
    })
  return {
    services: { ...services, db: { ...services.db, transaction } },
    // the run that a request starts goes on after its answer: its transactions are no answers
    end: () => {
      isOpen = false
    },
  }
}

/**
 * Runs a POST once per Idempotency-Key and user: the same key and request gets the stored answer, across a restart;
 * another request under the same key is refused. Refusals are not stored: a corrected world may answer better.
 */
export async function answerOnce(
  services: Services,
  endpoint: Endpoint,
  user: User | null,
  request: Request,
  run: (services: Services) => Promise<unknown | Refusal>,
): Promise<unknown | Refusal> {
  const key = request.get('idempotency-key')
  if (key === undefined || endpoint.method !== 'POST' || endpoint.access === 'public') return run(services)
  if (!KEY.test(key)) return refuse('INVALID_REQUEST', undefined, [BAD_KEY])
  const { db } = services
  const scope = `${user?.id ?? 'nobody'} ${endpoint.path}`
  const claim = { scope, key, requestHash: hashOf(request), owner: services.processId, at: services.now() }
  const known = await db.transaction((connection) => claimIdempotencyKey(connection, claim))
  if (known.kind === 'other-request') return refuse('IDEMPOTENCY_KEY_REUSED')
  if (known.kind === 'in-progress') return refuse('IDEMPOTENCY_IN_PROGRESS')
  if (known.kind === 'answered') return JSON.parse(known.answer) as unknown
  const status = endpoint.status ?? 200
  const remembering = rememberingServices(services, endpoint, { scope, key, status })
  try {
    const outcome = await run(remembering.services)
    remembering.end()
    if (isRefusal(outcome)) await releaseIdempotencyKey(db.connection, scope, key)
    else await saveIdempotentAnswer(db.connection, scope, key, status, JSON.stringify(outcome))
    return outcome
  } catch (error) {
    remembering.end()
    await releaseIdempotencyKey(db.connection, scope, key)
    throw error
  }
}
