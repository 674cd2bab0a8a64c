import type { CivilDate, ContractTier } from '@tournee/contract'
import { addDays, isCivilDate } from '@tournee/engine/recurrence'
import { fold } from '../database/fold.ts'

const MONTHS = ['janv', 'fev', 'mars', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec']
const two = (n: number | string) => String(n).padStart(2, '0')

/**
 * Text as it is stored: a formula becomes the words in it (no leading = + - @), spaces are single. What an export of ours put behind an
 * apostrophe, so that no spreadsheet takes it for a formula, is taken as it is.
 */
export function plainText(cell: string): string {
  return singleSpaced(/^'(?=[=+\-@])/.test(cell) ? cell.slice(1) : cell.replace(/^[=+\-@\s]+/, ''))
}

/** Text with single spaces and none around it; lines stay. */
export const singleSpaced = (text: string): string => text.replace(/[ \t\r]+/g, ' ').trim()

/**
 * A date as people write it: 3/12/2026, 03-12-26, 2026-12-03, 3 décembre 2026, décembre 2026 (its first day), or a spreadsheet's
 * serial number. Null when it is none.
 */
export function readDate(cell: string): CivilDate | null {
  const text = cell.trim()
  const found = isoDate(text) ?? frenchDate(text) ?? namedMonth(text) ?? serialDate(text)
  return found !== null && isCivilDate(found) ? found : null
}

const isoDate = (text: string) => text.match(/^\d{4}-\d{2}-\d{2}(?=$|[T ])/)?.[0] ?? null

function frenchDate(text: string): CivilDate | null {
  const [, day, month, year] = text.match(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: .*)?$/) ?? []
  return year === undefined ? null : `${fullYear(year)}-${two(month!)}-${two(day!)}`
}

function namedMonth(text: string): CivilDate | null {
  const [, day, name, year] = fold(text).match(/^(?:(\d{1,2})(?:er)? )?([a-z]+) (\d{4}|\d{2})$/) ?? []
  const month = MONTHS.findIndex((start) => name?.startsWith(start))
  return year === undefined || month < 0 ? null : `${fullYear(year)}-${two(month + 1)}-${two(day ?? 1)}`
}

/** Days since 1899-12-30, as Excel counts; 1954 to 2173, so that a year alone is no date. */
function serialDate(text: string): CivilDate | null {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0
  return serial >= 20_000 ? addDays('1899-12-30', serial) : null
}

const fullYear = (year: string) => (year.length === 4 ? year : Number(year) < 70 ? `20${year}` : `19${year}`)

/** A decimal number with a point or a comma; null when it is none. */
export function readNumber(cell: string): number | null {
  const text = cell.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}

/** Visits a year: a number, `2 fois par an`, or a rhythm by its name; null when it is none. */
export function readVisitsPerYear(cell: string): number | null {
  const text = fold(cell)
  const rhythm = {
    annuel: 1,
    annuelle: 1,
    annual: 1,
    yearly: 1,
    semestriel: 2,
    semestrielle: 2,
    trimestriel: 4,
    trimestrielle: 4,
    quarterly: 4,
    mensuel: 12,
    mensuelle: 12,
    monthly: 12,
  }
  const named = (rhythm as Record<string, number>)[text]
  const count = named ?? Number(text.match(/^(\d{1,2})(?: ?(?:x|fois|visites?|passages?|par|an|times)\b.*)?$/)?.[1] ?? Number.NaN)
  return count >= 1 && count <= 52 ? count : null
}

/** Minutes: `75`, `90 min`, `1h15`, `1:15`, `1,5 h`; null when it is none, or not between 5 and 600. */
export function readMinutes(cell: string): number | null {
  const text = cell.trim().toLowerCase().replace(',', '.')
  const [, hours, rest] = text.match(/^(\d{1,2})\s*[h:]\s*(\d{2})?\s*(?:min)?$/) ?? []
  const [, decimal] = text.match(/^(\d+(?:\.\d+)?)\s*h(?:eures?)?$/) ?? []
  const [, minutes] = text.match(/^(\d+(?:\.\d+)?)\s*(?:min|mn|minutes?)?$/) ?? []
  const found =
    hours !== undefined
      ? Number(hours) * 60 + Number(rest ?? 0)
      : decimal !== undefined
        ? Number(decimal) * 60
        : Number(minutes ?? Number.NaN)
  const rounded = Math.round(found)
  return rounded >= 5 && rounded <= 600 ? rounded : null
}

/** Euros as cents: `149`, `149,00 €`, `1 249.50 EUR HT`; null when it is none. */
export function readCents(cell: string): number | null {
  const euros = readNumber(cell.replace(/€|eur(os?)?|ht|ttc/gi, ''))
  return euros === null || euros < 0 ? null : Math.round(euros * 100)
}

/** A tier by its name in French or English; null when it is none. */
export function readTier(cell: string): ContractTier | null {
  const words = fold(cell).split(' ')
  if (words.some((word) => ['or', 'gold', 'premium'].includes(word))) return 'or'
  if (words.some((word) => ['argent', 'silver'].includes(word))) return 'argent'
  return words.some((word) => ['bronze', 'basique', 'basic'].includes(word)) ? 'bronze' : null
}

/** A postcode with the zero that spreadsheets lose; the text as it is when it is none. */
export function readPostcode(cell: string): string {
  const text = cell.replace(/\s/g, '').replace(/\.0$/, '')
  return /^\d{4,5}$/.test(text) ? text.padStart(5, '0') : plainText(cell)
}

/** A phone number as written, with the zero that spreadsheets lose; null when it has fewer than 6 or more than 15 digits. */
export function readPhone(cell: string): string | null {
  const text = cell
    .replace(/[^\d+().\s/-]/g, '')
    .replace(/(?!^)\+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const digits = text.replace(/\D/g, '')
  if (digits.length < 6 || digits.length > 15) return null
  return /^[1-9]\d{8}$/.test(text) ? `0${text}` : text
}

/** An e-mail in small letters; null when it is none. */
export function readEmail(cell: string): string | null {
  const text = plainText(cell)
    .toLowerCase()
    .replace(/^mailto:/, '')
  return /^[^\s@,;<>]+@[^\s@,;<>]+\.[a-z]{2,}$/.test(text) && text.length <= 200 ? text : null
}

/** The parts of a list in one cell. */
export const readList = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[,;/+|\n]/)
      .map(plainText)
      .filter(Boolean),
  ),
]
