import type { CivilDate } from '@tournee/contract'
import writeXlsxFile from 'write-excel-file/node'
import { harmlessCell } from '../import/harmless-cell.ts'
import { machinePartsText } from '../import/parts-text.ts'
import { type DemoClient, demoClients, demoIds } from './demo-clients.ts'

const TIER_NAMES = { bronze: 'Bronze', argent: 'Argent', or: 'Or' } as const

const COLUMNS: readonly (readonly [title: string, width: number, value: (client: DemoClient) => string | Date | number])[] = [
  ['N° client', 11, (client) => client.client.reference],
  ['Nom', 32, (client) => client.client.name],
  ['Adresse', 36, (client) => client.site.address],
  ['CP', 8, (client) => client.site.postcode],
  ['Ville', 24, (client) => client.site.city],
  ['Téléphone', 16, (client) => client.client.phone ?? ''],
  ['E-mail', 34, (client) => client.client.email ?? ''],
  ['Équipement', 28, (client) => (client.equipment ?? []).map((machine) => machine.kind).join(' + ')],
  ['Pièces', 44, (client) => machinePartsText(client.equipment)],
  ['Formule', 10, (client) => TIER_NAMES[client.contract.tier]],
  ['Début contrat', 14, (client) => new Date(`${client.contract.startsOn}T00:00:00Z`)],
  ['Visites/an', 11, (client) => client.contract.visitsPerYear],
  ['Durée (min)', 11, (client) => client.contract.durationMinutes],
  ['Prix annuel', 12, (client) => (client.contract.priceCents ?? 0) / 100],
  ['Remarques', 34, (client) => client.site.accessNotes ?? ''],
  ['Latitude', 11, (client) => client.site.position.lat],
  ['Longitude', 11, (client) => client.site.position.lng],
]

/** The clients of the demo company as the .xlsx that such a company has today: the same for the same seed and day. */
export async function demoSpreadsheet(options: { readonly seed?: number; readonly today: CivilDate }): Promise<Buffer> {
  const seed = options.seed ?? 1
  const clients = demoClients(seed, options.today, demoIds(seed, 0))
  const titles = COLUMNS.map(([title]) => ({ value: title, fontWeight: 'bold' as const }))
  const rows = clients.map((client) => COLUMNS.map(([, , value]) => cell(value(client))))
  const columns = COLUMNS.map(([, width]) => ({ width }))
  return writeXlsxFile([titles, ...rows], { columns, sheet: 'Clients' }).toBuffer()
}

function cell(value: string | Date | number) {
  if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' }
  if (typeof value === 'number') return { value, type: Number }
  return { value: harmlessCell(value), type: String }
}
