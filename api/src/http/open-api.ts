import { type Endpoint, endpoints, Problem } from '@tournee/contract'
import { z } from 'zod'

type Json = Record<string, unknown>

const CONTENT_OF = {
  json: 'application/json',
  events: 'text/event-stream',
  binary: 'application/octet-stream',
  multipart: 'application/json',
} as const

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return json
}

/** The fields of a params or query schema as OpenAPI parameters. */
function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }))
}

const HEADER = (name: string, description: string, type = 'string'): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type },
})

/** Headers that a write understands. */
function headersOf(endpoint: Endpoint): Json[] {
  if (endpoint.method === 'GET') return []
  const screen = HEADER('x-screen-id', 'what the screen calls itself: comes back in the news of a week')
  const headers = endpoint.access === 'public' ? [] : [HEADER('x-csrf-token', 'the token of the session'), screen]
  if (endpoint.method === 'POST' && endpoint.access !== 'public')
    headers.push(HEADER('idempotency-key', 'the same key and body gets the same answer'))
  if (endpoint.summary.includes('If-Match')) headers.push(HEADER('if-match', 'the version the change starts from, in quotes'))
  return headers
}

function bodyOf(endpoint: Endpoint): Json {
  if (endpoint.form === 'multipart') {
    const schema = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  return endpoint.body
    ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } } }
    : {}
}

/** A file is its bytes, whatever the server hands around inside. */
const answerOf = (endpoint: Endpoint): Json =>
  endpoint.form === 'binary' ? { type: 'string', format: 'binary' } : schemaOf(endpoint.answer, 'output')

function operationOf(name: string, endpoint: Endpoint): Json {
  const answer = endpoint.status === 204 ? {} : { content: { [CONTENT_OF[endpoint.form ?? 'json']]: { schema: answerOf(endpoint) } } }
  const who = Array.isArray(endpoint.access) ? endpoint.access.join(', ') : endpoint.access
  return {
    operationId: name,
    summary: endpoint.summary,
    description: `Who: ${who}.`,
    tags: [endpoint.path.split('/')[2] ?? 'other'],
    parameters: [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query'), ...headersOf(endpoint)],
    ...bodyOf(endpoint),
    ...(endpoint.access === 'public' ? { security: [] } : {}),
    responses: {
      [String(endpoint.status ?? 200)]: { description: endpoint.summary, ...answer },
      default: {
        description: 'A refusal (docs/errors.md)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

/** OpenAPI 3.1 of every endpoint of the contract. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(name, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tournée',
      version,
      description: 'Route optimisation and zoning for field-service companies.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    security: [{ session: [] }],
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tournee_session' } },
    },
  }
}
