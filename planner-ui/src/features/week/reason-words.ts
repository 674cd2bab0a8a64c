import type { Reason, ReasonCode, Technician } from '@tournee/contract'
import type { Formats } from '@tournee/ui-kit'
import type { WeekWords } from './text.ts'

/** What words need besides the reason itself. */
export interface ReasonContext {
  readonly words: WeekWords
  readonly formats: Formats
  readonly technicians: readonly Technician[]
}

/** A refusal for people: where, why and by how much, and what would make it fit (null = nothing does). */
export interface ReasonLine {
  readonly where: string
  readonly why: string
  readonly remedy: string | null
  /** where the remedy would act, without the date when the remedy says it */
  readonly place: string
}

const COUNTED: ReadonlySet<ReasonCode> = new Set(['MAX_VISITS', 'CAPACITY'])
const UNMEASURED: ReadonlySet<ReasonCode> = new Set([
  'SKILL',
  'UNREACHABLE',
  'ZONE',
  'LOCKED',
  'DUE_DATE',
  'HOLIDAY',
  'NO_TECHNICIAN',
  'NOT_PROFITABLE',
  'TOGETHER',
  'DELAY',
  'TOOL',
  'NO_POSITION',
  'NOTICE',
])

const SAYS_ITS_DATE: ReadonlySet<string> = new Set(['widen-window', 'shift-promise', 'extend-due'])

/** Technician and date of a shift id, `technicianId:date`. */
export function shiftOf(shift: string): { readonly technicianId: string; readonly date: string | null } {
  const cut = shift.indexOf(':')
  const date = cut < 0 ? '' : shift.slice(cut + 1)
  return { technicianId: cut < 0 ? shift : shift.slice(0, cut), date: /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null }
}

function where(shift: string, { formats, technicians }: ReasonContext, withDate = true): string {
  const { technicianId, date } = shiftOf(shift)
  const technician = technicians.find((t) => t.id === technicianId)
  return [technician?.letter, withDate && date ? formats.dayShort(date) : null].filter(Boolean).join(', ')
}

function margin(reason: Reason, { formats, words }: ReasonContext): string | null {
  if (UNMEASURED.has(reason.code) || !(reason.margin > 0)) return null
  if (reason.code === 'MAX_DISTANCE') return words.missing(formats.km(reason.margin / 1000))
  if (COUNTED.has(reason.code)) return words.missing(formats.number(Math.ceil(reason.margin)))
  return words.missing(formats.duration(Math.max(60, reason.margin)))
}

/** An instant that the service wrote as ISO text or as epoch seconds. */
function instant(value: unknown): string | null {
  if (typeof value === 'number') return new Date(value * 1000).toISOString()
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null
}

function remedy(reason: Reason, context: ReasonContext): string | null {
  const { words, formats, technicians } = context
  const { kind, by, start, skills, technician } = reason.relaxation
  const seconds = typeof by === 'number' ? formats.duration(by) : ''
  const at = instant(start)
  const when = at ? `${formats.day(at)} ${formats.time(at)}` : ''
  const who = technicians.find((t) => t.id === technician)?.letter ?? ''
  switch (kind) {
    case 'extend-shift':
      return words.remedies.extendShift(seconds)
    case 'allow-work':
    case 'allow-duration':
      return words.remedies.allowWork(seconds)
    case 'allow-drive':
      return words.remedies.allowDrive(seconds)
    case 'allow-distance':
      return words.remedies.allowDistance(formats.km(Number(by) / 1000))
    case 'allow-visits':
    case 'add-capacity':
      return words.remedies.allowMore(formats.number(Number(by)))
    case 'grant-skills':
      return words.remedies.grantSkills(who, Array.isArray(skills) ? skills.join(', ') : '')
    case 'widen-window':
    case 'shift-promise':
      return words.remedies.otherHour(when)
    case 'extend-due':
      return words.remedies.otherDate(at ? formats.day(at) : '')
    case 'move-break':
      return words.remedies.moveBreak(at ? formats.time(at) : '')
    case 'unlock':
      return words.remedies.unlock
    case 'allow-technician':
      return words.remedies.allowTechnician(who)
    case 'add-shift':
      return words.remedies.addShift
    default:
      return null
  }
}

/** One refusal in words. */
export function describeReason(reason: Reason, context: ReasonContext): ReasonLine {
  const isPause = reason.code === 'BREAK' && String(reason.relaxation['break'] ?? '').startsWith('pause')
  const why = isPause ? context.words.pauseInTheWay : context.words.reasons[reason.code]
  const by = margin(reason, context)
  return {
    where: where(reason.shift, context),
    why: by ? `${why} (${by})` : why,
    remedy: remedy(reason, context),
    place: where(reason.shift, context, !SAYS_ITS_DATE.has(reason.relaxation.kind)),
  }
}

/** The most useful refusal of a visit: the first one that something would cure, else the first. */
export const mainReason = (reasons: readonly Reason[]): Reason | null =>
  reasons.find((r) => r.relaxation.kind !== 'none') ?? reasons[0] ?? null

/** The shift that would take a visit as it is, and pay: nobody has put it there, as after an edit by hand. Null = every one refuses. */
export function freeShift(reasons: readonly Reason[]): string | null {
  const free = reasons.filter(({ code, margin }) => code === 'NOT_PROFITABLE' && margin <= 0)
  return free.sort((a, b) => a.margin - b.margin)[0]?.shift ?? null
}
