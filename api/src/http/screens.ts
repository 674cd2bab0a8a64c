import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Response, Router } from 'express'
import { PROJECT_ROOT } from '../config.ts'
import { compressedAssets } from './compressed-assets.ts'

/** The three apps and their addresses; `/` last: it takes every address that nobody else took. */
const SCREENS = [
  { path: '/portal', folder: 'portal' },
  { path: '/mobile', folder: 'mobile-lite' },
  { path: '/', folder: 'planner-ui' },
] as const

const isHashed = (path: string) => /[\\/]assets[\\/]/.test(path)

function setCaching(response: Response, path: string): void {
  // Vite names assets by their content: they never change under their name
  response.setHeader('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
}

/** Serves the built apps; addresses inside an app that name no file answer with its page, so that deep links load. */
export function screens(root: string = PROJECT_ROOT): Router {
  const router = Router()
  for (const { path, folder } of SCREENS) {
    const dist = join(root, folder, 'dist')
    const page = join(dist, 'index.html')
    router.use(path, compressedAssets(dist))
    router.use(path, express.static(dist, { index: false, setHeaders: setCaching }))
    router.use(path, (request, response, next) => {
      const isPage =
        (request.method === 'GET' || request.method === 'HEAD') && !/^\/(v1|docs)\/|\.\w+$/.test(request.originalUrl.split('?')[0]!)
      if (!isPage) return next()
      if (existsSync(page)) return response.set('cache-control', 'no-cache').sendFile(page)
      response.status(503).type('text/plain').send(`This screen is not built yet: run "npm run build".\n`)
    })
  }
  return router
}
