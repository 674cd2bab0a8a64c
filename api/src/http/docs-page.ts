import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROBLEMS } from '@tournee/contract'
import express, { Router } from 'express'
import { openApi } from './open-api.ts'

const assets = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tournée API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`
// a file of its own: the content security policy allows no inline script
const START = `fetch('/v1/session').then((answer) => answer.json()).then((session) => {
  SwaggerUIBundle({
    url: '/openapi.json', dom_id: '#swagger-ui', validatorUrl: null,
    requestInterceptor: (request) => {
      if (session && request.method !== 'GET') request.headers['x-csrf-token'] = session.csrfToken
      return request
    },
  })
})
`

/** What every problem's `type` points to: the codes, each with its anchor. */
function errorsPage(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, { status, title, remedy }]) =>
      `<dt id="${code.toLowerCase().replaceAll('_', '-')}"><code>${code}</code> (${status})</dt><dd>${title}. ${remedy}</dd>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tournée: errors</title></head><body><h1>Errors</h1><dl>${rows.join('')}</dl></body></html>`
}

/** `/openapi.json`, and `/docs`: Swagger UI served from here, without any other host. */
export function docsPage(version: string): Router {
  const router = Router()
  const description = JSON.stringify(openApi(version))
  router.get('/openapi.json', (_request, response) => void response.type('application/json').send(description))
  router.get('/docs', (_request, response) => void response.type('html').send(PAGE))
  router.get('/docs/errors', (_request, response) => void response.type('html').send(errorsPage()))
  router.get('/docs/start.js', (_request, response) => void response.type('text/javascript').send(START))
  router.use('/docs', express.static(assets, { index: false, maxAge: '1d' }))
  return router
}
