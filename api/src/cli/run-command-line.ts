import { parseArgs } from 'node:util'
import { type Command, type Io, parseConfigOf, UsageError } from './command.ts'
import { commandHelp, generalHelp } from './help.ts'

interface Entry {
  readonly summary: string
  readonly load: () => Promise<Command>
}

/** Every command; its file is only read when it is called, so that each starts quickly. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  serve: { summary: 'start the service and its three screens', load: async () => (await import('./serve.ts')).serveCommand },
  import: { summary: 'read clients out of a .csv or .xlsx file', load: async () => (await import('./import.ts')).importCommand },
  optimise: { summary: 'plan a week', load: async () => (await import('./optimise.ts')).optimiseCommand },
  publish: { summary: 'make a plan the week that technicians see', load: async () => (await import('./publish.ts')).publishCommand },
  roadbook: {
    summary: 'write routes as files: PDF, calendar, GPX, GeoJSON, CSV, Excel',
    load: async () => (await import('./roadbook.ts')).roadbookCommand,
  },
  kpi: { summary: 'kilometres saved in a week, recomputed from stored inputs', load: async () => (await import('./kpi.ts')).kpiCommand },
  solve: { summary: 'solve a planning problem from a file', load: async () => (await import('./solve.ts')).solveCommand },
  check: { summary: 'check a plan against its problem', load: async () => (await import('./check.ts')).checkCommand },
  roads: {
    summary: 'compare the roads with reference figures, or serve them',
    load: async () => (await import('./roads.ts')).roadsCommand,
  },
  vroom: { summary: 'solve a problem in VROOM’s JSON', load: async () => (await import('./vroom.ts')).vroomCommand },
  demo: { summary: 'fill a database with the demo company', load: async () => (await import('./demo.ts')).demoCommand },
  zones: { summary: 'design zones from the clients', load: async () => (await import('./zones.ts')).zonesCommand },
  slots: { summary: 'slots for a client or a place', load: async () => (await import('./slots.ts')).slotsCommand },
  simulate: {
    summary: 'a year of requests under each booking policy',
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
  user: { summary: 'list, add and change accounts', load: async () => (await import('./user.ts')).userCommand },
}

const isMisuse = (error: unknown): error is Error =>
  error instanceof UsageError || (error instanceof TypeError && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'))

async function runCommand(command: Command, args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: parseConfigOf(command), allowPositionals: true, strict: true })
  if (values['help']) {
    io.out(commandHelp(command))
    return 0
  }
  const [min, max] = command.arguments
  if (positionals.length < min) throw new UsageError('an argument is missing')
  if (positionals.length > max) throw new UsageError(`unexpected argument: ${positionals[max]}`)
  return command.run({ values: values as Record<string, string | boolean>, positionals, io })
}

/** Runs `tournee ARGS`; answers the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(generalHelp(COMMANDS))
    return name === undefined ? 2 : 0
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!entry) {
    io.err(`There is no command "${name}".\n\n${generalHelp(COMMANDS)}`)
    return 2
  }
  try {
    return await runCommand(await entry.load(), rest, io)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    io.err(isMisuse(error) ? `${message}\nSee: tournee ${name} --help\n` : `tournee ${name}: ${message}\n`)
    return isMisuse(error) ? 2 : 1
  }
}
