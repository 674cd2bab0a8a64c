import express, { type Express } from 'express'
import { bindEndpoints } from './http/bind-endpoints.ts'
import { docsPage } from './http/docs-page.ts'
import { errorHandler, sendProblem } from './http/error-handler.ts'
import type { AllHandlers } from './http/handler.ts'
import { health } from './http/health.ts'
import { osrmFace } from './http/osrm-face.ts'
import { rateLimits } from './http/rate-limits.ts'
import { requestLog } from './http/request-log.ts'
import { screens } from './http/screens.ts'
import { securityHeaders } from './http/security-headers.ts'
import { vroomFace } from './http/vroom-face.ts'
import { refuse } from './refusal.ts'
import { basemapHandlers } from './routes/basemap.ts'
import { bookingHandlers } from './routes/booking.ts'
import { clientFileHandlers } from './routes/client-file.ts'
import { clientListHandlers } from './routes/client-list.ts'
import { clientHandlers } from './routes/clients.ts'
import { duplicateHandlers } from './routes/duplicates.ts'
import { importHandlers } from './routes/imports.ts'
import { invitationHandlers } from './routes/invitations.ts'
import { liveHandlers } from './routes/live.ts'
import { meetingHandlers } from './routes/meeting.ts'
import { planEditHandlers } from './routes/plan-edits.ts'
import { reportHandlers } from './routes/reports.ts'
import { roadbookHandlers } from './routes/roadbooks.ts'
import { routePlanHandlers } from './routes/route-plans.ts'
import { savedViewHandlers } from './routes/saved-views.ts'
import { sessionHandlers } from './routes/session.ts'
import { startHandlers } from './routes/start.ts'
import { teamHandlers } from './routes/team.ts'
import { zoneHandlers } from './routes/zones.ts'
import type { Services } from './services.ts'

/** Every endpoint of the contract, answered: a missing one does not compile. */
const handlers: AllHandlers = {
  ...sessionHandlers,
  ...clientListHandlers,
  ...clientFileHandlers,
  ...clientHandlers,
  ...duplicateHandlers,
  ...importHandlers,
  ...startHandlers,
  ...teamHandlers,
  ...routePlanHandlers,
  ...planEditHandlers,
  ...savedViewHandlers,
  ...roadbookHandlers,
  ...meetingHandlers,
  ...basemapHandlers,
  ...zoneHandlers,
  ...bookingHandlers,
  ...invitationHandlers,
  ...liveHandlers,
  ...reportHandlers,
}

const originOf = (url: string | null) => (url ? [new URL(url).origin] : [])

/** The whole service as an Express app: it opens nothing and starts nothing. */
export function createApp(services: Services, options: { readonly version: string; readonly isStopping?: () => boolean }): Express {
  const { config, log } = services
  const app = express()
  const limits = rateLimits({ perMinute: config.requestsPerMinute, failedSignIns: config.failedSignIns })
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.use(requestLog(log))
  app.use(securityHeaders({ https: config.publicUrl?.startsWith('https:') ?? false, mapOrigins: originOf(config.mapStyleUrl) }))
  app.use(health(services, options.isStopping ?? (() => false)))
  app.use(['/v1', '/route', '/table', '/nearest'], limits.all)
  app.post('/v1/session', limits.signIn)
  app.use('/v1/invitations', limits.links)
  app.use(osrmFace(services))
  app.use(vroomFace(services))
  app.use(bindEndpoints(services, handlers))
  app.use(docsPage(options.version))
  app.use(screens())
  app.use((_request, response) => sendProblem(response, refuse('NOT_FOUND')))
  app.use(errorHandler(log))
  return app
}
