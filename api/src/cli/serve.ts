import pino from 'pino'
import { serve } from '../serve.ts'
import { type Command, DB_OPTION, numberOption, textOption } from './command.ts'
import { configOf } from './with-services.ts'

/** `tournee serve` */
export const serveCommand: Command = {
  usage: 'serve',
  summary: 'Starts the service: planner at /, portal at /portal, technician at /mobile, API at /docs.',
  options: {
    db: DB_OPTION,
    port: { type: 'string', value: 'N', help: 'port to listen on (default 4310, or PORT)' },
    host: { type: 'string', value: 'ADDRESS', help: 'address to listen on (default 127.0.0.1, or HOST)' },
    demo: { type: 'boolean', help: 'fill an empty database with the demo company' },
  },
  arguments: [0, 0],
  run: async ({ values, io }) => {
    const config = configOf(values, io)
    const asked = {
      port: numberOption(values, 'port', config.port, 0, 65_535),
      host: textOption(values, 'host') ?? config.host,
      demo: values['demo'] === true || config.demo,
    }
    return serve({ ...config, ...asked }, pino({ level: config.logLevel }), io.now)
  },
}
