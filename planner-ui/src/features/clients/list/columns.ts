import { ClientColumn } from '@tournee/contract'

/** Columns that the list can show (the rest is for exports), with their least width in pixels. */
export const SHOWN_COLUMNS = {
  reference: 110,
  address: 220,
  city: 200,
  phone: 140,
  email: 220,
  tier: 90,
  contractEndsOn: 120,
  visitsPerYear: 90,
  durationMinutes: 90,
  priceCents: 90,
  lastVisitOn: 120,
  lastTechnician: 150,
  nextDueOn: 170,
  zone: 130,
  precision: 130,
  tags: 180,
} as const satisfies Partial<Record<ClientColumn, number>>

export type ShownColumn = keyof typeof SHOWN_COLUMNS

export const COLUMNS = Object.keys(SHOWN_COLUMNS) as readonly ShownColumn[]
const DEFAULT: readonly ShownColumn[] = ['city', 'phone', 'tier', 'lastVisitOn', 'nextDueOn', 'precision']
const STORED = 'tournee.clients.columns'

/** The columns by which the list can be put in order. */
export const SORT_OF = { city: 'city', contractEndsOn: 'contractEndsOn', lastVisitOn: 'lastVisitOn', nextDueOn: 'nextDueOn' } as const

/** Those of a list of names that the list can show, in its own order. */
export const shownOf = (names: readonly string[]): readonly ShownColumn[] => COLUMNS.filter((column) => names.includes(column))

/** The columns chosen on this device, else the usual ones. */
export function storedColumns(): readonly ShownColumn[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? 'null')
    return Array.isArray(stored) ? shownOf(stored as string[]) : DEFAULT
  } catch {
    return DEFAULT
  }
}

export function storeColumns(columns: readonly ShownColumn[]): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(columns))
  } catch {
    // private browsing: the choice lasts as long as the page
  }
}

/** What an export of these columns holds besides: everything the import reads comes along when `all`. */
export const exportColumns = (shown: readonly ShownColumn[], all: boolean): ClientColumn[] => (all ? [...ClientColumn.options] : [...shown])
