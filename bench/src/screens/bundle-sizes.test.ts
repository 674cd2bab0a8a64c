import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { bundleSize, initialFiles } from './bundle-sizes.ts'

const dist = mkdtempSync(join(tmpdir(), 'tournee-dist-'))
afterAll(() => rmSync(dist, { recursive: true }))

const PAGE = `<link rel="icon" href="/portal/mark.svg" /><script src="/portal/first.js"></script>
<script type="module" crossorigin src="/portal/assets/index.js"></script><link rel="modulepreload" href="/portal/assets/shared.js">
<link rel="stylesheet" href="/portal/assets/index.css">`

test('what a page names is loaded at once: scripts, their imports and styles, not pictures', () => {
  expect(initialFiles(PAGE)).toEqual([
    '/portal/first.js',
    '/portal/assets/index.js',
    '/portal/assets/shared.js',
    '/portal/assets/index.css',
  ])
})

test('every other script counts as fetched when needed, gzipped, the largest by name', () => {
  mkdirSync(join(dist, 'assets'))
  const files = {
    'first.js': 'first',
    'assets/index.js': 'index',
    'assets/shared.js': 'shared',
    'assets/index.css': 'css',
    'assets/map.js': 'm'.repeat(9),
    'assets/a.mjs': 'a',
  }
  for (const [name, content] of Object.entries({ 'index.html': PAGE, ...files })) writeFileSync(join(dist, name), content)
  const bytes = (content: string) => gzipSync(Buffer.from(content), { level: 9 }).length
  expect(bundleSize('portal', dist, '/portal/')).toEqual({
    app: 'portal',
    initialJs: bytes('first') + bytes('index') + bytes('shared'),
    initialCss: bytes('css'),
    laterJs: bytes('m'.repeat(9)) + bytes('a'),
    largestLater: { file: 'assets/map.js', bytes: bytes('m'.repeat(9)) },
  })
})
