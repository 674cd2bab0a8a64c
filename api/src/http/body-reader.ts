import type { Endpoint } from '@tournee/contract'
import express, { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { checkJsonDepth } from './json-depth.ts'

const MAX_JSON = '1mb'
const MAX_FILE_BYTES = 15 * 1024 * 1024

const json = express.json({ limit: MAX_JSON, verify: (_request, _response, raw) => checkJsonDepth(raw) })
const file = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 10, parts: 12 },
  // without it the accents of file names are garbled
  defParamCharset: 'utf8',
}).single('file')

const run = (reader: RequestHandler, request: Request, response: Response) =>
  new Promise<void>((resolve, reject) => {
    reader(request, response, (error?: unknown) => (error === undefined || error === null ? resolve() : reject(error)))
  })

/** Reads the body that an endpoint expects, bounded in size and depth; only after the caller's rights are known. */
export async function readBody(endpoint: Endpoint, request: Request, response: Response): Promise<void> {
  if (endpoint.form === 'multipart') await run(file, request, response)
  else if (endpoint.body) await run(json, request, response)
}
