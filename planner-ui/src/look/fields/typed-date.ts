/** Dates as people type them, day first as in both languages of the product, and as the fields write them. */
interface Parts {
  readonly day: number
  readonly month: number
  /** null: not said */
  readonly year: number | null
}

/** What a date without a year is near to: today, or the first day that is allowed. */
export interface Near {
  readonly today: string
  readonly min?: string | undefined
}

const MONTHS = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
] as const

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const two = (n: number) => String(n).padStart(2, '0')

/** Month of a name or of its beginning, three letters at least; 0 when there is none, or more than one. */
function monthOf(word: string): number {
  const found = MONTHS.flatMap((names, i) => (names.some((name) => name.startsWith(word)) ? [i + 1] : []))
  return word.length >= 3 && found.length === 1 ? found[0]! : 0
}

const yearOf = (digits: string | undefined) => (digits ? (digits.length === 2 ? 2000 : 0) + Number(digits) : null)

function partsOf(text: string): Parts | null {
  const said = plain(text.trim())
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said)
  if (iso) return { day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) }
  const digits = /^(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(said) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(said)
  if (digits) return { day: Number(digits[1]), month: Number(digits[2]), year: yearOf(digits[3]) }
  // a weekday before it says nothing new
  const words = /^(?:[a-z]+[.,]?\s+)?(\d{1,2})(?:er|st|nd|rd|th)?[\s-]+([a-z]+)\.?,?(?:[\s-]+(\d{4}|\d{2}))?$/.exec(said)
  return words ? { day: Number(words[1]), month: monthOf(words[2]!), year: yearOf(words[3]) } : null
}

function civil(day: number, month: number, year: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCDate() === day && date.getUTCMonth() === month - 1
  return exists && year >= 1900 && year <= 2199 ? `${year}-${two(month)}-${two(day)}` : null
}

const distance = (date: string, from: string) => Math.abs(Date.parse(date) - Date.parse(from))

/** The date a text says, `YYYY-MM-DD`; without a year the nearest one (with a first day, the next one). Null: it says none. */
export function readDate(text: string, { today, min }: Near): string | null {
  const parts = partsOf(text)
  if (!parts) return null
  const { day, month, year } = parts
  if (year !== null) return civil(day, month, year)
  const about = Number((min ?? today).slice(0, 4))
  const dates = [about - 1, about, about + 1].flatMap((y) => civil(day, month, y) ?? [])
  if (min) return dates.find((date) => date >= min) ?? null
  return dates.sort((a, b) => distance(a, today) - distance(b, today))[0] ?? null
}

/** Whether a date is typed to its end, the four digits of its year: what comes before may still become another one. */
export const isWholeDate = (text: string): boolean => /\d{4}\s*$|^\s*\d{4}-\d{2}-\d{2}\s*$/.test(text) && partsOf(text)?.year != null

/** A civil date as the fields show it: `03/12/2026`; nothing of none. */
export const writeDate = (date: string): string => date.split('-').reverse().join('/')
