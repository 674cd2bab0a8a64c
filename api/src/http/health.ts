import { Router } from 'express'
import type { Services } from '../services.ts'

/** `/healthz`: the process answers. `/readyz`: it can work, its database answers and it is not stopping. */
export function health({ db }: Services, isStopping: () => boolean): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.set('cache-control', 'no-store').json({ status: 'ok' }))
  router.get('/readyz', async (_request, response) => {
    const ready =
      !isStopping() &&
      (await db.connection.raw('select 1').then(
        () => true,
        () => false,
      ))
    response
      .set('cache-control', 'no-store')
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready' })
  })
  return router
}
