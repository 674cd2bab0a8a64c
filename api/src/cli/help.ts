import type { Command } from './command.ts'

/** The help of one command. */
export function commandHelp(command: Command): string {
  const rows = Object.entries({ ...command.options, help: { type: 'boolean', help: 'this text' } as const }).map(
    ([name, option]) => [`--${name}${'value' in option && option.value ? ` ${option.value}` : ''}`, option.help] as const,
  )
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`)
  return `Usage: tournee ${command.usage} [options]\n\n${command.summary}\n\nOptions\n${lines.join('\n')}\n`
}

/** The help of the whole command line. */
export function generalHelp(commands: Readonly<Record<string, { readonly summary: string }>>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: tournee <command> [options]\n\nCommands\n${lines.join('\n')}\n\n"tournee <command> --help" says more. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.\n`
}
