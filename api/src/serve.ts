import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { type RunningServer, startServer } from './start-server.ts'

function announce({ url, demoAccounts }: RunningServer): void {
  const lines = [
    '',
    '  Tournée',
    `  planner     ${url}/`,
    `  portal      ${url}/portal`,
    `  technician  ${url}/mobile`,
    `  API         ${url}/docs`,
  ]
  const accounts = demoAccounts.map(({ role, email, password }) => `  ${role.padEnd(11)} ${email}  ${password}`)
  if (accounts.length > 0) lines.push('', '  Demo accounts', ...accounts)
  process.stdout.write(`${lines.join('\n')}\n\n`)
}

/** Resolves at the first SIGINT or SIGTERM; more of them change nothing: a terminal sends one to us and one to npm, which hands it on. */
const toldToStop = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })

/** Starts the service, says where it is, and stops it gracefully on SIGINT or SIGTERM. Answers the exit code: 1 when it cannot start. */
export async function serve(config: Config, log: Logger, now: () => number): Promise<number> {
  try {
    const server = await startServer(config, log, now)
    announce(server)
    await toldToStop()
    log.info('stopping')
    await server.stop()
    return 0
  } catch (error) {
    const taken = (error as { code?: string }).code === 'EADDRINUSE'
    process.stderr.write(taken ? `Port ${config.port} is taken: stop what uses it, or start with PORT=…\n` : `${String(error)}\n`)
    if (!taken) log.error({ err: error }, 'the service cannot start')
    return 1
  }
}
