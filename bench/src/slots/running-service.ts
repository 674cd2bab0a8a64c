import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PLANNER = { email: 'clothilde@duret.example', password: 'tournee-demo' }

/** The service with the demo company, in a process of its own, and somebody of the office signed in. */
export interface RunningService {
  get<T>(path: string): Promise<T>
  post(path: string, body: unknown): Promise<{ readonly status: number; readonly body: unknown }>
  /** milliseconds from asking to having read the answer, and the answer */
  timed<T>(path: string): Promise<{ readonly ms: number; readonly body: T }>
  stop(): Promise<void>
}

/** Starts the service on a free port with a database of its own and waits until it has zone days. */
export async function startDemoService(today: string): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), 'tournee-bench-'))
  const main = fileURLToPath(new URL('../../../api/src/main.ts', import.meta.url))
  const env = {
    ...process.env,
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`,
    TOURNEE_DEMO: '1',
    TOURNEE_DEMO_DATE: today,
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE: '1000000',
  }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const told = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString()
      if (text.includes('Demo accounts') && text.endsWith('\n\n')) resolve(text)
    })
    child.once('exit', (code) => reject(new Error(`the service ended with code ${code} before it was ready`)))
  })
  const url = /http:\/\/[\d.]+:\d+/.exec(told)![0]
  const planner = /planner\s+(\S+@\S+)\s+(\S+)/.exec(told)
  const credentials = planner ? { email: planner[1]!, password: planner[2]! } : PLANNER
  const json = { 'content-type': 'application/json' }
  const signIn = await fetch(`${url}/v1/session`, { method: 'POST', headers: json, body: JSON.stringify(credentials) })
  if (signIn.status !== 201) throw new Error(`sign-in: ${signIn.status}`)
  const cookie = signIn.headers.get('set-cookie')!.split(';')[0]!
  const { csrfToken } = (await signIn.json()) as { csrfToken: string }
  const timed = async <T>(path: string) => {
    const startedAt = performance.now()
    const answer = await fetch(`${url}${path}`, { headers: { cookie } })
    const body = (await answer.json()) as T
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(body)}`)
    return { ms: performance.now() - startedAt, body }
  }
  const service: RunningService = {
    timed,
    get: async (path) => (await timed<never>(path)).body,
    post: async (path, body) => {
      const headers = { cookie, 'x-csrf-token': csrfToken, ...json }
      const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, body: await answer.json() }
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
  for (let waited = 0; ; waited++) {
    const { items } = await service.get<{ items: unknown[] }>(`/v1/zone-days?from=${today}&to=9999-12-31`)
    if (items.length > 0) return service
    if (waited === 240) throw new Error('no zone days after two minutes')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
