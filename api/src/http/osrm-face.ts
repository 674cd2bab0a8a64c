import { answerOsrm } from '@tournee/osrm'
import { type Request, type Response, Router } from 'express'
import type { Services } from '../services.ts'

/** `/route/v1`, `/table/v1`, `/nearest/v1` of the embedded roads, in OSRM's own format and error codes: any OSRM client can talk to it. */
export function osrmFace({ embedded }: Pick<Services, 'embedded'>): Router {
  const router = Router()
  const answer = async (request: Request, response: Response) => {
    response.locals.route = `GET /${request.path.split('/')[1]}/v1`
    const { status, body } = await answerOsrm(embedded, request.originalUrl)
    response.status(status).json(body)
  }
  for (const service of ['route', 'table', 'nearest']) router.get(`/${service}/v1/:profile/*points`, answer)
  return router
}
