import pino from 'pino'
import { readConfig } from '../config.ts'
import { startServer } from '../start-server.ts'

/**
 * The whole service in a process of its own on a database that others share, until it is killed; says its address once it listens:
 * `node service-process.ts DATABASE_URL NOW_MS`.
 */
const [url, now] = process.argv.slice(2) as [string, string]
const config = { ...readConfig({ DATABASE_URL: url, PORT: '0', TOURNEE_DEMO: '0' }), solvers: 1 }
const server = await startServer(config, pino({ level: 'silent' }), () => Number(now))
process.stdout.write(`${server.url}\n`)
