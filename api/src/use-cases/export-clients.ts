import type { ClientColumn, ClientListRow, ClientSort, ClientTarget, FileAnswer } from '@tournee/contract'
import { listClientExtras, listTechnicians } from '@tournee/data'
import { clientCsv, clientXlsx, type SheetClient } from '../export/client-sheet.ts'
import type { Services } from '../services.ts'
import { findZones } from '../zoning/zone-finder.ts'
import { companyToday } from './company-today.ts'
import { findClients } from './find-clients.ts'

const PAGE = 5_000
const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

/** Which clients to write, how, in what order and language. */
export interface ClientExport {
  readonly target: ClientTarget
  readonly format: 'csv' | 'xlsx'
  readonly columns: readonly ClientColumn[]
  readonly sort: ClientSort
  readonly descending: boolean
  readonly language: 'fr' | 'en'
}

/** The clients chosen, or all that a filter finds, as a spreadsheet in the order of the list. */
export async function exportClients(services: Pick<Services, 'db' | 'now'>, wanted: ClientExport): Promise<FileAnswer> {
  const { connection } = services.db
  const today = await companyToday(connection, services.now())
  const rows = await rowsOf(services, wanted)
  const names = new Map((await findZones(connection, today)).zones.map(({ id, name }) => [id, name]))
  const technicians = new Map((await listTechnicians(connection)).map(({ id, name }) => [id, name]))
  const extras = await listClientExtras(
    connection,
    rows.map(({ id }) => id),
  )
  const clients: SheetClient[] = rows.map((row) => ({
    row,
    extras: extras.get(row.id) ?? { notes: '', equipment: [], parts: '', skills: [] },
    zoneName: names.get(row.zoneId ?? '') ?? '',
    technicianName: technicians.get(row.lastTechnicianId ?? '') ?? '',
  }))
  const write = wanted.format === 'csv' ? clientCsv : clientXlsx
  return {
    fileName: `clients ${today}.${wanted.format}`,
    contentType: TYPES[wanted.format],
    bytes: await write(clients, wanted.columns, wanted.language),
  }
}

async function rowsOf(
  services: Pick<Services, 'db' | 'now'>,
  { target, sort, descending }: ClientExport,
): Promise<readonly ClientListRow[]> {
  const rows: ClientListRow[] = []
  const filter = 'filter' in target ? target.filter : {}
  for (let offset = 0; ; offset += PAGE) {
    const page = await findClients(services, { ...filter, sort, descending, limit: PAGE, offset })
    rows.push(...page.items)
    if (page.items.length < PAGE) break
  }
  if ('filter' in target) {
    const except = new Set(target.except)
    return rows.filter(({ id }) => !except.has(id))
  }
  const chosen = new Set(target.ids)
  return rows.filter(({ id }) => chosen.has(id))
}
