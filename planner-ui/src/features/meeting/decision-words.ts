import type { Decision, DecisionOption, TakenDecision, Technician } from '@tournee/contract'
import type { Formats } from '@tournee/ui-kit'
import type { MeetingWords } from './text.ts'

/** What a decision is told with. */
export interface Telling {
  readonly words: MeetingWords
  readonly formats: Formats
  readonly technicians: readonly Technician[]
}

const whoOn = ({ formats, technicians }: Telling, shift: Decision['shift']): string => {
  const technician = technicians.find(({ id }) => id === shift?.technicianId)
  return shift ? `${technician?.name ?? ''}, ${formats.day(shift.date)}` : ''
}

/** What is to be decided, in a sentence. */
export function leadOf(decision: Decision, telling: Telling): string {
  const { words, formats } = telling
  const client = [decision.clientName, decision.city].filter(Boolean).join(', ')
  const minutes = formats.duration(Math.abs(decision.minutes ?? 0) * 60)
  const { lead } = words.kinds[decision.kind]
  if (decision.kind === 'weak-day' || decision.kind === 'overtime') return lead(whoOn(telling, decision.shift), minutes)
  return lead(client, decision.kind === 'overdue' ? formats.day(decision.dueTo ?? '') : minutes)
}

/** What an option does, and the rule that it eases, if any. */
export function optionInWords({ what }: DecisionOption, telling: Telling): { readonly does: string; readonly eases: string | null } {
  const { words, formats, technicians } = telling
  if (what.kind === 'free-day') return { does: words.freeDay(what.moved), eases: null }
  if (what.kind === 'invite')
    return { does: words.invite(what.candidates.map(({ clientName }) => clientName).join(', ')), eases: words.inviteLater }
  const name = technicians.find(({ id }) => id === what.shift.technicianId)?.name ?? ''
  const does = words.place(`${formats.day(what.shift.date)} ${formats.time(what.start)}`, name)
  const { relaxations } = words
  const eases = what.eases.map(({ kind, by }) => {
    const ease = kind in relaxations ? relaxations[kind as keyof typeof relaxations] : relaxations.other
    return ease(formats.duration(Math.max(60, by ?? 0)))
  })
  return { does, eases: eases.join(', ') || null }
}

/** What was decided, and its price against the proposal: none where it was followed, or where there was none. */
export function takenInWords({ choice, decision, option, price }: TakenDecision, telling: Telling): string {
  const { words, formats } = telling
  const what = option === null ? undefined : decision.options[option]
  const said = what ? formats.labelled(words.choices[choice], optionInWords(what, telling).does) : words.choices[choice]
  if (choice === 'accept') return said
  return `${said} · ${decision.options.length > 0 ? words.price(signed(price.eur, formats.euros)) : words.noProposal}`
}

/** A number with its sign: `+12`, `−3`, `0`. */
export const signed = (value: number, write: (absolute: number) => string): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${write(Math.abs(value))}`
