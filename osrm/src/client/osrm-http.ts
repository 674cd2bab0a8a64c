import { knownCode, OsrmError } from './osrm-error.ts'

/** The JSON object of an `Ok` answer, unchecked beyond its code. */
export type OsrmBody = Readonly<Record<string, unknown>>

export interface OsrmHttpOptions {
  readonly baseUrl: string
  readonly timeoutMs: number
  readonly maxAnswerBytes: number
  readonly fetch: typeof fetch
}

/** Asks a path of the server; one retry when a kept-alive connection was reset; throws OsrmError, or the caller's abort reason. */
export async function askOsrm(options: OsrmHttpOptions, path: string, signal?: AbortSignal): Promise<OsrmBody> {
  try {
    return await askOnce(options, path, signal)
  } catch (error) {
    if (!(error instanceof OsrmError && error.code === 'ConnectionFailed' && isReset(error.cause))) throw error
    return askOnce(options, path, signal)
  }
}

async function askOnce(options: OsrmHttpOptions, path: string, signal: AbortSignal | undefined): Promise<OsrmBody> {
  const timeout = AbortSignal.timeout(options.timeoutMs)
  const both = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  try {
    // a redirect could lead to an address nobody configured
    const response = await options.fetch(`${options.baseUrl}${path}`, {
      signal: both,
      redirect: 'error',
      headers: { accept: 'application/json' },
    })
    return readAnswer(response.status, response.headers.get('retry-after'), await readBounded(response, options.maxAnswerBytes))
  } catch (error) {
    if (error instanceof OsrmError) throw error
    signal?.throwIfAborted()
    if (timeout.aborted) throw new OsrmError('Timeout', `OSRM gave no answer in ${options.timeoutMs} ms`, { cause: error })
    throw new OsrmError('ConnectionFailed', `OSRM could not be reached: ${causeText(error)}`, { cause: error })
  }
}

async function readBounded(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw new OsrmError('NotOsrm', `answer larger than ${maxBytes} bytes`, { status: response.status })
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function readAnswer(status: number, retryAfter: string | null, text: string): OsrmBody {
  if (status === 429) throw new OsrmError('RateLimited', 'OSRM asks for fewer requests', { status, retryAfterMs: seconds(retryAfter) })
  const body = parseObject(text)
  const code = knownCode(body?.['code'])
  if (code !== null) throw new OsrmError(code, typeof body?.['message'] === 'string' ? body['message'] : '', { status })
  if (status >= 500) throw new OsrmError('ServerError', `OSRM answered HTTP ${status}`, { status, retryAfterMs: seconds(retryAfter) })
  if (body === null || body['code'] !== 'Ok' || status !== 200)
    throw new OsrmError('NotOsrm', `HTTP ${status} without OSRM's JSON`, { status })
  return body
}

function parseObject(text: string): OsrmBody | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as OsrmBody) : null
  } catch {
    return null
  }
}

const seconds = (header: string | null) => (header !== null && /^\d+$/.test(header) ? Number(header) * 1000 : null)

function causeText(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}

/** A connection that the server closed under us, as Node's fetch (undici) reports it: the next one may well work. */
function isReset(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET'
}
