import type { CivilDate, Contract, Part, Position, PositionSource, Precision } from '@tournee/contract'
import { addDays } from '@tournee/engine/recurrence'
import { fold } from '../database/fold.ts'
import { changedTags, MOST_TAGS } from '../repositories/client-tags.ts'
import type { NewClient } from '../repositories/clients.ts'
import { contractWithDefaults, TIER_DEFAULTS, tierOf } from '../repositories/contract-defaults.ts'
import type { NewContract } from '../repositories/contracts.ts'
import type { NewEquipment } from '../repositories/sites.ts'
import { assignParts } from './parts-text.ts'
import type { ImportedRow } from './read-row.ts'

/** Where a row's site is, with the town that the map gives when the row has none. */
export interface RowPlace {
  readonly position: Position | null
  readonly precision: Precision
  readonly source: PositionSource | null
  readonly insee: string | null
  readonly city: string
  readonly postcode: string
}

/** What a new client is made with besides its row: the day of the import, and its place in the order of creation. */
export interface Creation {
  readonly today: CivilDate
  readonly index: number
}

/** The skills that machines ask for, by a word in their name. */
const SKILL_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(pac|pompes? a chaleur|heat pump|ballon|thermodynamique|chauffe eau)\b/, 'pac'],
  [/\b(clim|climatisation|climatiseur|split|air conditioning)\b/, 'clim'],
  [/\b(chaudieres?|boiler|gaz|fioul|poele)\b/, 'chauffage'],
  [/\b(irve|borne|bornes|charging)\b/, 'irve'],
  [/\b(vmc|tableau|electrique|portail|alarme|domotique|eclairage)\b/, 'elec'],
]

/** The skills that follow from a row: those it names, else those of its machines. */
function skillsOf(row: ImportedRow): string[] {
  if (row.skills) return [...row.skills]
  const named = (row.equipment ?? []).map((kind) => fold(kind))
  return SKILL_WORDS.filter(([word]) => named.some((kind) => word.test(kind))).map(([, skill]) => skill)
}

/** The new client that a row describes. */
export function clientOfRow(row: ImportedRow, place: RowPlace, creation: Creation): NewClient {
  return {
    client: {
      name: row.name,
      kind: row.kind,
      reference: row.reference ?? null,
      phone: row.phone ?? null,
      email: row.email ?? null,
      notes: row.notes ?? '',
      tags: changedTags([], { add: row.tags ?? [] }).slice(0, MOST_TAGS),
    },
    site: {
      address: row.address,
      postcode: place.postcode,
      city: place.city,
      insee: place.insee,
      position: place.position,
      precision: place.precision,
      positionSource: place.source,
    },
    equipment: newMachines(row),
    contract: contractOfRow(row, creation),
  }
}

/** A machine of which only the kind, and perhaps what its visits need, is known. */
export const newEquipment = (kind: string, parts: readonly Part[] = []): NewEquipment => ({
  kind,
  brand: null,
  model: null,
  serial: null,
  installedOn: null,
  rhythmMonths: null,
  parts: [...parts],
})

function newMachines(row: ImportedRow): NewEquipment[] {
  const kinds = row.equipment ?? []
  const parts = assignParts(row.parts ?? [], kinds)
  return kinds.map((kind, i) => newEquipment(kind, parts.get(i)))
}

/** What a row says of its contract, in the contract's own words. */
export function contractTermsOf(row: ImportedRow): Partial<NewContract> {
  const visits = row.visitsPerYear ?? (row.tier ? undefined : row.visitsPerYear)
  const skills = skillsOf(row)
  return {
    ...(row.tier ? { tier: row.tier } : visits ? { tier: tierOf(visits) } : {}),
    ...(visits ? { visitsPerYear: visits } : {}),
    ...(row.contractStart ? { startsOn: row.contractStart } : {}),
    ...(row.contractEnd ? { endsOn: row.contractEnd } : {}),
    ...(row.lastVisit ? { lastVisitOn: row.lastVisit } : {}),
    ...(row.durationMinutes ? { durationMinutes: row.durationMinutes } : {}),
    ...(row.priceCents === undefined ? {} : { priceCents: row.priceCents }),
    ...(skills.length > 0 ? { skills } : {}),
  }
}

function contractOfRow(row: ImportedRow, creation: Creation): NewContract {
  const terms = contractTermsOf(row)
  const visits = terms.visitsPerYear ?? TIER_DEFAULTS[terms.tier ?? 'bronze'].visitsPerYear
  const status: Contract['status'] = terms.endsOn && terms.endsOn < creation.today ? 'ended' : 'active'
  return contractWithDefaults({ ...terms, status }, startOf(row, visits, creation))
}

/** The golden ratio's fraction: its multiples fill a year evenly, however many clients come (Weyl sequence). */
const GOLDEN = 0.618_033_988_749_895

/**
 * When a contract starts that says nothing of it. The visits of a contract year stand in the middle of their share of it, so a
 * last visit puts the start half a share before; without one, starts are spread evenly over the past year, by order of creation.
 */
function startOf(row: ImportedRow, visitsPerYear: number, { today, index }: Creation): CivilDate {
  if (row.lastVisit) return addDays(row.lastVisit, -Math.floor(365 / (2 * visitsPerYear)))
  return addDays(today, -1 - Math.floor(((index * GOLDEN) % 1) * 365))
}
