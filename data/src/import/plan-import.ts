import type { CivilDate, ImportChange, ImportReport } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import type { GeocodeOptions, Geocoder } from '../geocode/geocoder.ts'
import type { NewClient } from '../repositories/clients.ts'
import { type ClientUpdate, compareClient } from './compare-client.ts'
import { clientOfRow, type RowPlace } from './imported-client.ts'
import { ClientIndex, type Identity, identityKey, type KnownClient, listKnownClients } from './known-clients.ts'
import { locateRows } from './locate-rows.ts'
import { partsText } from './parts-text.ts'
import { type ImportedRow, type Mapping, readRow } from './read-row.ts'
import { explainProblem, type Language, type RowProblem } from './row-problems.ts'
import type { Table } from './table.ts'

/** What an import will do with a row. */
export type RowAction =
  | { readonly kind: 'create'; readonly row: ImportedRow; readonly client: NewClient }
  | { readonly kind: 'update'; readonly row: ImportedRow; readonly known: KnownClient; readonly update: ClientUpdate }
  | { readonly kind: 'unchanged'; readonly row: ImportedRow; readonly known: KnownClient }

/** Where a row was found to be: a line of the geocoding report. */
export interface PlacedRow extends RowPlace {
  readonly row: number
  readonly reference: string | null
}

/** A dry run: everything an import would do, nothing done yet. */
export interface ImportPlan {
  readonly actions: readonly RowAction[]
  readonly places: readonly PlacedRow[]
  readonly report: ImportReport
  readonly changes: readonly ImportChange[]
}

export interface PlanImportOptions extends GeocodeOptions {
  /** the day of the import: contracts that do not say when they start are spread over the year before it */
  readonly today: CivilDate
  /** default: the offline gazetteer */
  readonly geocoder?: Geocoder
  /** of causes and remedies; default French */
  readonly language?: Language
}

/** Plans an import without writing anything. */
export async function planImport(db: Connection, table: Table, mapping: Mapping, options: PlanImportOptions): Promise<ImportPlan> {
  const read = table.rows.map((row) => readRow(row, mapping))
  const rows = read.flatMap(({ row }) => (row ? [row] : []))
  const places = await locateRows(rows, options.geocoder, options)
  const known = await listKnownClients(db)
  const index = new ClientIndex(known)
  const doubles = new Doubles()
  const refused: RowProblem[] = read.flatMap(({ refusals }) => refusals)
  const actions: RowAction[] = []
  const placed: PlacedRow[] = []
  const warnings: RowProblem[] = read.flatMap((one) => one.warnings)
  for (const [i, row] of rows.entries()) {
    // lets others in the process have their turn
    if (i % 200 === 0) await new Promise((resolve) => setImmediate(resolve))
    const place = places[i]!
    const identity = { name: row.name, address: row.address, postcode: place.postcode, city: place.city, position: row.position ?? null }
    const double = doubles.check(row, identity, mapping)
    if (double) {
      refused.push(double)
      continue
    }
    if (place.precision === 'none') warnings.push(unknownPlace(row, mapping))
    placed.push({ ...place, row: row.number, reference: row.reference ?? null })
    const found = index.find(row.reference, identity)
    if (row.parts && !row.equipment && !found?.equipment.length) warnings.push(partsOfNothing(row, mapping))
    actions.push(actionOf(row, place, found, { today: options.today, index: known.length + i }))
  }
  const language = options.language ?? 'fr'
  const explain = (problems: readonly RowProblem[]) =>
    [...problems].sort(inFileOrder(mapping)).map((problem) => explainProblem(problem, language))
  const report = { ...counts(actions, placed), rows: table.rows.length, refused: explain(refused), warnings: explain(warnings) }
  return { actions, places: placed, report, changes: actions.map(toChange) }
}

/** By row, then by column from left to right. */
const inFileOrder =
  ({ headers }: Mapping) =>
  (one: RowProblem, other: RowProblem) =>
    one.row - other.row || headers.indexOf(one.column ?? '') - headers.indexOf(other.column ?? '')

function unknownPlace(row: ImportedRow, mapping: Mapping): RowProblem {
  const column = mapping.headers[mapping.fields.indexOf('city')] ?? null
  return { row: row.number, column, code: 'PLACE_UNKNOWN', value: [row.address, row.postcode, row.city].filter(Boolean).join(' ') }
}

function partsOfNothing(row: ImportedRow, mapping: Mapping): RowProblem {
  const column = mapping.headers[mapping.fields.indexOf('parts')] ?? null
  const value = row.parts!.map(({ parts }) => partsText(parts)).join(' | ')
  return { row: row.number, column, code: 'PARTS_WITHOUT_MACHINE', value }
}

function actionOf(row: ImportedRow, place: RowPlace, known: KnownClient | null, creation: { today: CivilDate; index: number }): RowAction {
  if (!known) return { kind: 'create', row, client: clientOfRow(row, place, creation) }
  const update = compareClient(row, place, known)
  return update.changes.length > 0 ? { kind: 'update', row, known, update } : { kind: 'unchanged', row, known }
}

/** Rows seen so far: a second row for the same client is refused. */
class Doubles {
  readonly #references = new Set<string>()
  readonly #identities = new Map<string, number>()

  check(row: ImportedRow, identity: Identity, mapping: Mapping): RowProblem | null {
    const column = (field: 'reference' | 'name') => mapping.headers[mapping.fields.indexOf(field)] ?? null
    if (row.reference !== undefined) {
      if (this.#references.has(row.reference)) {
        return { row: row.number, column: column('reference'), code: 'REFERENCE_REPEATED', value: row.reference }
      }
      this.#references.add(row.reference)
      return null
    }
    const key = identityKey(identity)
    const first = this.#identities.get(key)
    if (first !== undefined) return { row: row.number, column: column('name'), code: 'CLIENT_REPEATED', value: String(first) }
    this.#identities.set(key, row.number)
    return null
  }
}

function counts(actions: readonly RowAction[], places: readonly PlacedRow[]) {
  const of = (kind: RowAction['kind']) => actions.filter((action) => action.kind === kind).length
  const at = (precision: RowPlace['precision']) => places.filter((place) => place.precision === precision).length
  const precision = { given: at('given'), house: at('house'), street: at('street'), commune: at('commune'), none: at('none') }
  return { created: of('create'), updated: of('update'), unchanged: of('unchanged'), precision }
}

function toChange(action: RowAction): ImportChange {
  const { number, name } = action.row
  if (action.kind === 'create') return { row: number, clientId: null, name, action: 'create', changes: [] }
  return {
    row: number,
    clientId: action.known.id,
    name,
    action: action.kind,
    changes: action.kind === 'update' ? action.update.changes : [],
  }
}
