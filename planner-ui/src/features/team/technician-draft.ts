import type { Position, Technician } from '@tournee/contract'
import type { Locale } from '@tournee/ui-kit'
import { readDecimal, writeDecimal } from '../../lib/decimal.ts'

interface DayDraft {
  readonly works: boolean
  readonly start: string
  readonly end: string
}

/** A technician as a form holds it. */
export interface TechnicianDraft {
  readonly name: string
  readonly letter: string
  readonly colour: number
  readonly phone: string
  readonly email: string
  readonly skills: string
  readonly maxWork: string
  /** Monday first */
  readonly days: readonly DayDraft[]
  readonly startLabel: string
  readonly start: Position | null
  readonly active: boolean
}

const USUAL = { start: '08:00', end: '18:00' }
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** A new technician: the next free letter and colour, office hours, starting where the first one does. */
export function newDraft(team: readonly Technician[]): TechnicianDraft {
  const free = <T>(all: readonly T[], taken: readonly T[], otherwise: T) => all.find((one) => !taken.includes(one)) ?? otherwise
  const [first] = team
  return {
    name: '',
    letter: free(
      LETTERS,
      team.map(({ letter }) => letter),
      'Z',
    ),
    colour: free(
      [0, 1, 2, 3, 4, 5, 6, 7],
      team.map(({ colour }) => colour),
      0,
    ),
    phone: '',
    email: '',
    skills: first?.skills.join(', ') ?? '',
    maxWork: '8',
    days: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ works: weekday <= 5, ...USUAL })),
    startLabel: first?.startLabel ?? '',
    start: first?.start ?? null,
    active: true,
  }
}

/** The form of a technician; of a day with several spans, the first start and the last end. */
export const draftOf = (technician: Technician, locale: Locale): TechnicianDraft => ({
  name: technician.name,
  letter: technician.letter,
  colour: technician.colour,
  phone: technician.phone ?? '',
  email: technician.email ?? '',
  skills: technician.skills.join(', '),
  maxWork: writeDecimal(technician.maxWorkMinutes / 60, locale),
  days: [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const spans = technician.hours.filter((one) => one.weekday === weekday)
    const starts = spans.map(({ start }) => start).sort()
    const ends = spans.map(({ end }) => end).sort()
    return { works: spans.length > 0, start: starts[0] ?? USUAL.start, end: ends.at(-1) ?? USUAL.end }
  }),
  startLabel: technician.startLabel,
  start: technician.start,
  active: technician.active,
})

/** Hours have no thousands: a comma is one before decimals in either language. */
const minutesOf = (hours: string) => Math.round(readDecimal(hours, 'fr') * 60)

/** The first thing wrong with a draft; `ownId` is whose it is. */
export function faultOf(
  draft: TechnicianDraft,
  team: readonly Technician[],
  ownId: string | null,
): 'name' | 'letter' | 'taken' | 'hours' | 'work' | 'start' | null {
  if (draft.name.trim() === '') return 'name'
  if (!/^[A-Z]$/.test(draft.letter)) return 'letter'
  if (team.some(({ id, active, letter }) => id !== ownId && active && letter === draft.letter)) return 'taken'
  if (draft.days.some(({ works, start, end }) => works && (start === '' || end <= start))) return 'hours'
  const work = minutesOf(draft.maxWork)
  if (!(work >= 60 && work <= 900)) return 'work'
  return draft.start ? null : 'start'
}

/** The draft as the service takes it; call it when nothing is wrong. */
export const bodyOf = (draft: TechnicianDraft): Omit<Technician, 'id' | 'version'> => ({
  name: draft.name.trim(),
  letter: draft.letter,
  colour: draft.colour,
  phone: draft.phone.trim() || null,
  email: draft.email.trim() || null,
  skills: [
    ...new Set(
      draft.skills
        .toLowerCase()
        .split(/[,;\s]+/)
        .filter(Boolean),
    ),
  ],
  maxWorkMinutes: minutesOf(draft.maxWork),
  hours: draft.days.flatMap(({ works, start, end }, index) => (works ? [{ weekday: index + 1, start, end }] : [])),
  startLabel: draft.startLabel.trim(),
  start: draft.start!,
  active: draft.active,
})
