import type { CivilDate, Client, ContractTier, ImportField, Position, RowProblemCode } from '@tournee/contract'
import { fold } from '../database/fold.ts'
import {
  plainText,
  readCents,
  readDate,
  readEmail,
  readList,
  readMinutes,
  readNumber,
  readPhone,
  readPostcode,
  readTier,
  readVisitsPerYear,
} from './cell-values.ts'
import { type PartsOfMachine, readMachineParts } from './parts-text.ts'
import type { RowProblem } from './row-problems.ts'
import type { TableRow } from './table.ts'

/** What a row says about a client; what it does not say is absent, and changes nothing in an existing client. */
export interface ImportedRow {
  readonly number: number
  readonly reference?: string
  readonly name: string
  readonly kind: Client['kind']
  readonly phone?: string
  readonly email?: string
  readonly notes?: string
  readonly tags?: readonly string[]
  readonly address: string
  readonly postcode: string
  readonly city: string
  readonly position?: Position
  readonly tier?: ContractTier
  readonly contractStart?: CivilDate
  readonly contractEnd?: CivilDate
  readonly visitsPerYear?: number
  readonly lastVisit?: CivilDate
  readonly durationMinutes?: number
  readonly equipment?: readonly string[]
  readonly parts?: readonly PartsOfMachine[]
  readonly skills?: readonly string[]
  readonly priceCents?: number
}

export interface ReadRow {
  /** null when the row is refused */
  readonly row: ImportedRow | null
  readonly refusals: readonly RowProblem[]
  readonly warnings: readonly RowProblem[]
}

/** How columns are understood: their titles, what each means, and whether the file's own coordinates count. */
export interface Mapping {
  readonly headers: readonly string[]
  readonly fields: readonly (ImportField | null)[]
  readonly ignoreCoordinates: boolean
}

/** Understands one row; only what makes it unusable refuses it, the rest is left out with a warning. */
export function readRow(table: TableRow, mapping: Mapping): ReadRow {
  const warnings: RowProblem[] = []
  const cell = (field: ImportField) => table.cells[mapping.fields.indexOf(field)] ?? ''
  const titleOf = (field: ImportField) => mapping.headers[mapping.fields.indexOf(field)] ?? null
  const warn = (field: ImportField, code: RowProblemCode, value: string) =>
    void warnings.push({ row: table.number, column: titleOf(field), code, value })
  /** a value read from a cell; `undefined` when the cell is empty, or unreadable (then with a warning) */
  const optional = <T>(field: ImportField, read: (text: string) => T | null, code: RowProblemCode): T | undefined => {
    const text = cell(field)
    if (text === '') return undefined
    const value = read(text)
    if (value !== null) return value
    warn(field, code, text)
    return undefined
  }
  const name = [plainText(cell('name')), plainText(cell('firstName'))].filter(Boolean).join(' ').slice(0, 200)
  if (name === '') {
    return { row: null, refusals: [{ row: table.number, column: titleOf('name'), code: 'NAME_MISSING', value: '' }], warnings: [] }
  }
  const contractStart = optional('contractStart', readDate, 'DATE_UNREADABLE')
  const contractEnd = endAfter(contractStart, optional('contractEnd', readDate, 'DATE_UNREADABLE'), warn)
  const position = mapping.ignoreCoordinates ? undefined : readPosition(cell('lat'), cell('lng'), warn)
  const row = {
    number: table.number,
    name,
    kind: kindOf(name),
    ...readPlace(cell),
    reference: plainText(cell('reference')) || undefined,
    phone: optional('phone', readPhone, 'PHONE_UNREADABLE'),
    email: optional('email', readEmail, 'EMAIL_UNREADABLE'),
    notes: plainText(cell('notes')) || undefined,
    tags: nonEmpty(readTags(cell('tags'))),
    position,
    tier: optional('tier', readTier, 'TIER_UNKNOWN'),
    contractStart,
    contractEnd,
    visitsPerYear: optional('visitsPerYear', readVisitsPerYear, 'NUMBER_UNREADABLE'),
    lastVisit: optional('lastVisit', readDate, 'DATE_UNREADABLE'),
    durationMinutes: optional('duration', readMinutes, 'NUMBER_UNREADABLE'),
    equipment: nonEmpty(readList(cell('equipment'))),
    parts: optional('parts', readMachineParts, 'PARTS_UNREADABLE'),
    skills: nonEmpty(readList(cell('skills')).map((skill) => fold(skill))),
    priceCents: optional('price', readCents, 'NUMBER_UNREADABLE'),
  }
  return { row: withoutUndefined(row), refusals: [], warnings }
}

/** Address, postcode and town, also where one cell holds them together: `74000 Annecy`, `3 rue Haute, 74000 Annecy`. */
function readPlace(cell: (field: ImportField) => string): Pick<ImportedRow, 'address' | 'postcode' | 'city'> {
  const street = plainText(cell('address')).replace(/\n/g, ' ')
  const more = plainText(cell('addressMore'))
  const postcode = readPostcode(cell('postcode'))
  const city = plainText(cell('city'))
  const whole = (first: string) => [first, more].filter(Boolean).join(', ')
  const [, code, town] = city.match(/^(\d{5})\s+(\D.*)$/) ?? []
  if (code !== undefined) return { address: whole(street), postcode: postcode || code, city: town! }
  const [, before, codeInStreet, townInStreet] = street.match(/^(.*?)[,\s-]*\b(\d{5})\s+(\D+)$/) ?? []
  if (city !== '' || postcode !== '' || codeInStreet === undefined) return { address: whole(street), postcode, city }
  return { address: whole(before!), postcode: codeInStreet, city: townInStreet! }
}

type Warn = (field: ImportField, code: RowProblemCode, value: string) => void

/** Tags as a cell lists them; what is no tag (no letter or digit, too long) is left out. */
const readTags = (cell: string) => readList(cell).filter((tag) => fold(tag) !== '' && tag.length <= 30)

const nonEmpty = (list: string[]) => (list.length > 0 ? list : undefined)

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

const withoutUndefined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Defined<T>

function endAfter(start: CivilDate | undefined, end: CivilDate | undefined, warn: Warn): CivilDate | undefined {
  if (start === undefined || end === undefined || end >= start) return end
  warn('contractEnd', 'DATES_REVERSED', `${start} – ${end}`)
  return undefined
}

/** Where clients can be: metropolitan France and its neighbours. */
const inEurope = ({ lng, lat }: Position) => lng >= -10 && lng <= 20 && lat >= 36 && lat <= 60

/** The position in a row's two cells; swapped ones are put right, unreadable ones left out, both with a warning. */
function readPosition(lat: string, lng: string, warn: Warn): Position | undefined {
  if (lat === '' && lng === '') return undefined
  const given = { lng: readNumber(lng) ?? Number.NaN, lat: readNumber(lat) ?? Number.NaN }
  if (inEurope(given)) return given
  const swapped = { lng: given.lat, lat: given.lng }
  if (inEurope(swapped)) {
    warn('lat', 'POSITION_SWAPPED', `${lat} ; ${lng}`)
    return swapped
  }
  warn('lat', 'POSITION_UNREADABLE', `${lat} ; ${lng}`)
  return undefined
}

const COMPANY_WORDS = new Set(
  `sarl sas sasu sa sci scp eurl snc gie ets etablissements societe entreprise mairie commune ecole college lycee creche hotel restaurant bar
  brasserie boulangerie pharmacie garage station copropriete syndic residence camping cabinet association club auberge pizzeria snack cafe coiffure
  fruitiere atelier menuiserie gite maison site aire france`.split(/\s+/),
)

/** A name with the word of a business in it is a company's; the planner can say otherwise. */
const kindOf = (name: string): Client['kind'] =>
  fold(name)
    .split(' ')
    .some((word) => COMPANY_WORDS.has(word))
    ? 'company'
    : 'person'
