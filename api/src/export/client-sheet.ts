import type { ClientColumn, ClientListRow } from '@tournee/contract'
import type { ClientExtras } from '@tournee/data'
import { stringify } from 'csv-stringify/sync'
import writeXlsxFile from 'write-excel-file/node'
import { neutralise } from './neutralise.ts'
import { SHEET_FONT } from './sheet-font.ts'
import { TIER_WORDS } from './tier-words.ts'

/** A client as an export tells it. */
export interface SheetClient {
  readonly row: ClientListRow
  readonly extras: ClientExtras
  readonly zoneName: string
  readonly technicianName: string
}

type Value = string | number | Date | null
type Language = 'fr' | 'en'

interface SheetColumn {
  readonly titles: Readonly<Record<Language, string>>
  readonly width: number
  readonly value: (client: SheetClient, language: Language) => Value
}

const day = (date: string | null): Date | null => (date === null ? null : new Date(`${date}T00:00:00Z`))
const PRECISIONS = {
  fr: { given: 'Coordonnées fournies', house: 'Au numéro', street: 'À la rue', commune: 'À la commune', none: 'Non localisé' },
  en: { given: 'Given', house: 'House', street: 'Street', commune: 'Commune', none: 'Not placed' },
} as const
const column = (fr: string, en: string, width: number, value: SheetColumn['value']): SheetColumn => ({ titles: { fr, en }, width, value })

/** A commune's centre is no address: written out as coordinates it would come back as one. */
const isPlaced = ({ precision }: ClientListRow) => precision === 'given' || precision === 'house' || precision === 'street'

/** What tells a client from others: in every export, whatever the columns chosen, so that it can come back. */
const IDENTITY = ['reference', 'name', 'address', 'postcode', 'city'] as const
const ORDER: readonly Exclude<ClientColumn, (typeof IDENTITY)[number] | 'position'>[] = [
  'phone',
  'email',
  'equipment',
  'parts',
  'tier',
  'contractStartsOn',
  'contractEndsOn',
  'visitsPerYear',
  'durationMinutes',
  'priceCents',
  'skills',
  'lastVisitOn',
  'lastTechnician',
  'nextDueOn',
  'zone',
  'precision',
  'tags',
  'notes',
]

/** Titles are those that the import recognises, or (due date, technician, zone, precision) takes for nothing. */
const COLUMNS: Readonly<Record<Exclude<ClientColumn, 'position'> | 'name' | 'lat' | 'lng', SheetColumn>> = {
  reference: column('N° client', 'Customer number', 12, ({ row }) => row.reference),
  name: column('Nom', 'Name', 32, ({ row }) => row.name),
  address: column('Adresse', 'Address', 36, ({ row }) => row.address),
  postcode: column('CP', 'Postcode', 8, ({ row }) => row.postcode),
  city: column('Ville', 'City', 24, ({ row }) => row.city),
  phone: column('Téléphone', 'Phone', 16, ({ row }) => row.phone),
  email: column('E-mail', 'E-mail', 34, ({ row }) => row.email),
  equipment: column('Équipement', 'Equipment', 28, ({ extras }) => extras.equipment.join(' + ')),
  parts: column('Pièces', 'Parts', 40, ({ extras }) => extras.parts),
  tier: column('Formule', 'Tier', 10, ({ row }, language) => row.tier && TIER_WORDS[language][row.tier]),
  contractStartsOn: column('Début contrat', 'Contract start', 14, ({ row }) => day(row.contractStartsOn)),
  contractEndsOn: column('Fin contrat', 'Contract end', 14, ({ row }) => day(row.contractEndsOn)),
  visitsPerYear: column('Visites/an', 'Visits per year', 11, ({ row }) => row.visitsPerYear),
  durationMinutes: column('Durée (min)', 'Duration (min)', 11, ({ row }) => row.durationMinutes),
  priceCents: column('Prix annuel', 'Price', 12, ({ row }) => (row.priceCents === null ? null : row.priceCents / 100)),
  skills: column('Compétences', 'Skills', 18, ({ extras }) => extras.skills.join(', ')),
  lastVisitOn: column('Dernière visite', 'Last visit', 14, ({ row }) => day(row.lastVisitOn)),
  lastTechnician: column('Dernier technicien', 'Last technician', 20, ({ technicianName }) => technicianName),
  nextDueOn: column('Prochaine échéance', 'Next deadline', 14, ({ row }) => day(row.nextDueOn)),
  zone: column('Secteur', 'Zone', 18, ({ zoneName }) => zoneName),
  precision: column('Localisation', 'Precision', 20, ({ row }, language) => PRECISIONS[language][row.precision]),
  tags: column('Étiquettes', 'Tags', 24, ({ row }) => row.tags.join(', ')),
  notes: column('Remarques', 'Comments', 40, ({ extras }) => extras.notes),
  lat: column('Latitude', 'Latitude', 11, ({ row }) => (isPlaced(row) && row.position ? row.position.lat : null)),
  lng: column('Longitude', 'Longitude', 11, ({ row }) => (isPlaced(row) && row.position ? row.position.lng : null)),
}

function columnsOf(chosen: readonly ClientColumn[]): readonly SheetColumn[] {
  const wanted = ORDER.filter((name) => chosen.includes(name))
  const position = chosen.includes('position') ? (['lat', 'lng'] as const) : []
  return [...IDENTITY, ...wanted, ...position].map((name) => COLUMNS[name])
}

const frenchDay = (date: Date) => date.toISOString().slice(0, 10).split('-').reverse().join('/')

function csvCell(value: Value, language: Language): string {
  if (value === null) return ''
  if (value instanceof Date) return language === 'fr' ? frenchDay(value) : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return language === 'fr' ? String(value).replace('.', ',') : String(value)
  return neutralise(value)
}

/** Clients as CSV the way French spreadsheets read it: byte order mark, semicolons, CRLF; no formula survives. */
export function clientCsv(clients: readonly SheetClient[], chosen: readonly ClientColumn[], language: Language): Uint8Array<ArrayBuffer> {
  const columns = columnsOf(chosen)
  const rows = clients.map((client) => columns.map(({ value }) => csvCell(value(client, language), language)))
  return Buffer.from(
    stringify([columns.map(({ titles }) => titles[language]), ...rows], { delimiter: ';', bom: true, record_delimiter: 'windows' }),
  )
}

function xlsxCell(value: Value) {
  if (value === null || value === '') return null
  if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' }
  if (typeof value === 'number') return { value, type: Number }
  return { value: neutralise(value), type: String }
}

/** Clients as .xlsx: dates are dates, numbers numbers; no formula survives. */
export async function clientXlsx(
  clients: readonly SheetClient[],
  chosen: readonly ClientColumn[],
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const columns = columnsOf(chosen)
  const titles = columns.map((one) => ({ value: one.titles[language], fontWeight: 'bold' as const }))
  const rows = clients.map((client) => columns.map(({ value }) => xlsxCell(value(client, language))))
  const options = {
    columns: columns.map(({ width }) => ({ width })),
    sheet: 'Clients',
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  }
  return new Uint8Array(await writeXlsxFile([titles, ...rows], options, SHEET_FONT).toBuffer())
}
