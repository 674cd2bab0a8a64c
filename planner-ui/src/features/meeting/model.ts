import type { Agenda, Announcements, Decision } from '@tournee/contract'

/** The decision looked at: the one chosen as long as it is to be decided, else the dearest. */
export const decisionAt = (agenda: Agenda, key: string | null): Decision | null =>
  agenda.decisions.find((one) => one.key === key) ?? agenda.decisions[0] ?? null

/** The decision after another, round and round; null when there is none. */
export function nextKey(agenda: Agenda, key: string | null): string | null {
  const at = agenda.decisions.findIndex((one) => one.key === key)
  return agenda.decisions[(at + 1) % Math.max(1, agenda.decisions.length)]?.key ?? null
}

/** Which decision of the meeting this is, and of how many: those taken count. */
export function positionOf({ decisions, taken }: Pick<Agenda, 'decisions' | 'taken'>, { key }: Decision): readonly [number, number] {
  return [taken.length + decisions.findIndex((one) => one.key === key) + 1, taken.length + decisions.length]
}

/** The option so many steps away, round and round. */
export const turnOption = (decision: Decision, option: number, by: number): number =>
  decision.options.length === 0 ? 0 : (option + by + decision.options.length) % decision.options.length

/** What a key of the keyboard means in the meeting; null = nothing. */
export function meaningOf(key: string): 'accept' | 'refuse' | 'next' | 'undo' | 'forward' | 'back' | null {
  switch (key) {
    case 'a':
    case 'A':
      return 'accept'
    case 'r':
    case 'R':
      return 'refuse'
    case 'u':
    case 'U':
      return 'undo'
    case 'Enter':
      return 'next'
    case 'ArrowRight':
    case 'ArrowDown':
      return 'forward'
    case 'ArrowLeft':
    case 'ArrowUp':
      return 'back'
    default:
      return null
  }
}

/** Who is told unless the planner says otherwise: who had an hour that no longer holds, and can be reached. */
export const toldAtFirst = ({ clients }: Announcements): ReadonlySet<string> =>
  new Set(clients.filter(({ news, channel }) => news !== 'planned' && channel !== 'none').map(({ visitId }) => visitId))

/** Names out of a line with commas. */
export const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
