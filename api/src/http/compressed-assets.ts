import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { RequestHandler } from 'express'

const ASSET = /^\/assets\/[\w.-]+\.(m?js|css)$/
const compress = promisify(gzip)

/**
 * Scripts and styles of a built app, gzipped for whoever takes it; everything else goes on. They never change under their name, so each is
 * compressed once and kept (about 1 MB for the three apps).
 */
export function compressedAssets(dist: string): RequestHandler {
  const kept = new Map<string, Promise<Buffer>>()
  const compressed = (path: string): Promise<Buffer> => {
    const known = kept.get(path)
    if (known) return known
    const made = readFile(join(dist, path)).then((content) => compress(content, { level: 9 }))
    kept.set(path, made)
    // a name that is no file is not remembered: anybody could ask for any
    made.catch(() => kept.delete(path))
    return made
  }
  return async (request, response, next) => {
    const kind = ASSET.exec(request.path)?.[1]
    if (!kind || request.method !== 'GET' || !request.acceptsEncodings('gzip')) return next()
    const content = await compressed(request.path).catch(() => null)
    if (!content) return next()
    response.set({ 'content-encoding': 'gzip', vary: 'accept-encoding', 'cache-control': 'public, max-age=31536000, immutable' })
    response.type(kind === 'css' ? 'css' : 'js').send(content)
  }
}
