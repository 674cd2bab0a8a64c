import type { AuditEntry } from '@tournee/contract'
import type { Formats } from '@tournee/ui-kit'
import type { fileText } from './text.ts'

type Words = (typeof fileText)['fr']

/** One line of the log in plain words: what, and which fields from what to what. */
export interface ChangeWords {
  readonly what: string
  readonly details: readonly string[]
}

/** Fields that say nothing to a person. */
const SILENT = new Set(['id', 'positionSource', 'insee', 'version', 'siteId', 'zoningId', 'occurrenceKey'])
const nameIn = (names: object, key: string): string | undefined => (names as Readonly<Record<string, string>>)[key]

/** A change in plain words. */
export function changeWords(
  entry: AuditEntry,
  words: Words,
  formats: Formats,
  technicianName: (id: string) => string | undefined,
): ChangeWords {
  const entity = nameIn(words.entities, entry.entity) ?? entry.entity
  const value = (field: string, raw: unknown) => valueWords(field, raw, words, formats, technicianName)
  const details = Object.entries(entry.changes)
    .filter(([field]) => !SILENT.has(field))
    .flatMap(([field, change]) => {
      const label = nameIn(words.fields, field)
      if (!label) return []
      const [before, after] = Array.isArray(change) && change.length === 2 ? change : [null, change]
      if (entry.action === 'create') return isBlank(after) ? [] : [formats.labelled(label, value(field, after))]
      return [words.changed(label, value(field, before), value(field, after))]
    })
  return { what: `${entity} · ${words.did[entry.action]}`, details }
}

const isBlank = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function valueWords(
  field: string,
  raw: unknown,
  words: Words,
  formats: Formats,
  technicianName: (id: string) => string | undefined,
): string {
  if (isBlank(raw)) return words.nothing
  if (typeof raw === 'boolean') return raw ? words.yes : words.no
  if (field === 'priceCents' && typeof raw === 'number') return formats.euros(raw / 100)
  if (field === 'technicianId') return technicianName(String(raw)) ?? '?'
  if (field === 'due' && Array.isArray(raw)) return raw.map((date) => formats.date(String(date))).join(' – ')
  if (typeof raw === 'string') return textWords(raw, words, formats)
  if (Array.isArray(raw)) return raw.map((one) => (typeof one === 'object' ? periodWords(one, formats) : String(one))).join(', ')
  if (typeof raw === 'object' && raw !== null) return periodWords(raw, formats)
  return String(raw)
}

function textWords(text: string, words: Words, formats: Formats): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formats.date(text)
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return formats.dateTime(text)
  return nameIn(words.values, text) ?? text
}

/** A position, a promise, a suspension or a part. */
function periodWords(value: object, formats: Formats): string {
  const { lng, lat, earliest, latest, from, to, quantity, label } = value as Record<string, unknown>
  if (typeof quantity === 'number') return `${quantity} × ${label}`
  if (typeof lng === 'number' && typeof lat === 'number') return `${formats.number(lat, 4)}, ${formats.number(lng, 4)}`
  if (typeof earliest === 'string' && typeof latest === 'string') return `${formats.dateTime(earliest)}–${formats.time(latest)}`
  return typeof from === 'string' && typeof to === 'string' ? formats.dateRange(from, to) : ''
}
