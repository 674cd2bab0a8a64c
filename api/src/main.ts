import { availableParallelism } from 'node:os'
import pino from 'pino'
import { readConfig } from './config.ts'
import { serve } from './serve.ts'

/** What `npm start` runs: the service with the configuration of the environment, until it is told to stop. */
const config = readConfig(process.env, availableParallelism())
const ahead = config.startsAt === null ? 0 : config.startsAt - Date.now()
process.exitCode = await serve(config, pino({ level: config.logLevel }), () => Date.now() + ahead)
