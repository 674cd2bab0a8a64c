import { type Endpoint, endpoints, FileAnswer } from '@tournee/contract'
import { type Request, type Response, Router } from 'express'
import { mayCall } from '../policies/may-call.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { readBody } from './body-reader.ts'
import { sendProblem } from './error-handler.ts'
import type { AllHandlers, Call, EndpointName, Handler, SessionHandle } from './handler.ts'
import { answerOnce } from './idempotency.ts'
import { readIfMatch, readRequest, readScreenId } from './read-request.ts'
import { sendEvents } from './send-events.ts'
import { sendFile } from './send-file.ts'
import { checkOrigin, readSession } from './session.ts'

type AnyHandler = Handler<Endpoint>
type Methods = 'get' | 'post' | 'put' | 'patch' | 'delete'

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** The request as its handler reads it, or why it is not well-formed. */
function readCall(
  endpoint: Endpoint,
  session: SessionHandle,
  services: Services,
  request: Request,
  response: Response,
): Call<Endpoint> | Refusal {
  if (endpoint.form === 'multipart' && !request.file) return refuse('NO_FILE')
  const read = readRequest(endpoint, request)
  if (isRefusal(read)) return read
  const ifMatch = readIfMatch(request)
  if (isRefusal(ifMatch)) return ifMatch
  const leaving = new AbortController()
  response.on('close', () => leaving.abort())
  const file = request.file ? { name: request.file.originalname, bytes: request.file.buffer } : null
  const language = request.acceptsLanguages('fr', 'en') || 'fr'
  const said = { ifMatch, language, screenId: readScreenId(request) }
  return { ...read, ...said, file, user: session.user, session, at: services.now(), signal: leaving.signal } as Call<Endpoint>
}

/** Who, whence, may he; then the body, then the work itself: once per idempotency key. */
async function answer(name: EndpointName, services: Services, handler: AnyHandler, request: Request, response: Response): Promise<unknown> {
  const endpoint: Endpoint = endpoints[name]
  const session = await readSession(services, request, response)
  response.locals.userId = session.user?.id
  const refused = mayCall(name, session.user) ?? checkOrigin(endpoint, session, request)
  if (refused) return refused
  await readBody(endpoint, request, response)
  return answerOnce(services, endpoint, session.user, request, async (own) => {
    const call = readCall(endpoint, session, services, request, response)
    const said: unknown = isRefusal(call) ? call : await handler(call, own)
    return isRefusal(said) || isStream(said) ? said : endpoint.answer.parse(said)
  })
}

/** Puts every endpoint of the contract on a router, each with its validation, its rights and its answer's schema. */
export function bindEndpoints(services: Services, handlers: AllHandlers): Router {
  const router = Router()
  for (const [name, endpoint] of Object.entries(endpoints) as [EndpointName, Endpoint][]) {
    const handler = handlers[name] as unknown as AnyHandler
    router[endpoint.method.toLowerCase() as Methods](endpoint.path, async (request: Request, response: Response) => {
      response.locals.route = `${endpoint.method} ${endpoint.path}`
      const outcome = await answer(name, services, handler, request, response)
      if (isRefusal(outcome)) sendProblem(response, outcome)
      else if (isStream(outcome)) await sendEvents(response, outcome, (event) => endpoint.answer.parse(event))
      else if (endpoint.form === 'binary') sendFile(response, FileAnswer.parse(outcome))
      else sendAnswer(response, endpoint, outcome)
    })
  }
  return refuseOtherMethods(router)
}

/** An address of the contract asked with another method is 405 with Allow, not 404. */
function refuseOtherMethods(router: Router): Router {
  const all: Endpoint[] = Object.values(endpoints)
  for (const path of new Set(all.map((e) => e.path))) {
    const allowed = all.filter((e) => e.path === path).map((e) => e.method)
    router.all(path, (request, response, next) => {
      // another endpoint may have the same shape: /v1/sites/to-place and /v1/sites/:id
      if ((allowed as string[]).includes(request.method) || request.method === 'HEAD') return next()
      response.set('allow', allowed.join(', '))
      sendProblem(response, refuse('METHOD_NOT_ALLOWED'))
    })
  }
  return router
}

function sendAnswer(response: Response, endpoint: Endpoint, answer: unknown): void {
  response.set('cache-control', 'no-store')
  const version = (answer as { version?: unknown } | null)?.version
  if (typeof version === 'number') response.set('etag', `"${version}"`)
  // a captive portal answers anything with 200: who keeps things until they are taken counts on this, not on the status alone
  if (endpoint.status === 201 || endpoint.status === 202) response.set('x-tournee-taken', 'yes')
  if (endpoint.status === 204) response.status(204).end()
  else response.status(endpoint.status ?? 200).json(answer)
}
