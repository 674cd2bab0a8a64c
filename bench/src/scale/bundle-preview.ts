import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** Size in bytes of what a browser loads for live drags: the engine's `preview` entry, bundled and minified as the screens are. */
export async function bundlePreview(): Promise<{ readonly bytes: number; readonly gzipBytes: number }> {
  const entry = fileURLToPath(new URL('../../../engine/src/preview/index.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: 'preview' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((bundle) => ('output' in bundle ? bundle.output : []))
  const code = outputs.map((file) => ('code' in file ? file.code : '')).join('')
  return { bytes: Buffer.byteLength(code), gzipBytes: gzipSync(code, { level: 9 }).length }
}
