import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { screens } from './screens.ts'

let folder: string
let server: Server
let url: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tournee-screens-'))
  for (const screen of ['planner-ui', 'mobile-lite']) {
    mkdirSync(join(folder, screen, 'dist', 'assets'), { recursive: true })
    writeFileSync(join(folder, screen, 'dist', 'index.html'), `<p>${screen}</p>`)
    writeFileSync(join(folder, screen, 'dist', 'assets', 'index-abc123.js'), '1')
  }
  server = createServer(express().use(screens(folder)))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the screens', () => {
  test.each([
    ['/', 'planner-ui'],
    ['/clients/42', 'planner-ui'],
    ['/mobile', 'mobile-lite'],
    ['/mobile/day/2026-12-01', 'mobile-lite'],
  ])('%s answers with the page of its app, so that deep links load', async (path, screen) => {
    const answer = await fetch(`${url}${path}`)
    expect(await answer.text()).toBe(`<p>${screen}</p>`)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  })

  test('assets named by their content are kept for ever', async () => {
    const answer = await fetch(`${url}/assets/index-abc123.js`)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('scripts come compressed to whoever takes that, plain to whoever does not, and are the same', async () => {
    const asked = (encoding: string) => fetch(`${url}/mobile/assets/index-abc123.js`, { headers: { 'accept-encoding': encoding } })
    const zipped = await asked('gzip')
    const plain = await asked('identity')
    expect([zipped.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null])
    expect(zipped.headers.get('content-type')).toBe(plain.headers.get('content-type'))
    // fetch unpacks what is compressed
    expect([await zipped.text(), await plain.text()]).toEqual(['1', '1'])
    expect(zipped.headers.get('vary')).toBe('accept-encoding')
  })

  test('a file or an address of the API that is not there is not a page', async () => {
    for (const path of ['/assets/gone.js', '/v1/gone', '/mobile/assets/gone.js']) expect((await fetch(`${url}${path}`)).status).toBe(404)
  })

  test('a screen that is not built says so', async () => {
    const answer = await fetch(`${url}/portal`)
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('npm run build')
  })
})
