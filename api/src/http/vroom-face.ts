import { randomUUID } from 'node:crypto'
import type { Role } from '@tournee/contract'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { answerVroom, type VroomAnswer, type VroomRequest } from '../workers/vroomer.ts'
import { sendProblem } from './error-handler.ts'
import { checkOrigin, readSession } from './session.ts'

const PATH = '/v1/vroom'
const ALLOWED: readonly Role[] = ['planner', 'admin']
/** A thousand places bring matrices of some 6 MB. */
const MAX_BODY = '12mb'

/** HTTP status by VROOM's code, as vroom-express answers: 4 = more than it takes. */
const STATUS: Readonly<Record<number, number>> = { 0: 200, 1: 500, 2: 400, 3: 500, 4: 413 }

const readBytes: RequestHandler = express.raw({ type: () => true, limit: MAX_BODY })

type Needs = Pick<Services, 'db' | 'config' | 'now' | 'jobs' | 'roads' | 'log'>

/** Null when the caller may plan; what is wrong otherwise. Before the body is read. */
async function refuseCaller(services: Needs, request: Request, response: Response): Promise<Refusal | null> {
  const session = await readSession(services, request, response)
  response.locals.userId = session.user?.id
  if (!session.user) return refuse('NOT_SIGNED_IN')
  if (!ALLOWED.includes(session.user.role)) return refuse('FORBIDDEN')
  return checkOrigin({ method: 'POST', access: ALLOWED }, session, request)
}

/** Runs when a solver is free; the search ends with its best when the caller leaves or the service stops. */
function inTurn({ jobs, roads }: Needs, work: VroomRequest, leaving: AbortSignal): Promise<VroomAnswer> {
  const id = `vroom-${randomUUID()}`
  leaving.addEventListener('abort', () => jobs.cancel(id), { once: true })
  return new Promise((resolve, reject) => {
    jobs.add(id, (signal) => answerVroom(work, (places) => roads.table(places), signal).then(resolve, reject))
  })
}

const send = (response: Response, { code, json }: VroomAnswer): void => {
  response
    .status(STATUS[code] ?? 500)
    .set('cache-control', 'no-store')
    .type('application/json')
    .send(json)
}
const failure = (code: number, error: string): VroomAnswer => ({ code, json: JSON.stringify({ code, error }) })

/** `POST /v1/vroom[?mode=check]`: VROOM's JSON in and out, its codes and error body; planned away from the event loop. */
export function vroomFace(services: Needs): Router {
  const router = Router()
  router.post(PATH, async (request, response) => {
    response.locals.route = `POST ${PATH}`
    const refused = await refuseCaller(services, request, response)
    if (refused) return sendProblem(response, refused)
    const unread = await new Promise<unknown>((resolve) => readBytes(request, response, resolve))
    if (unread) {
      const tooLarge = (unread as { type?: string }).type === 'entity.too.large'
      return send(response, tooLarge ? failure(4, `the body is larger than ${MAX_BODY}`) : failure(2, String((unread as Error).message)))
    }
    const mode = request.query['mode']
    if (mode !== undefined && mode !== 'check' && mode !== 'solve') return send(response, failure(2, 'mode is check, or solve'))
    const leaving = new AbortController()
    response.on('close', () => leaving.abort())
    const body: Uint8Array = Buffer.isBuffer(request.body) ? request.body : new Uint8Array()
    try {
      send(response, await inTurn(services, { body, check: mode === 'check' }, leaving.signal))
    } catch (error) {
      services.log.error({ err: error, requestId: response.locals.requestId }, 'a VROOM request crashed')
      send(response, failure(1, 'internal error'))
    }
  })
  router.all(PATH, (_request, response) => {
    response.set('allow', 'POST')
    sendProblem(response, refuse('METHOD_NOT_ALLOWED'))
  })
  return router
}
