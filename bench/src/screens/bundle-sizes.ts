import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What an app weighs, gzipped bytes: before its first screen, and everything that is fetched when needed. */
export interface BundleSize {
  readonly app: string
  readonly initialJs: number
  readonly initialCss: number
  readonly laterJs: number
  /** the largest file fetched when needed: the map */
  readonly largestLater: { readonly file: string; readonly bytes: number } | null
}

const gzipped = (content: Buffer) => gzipSync(content, { level: 9 }).length

/** The files of `dist` that its page names (scripts, what they import statically, styles) by their path from `dist`. */
export function initialFiles(page: string): string[] {
  const named = [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+)"/g)].map((match) => match[1]!)
  return named.filter((path) => /\.(m?js|css)$/.test(path))
}

/** Measures a built app; `dist` is its folder, `base` the path it is served under. Throws when it is not built. */
export function bundleSize(app: string, dist: string, base: string): BundleSize {
  const files = initialFiles(readFileSync(join(dist, 'index.html'), 'utf8')).map((path) => posix.relative(base, path))
  const initial = new Set(files)
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + gzipped(readFileSync(join(dist, name))), 0)
  const later = readdirSync(join(dist, 'assets'))
    .map((name) => `assets/${name}`)
    .filter((name) => /\.m?js$/.test(name) && !initial.has(name))
    .map((file) => ({ file, bytes: gzipped(readFileSync(join(dist, file))) }))
  return {
    app,
    initialJs: sum(files.filter((name) => !name.endsWith('.css'))),
    initialCss: sum(files.filter((name) => name.endsWith('.css'))),
    laterJs: later.reduce((total, { bytes }) => total + bytes, 0),
    largestLater: later.sort((a, b) => b.bytes - a.bytes)[0] ?? null,
  }
}
