import { type Endpoint, endpoints } from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestService, type TestService } from '../testing/test-service.ts'

interface Operation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, unknown>>
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> }
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
}
interface Description {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

describe('/openapi.json', () => {
  test('describes every endpoint of the contract, and nothing else', async () => {
    const description = (await (await fetch(`${service.url}/openapi.json`)).json()) as Description
    expect(description.openapi).toBe('3.1.0')
    const described = Object.values(description.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId))
    expect(described.sort()).toEqual(Object.keys(endpoints).sort())
  })

  test('names parameters, bodies and statuses of the contract', async () => {
    const { paths } = (await (await fetch(`${service.url}/openapi.json`)).json()) as Description
    for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
      const operation = paths[endpoint.path.replace(/:(\w+)/g, '{$1}')]![endpoint.method.toLowerCase()]!
      expect(operation.operationId).toBe(name)
      expect(Object.keys(operation.responses)).toEqual([String(endpoint.status ?? 200), 'default'])
      expect(operation.requestBody !== undefined).toBe(endpoint.body !== undefined || endpoint.form === 'multipart')
      const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)
      expect(inPath).toEqual([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]))
    }
  })
})

test('/docs loads nothing from elsewhere and has no inline script', async () => {
  const page = await (await fetch(`${service.url}/docs`)).text()
  const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!)
  for (const source of sources.filter((one) => !one.startsWith('data:'))) {
    expect(source.startsWith('/docs/')).toBe(true)
    expect((await fetch(`${service.url}${source}`)).status).toBe(200)
  }
  expect(page).not.toMatch(/<script>(?!<\/script>)/)
})
