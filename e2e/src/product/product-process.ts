import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** The product as a user runs it: the real process, on a database of its own. */
export interface RunningProduct {
  readonly address: string
  /** where its database lies */
  readonly folder: string
  readonly databaseUrl: string
  /** what the process printed so far */
  printed(): string
  /** ends the process with this signal and starts it again on the same database and port */
  restart(signal?: NodeJS.Signals): Promise<void>
  /** freezes the process: it accepts and never answers; answers what lets it go on */
  freeze(): () => void
  /** ends the process and keeps its folder */
  end(): Promise<void>
  /** ends the process and removes its folder */
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function ready(address: string, child: ChildProcess, printed: () => string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`the product stopped with code ${child.exitCode}:\n${printed()}`)
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the product was not ready after 60 s:\n${printed()}`)
}

/** Starts the process on the database in `folder`, filled by this start with the demo company when `demo` says so and nothing is in it. */
export async function runProduct(
  folder: string,
  options: { demo: boolean; env?: Record<string, string> | undefined },
): Promise<RunningProduct> {
  const databaseUrl = `sqlite:${join(folder, 'tournee.sqlite')}`
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  let text = ''
  let child: ChildProcess

  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'api/src/main.ts'], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        TOURNEE_DEMO: options.demo ? '1' : '0',
        LOG_LEVEL: 'warn',
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
    await ready(address, child, () => text)
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  await start()
  return {
    address,
    folder,
    databaseUrl,
    printed: () => text,
    freeze() {
      child.kill('SIGSTOP')
      return () => void child.kill('SIGCONT')
    },
    async restart(signal = 'SIGTERM') {
      await end(signal)
      await start()
    },
    end: () => end('SIGTERM'),
    async stop() {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
