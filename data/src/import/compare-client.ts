import type { ImportChange } from '@tournee/contract'
import { differences } from '../audit/record-change.ts'
import { fold } from '../database/fold.ts'
import type { ClientPatch } from '../repositories/clients.ts'
import { contractWithDefaults } from '../repositories/contract-defaults.ts'
import type { NewContract } from '../repositories/contracts.ts'
import type { NewSite } from '../repositories/sites.ts'
import { contractTermsOf, type RowPlace } from './imported-client.ts'
import type { KnownClient } from './known-clients.ts'
import type { ImportedRow } from './read-row.ts'

/** What a row changes in a client that is there; an empty cell changes nothing. */
export interface ClientUpdate {
  readonly client: ClientPatch
  readonly site: Partial<NewSite>
  /** kinds of machines to add */
  readonly equipment: readonly string[]
  readonly contract: Partial<NewContract>
  readonly changes: ImportChange['changes']
}

/** Compares a row with the client it speaks of. */
export function compareClient(row: ImportedRow, place: RowPlace, known: KnownClient): ClientUpdate {
  const client = changed(known, clientPatch(row))
  const site = known.site ? changed(known.site, sitePatch(row, place, known.site)) : sitePatch(row, place, null)
  const machines = new Set(known.equipment.map((machine) => fold(machine.kind)))
  const equipment = (row.equipment ?? []).filter((kind) => !machines.has(fold(kind)))
  const terms = contractPatch(row, known)
  const contract = known.contract ? changed(known.contract, terms) : terms
  const changes = [
    ...listed(known, client),
    ...listed(known.site ?? {}, site),
    ...equipment.map((kind) => ({ field: 'equipment', before: null, after: kind })),
    ...listed(known.contract ?? {}, contract),
  ]
  return { client, site, equipment, contract, changes }
}

function clientPatch(row: ImportedRow): ClientPatch {
  return {
    name: row.name,
    ...(row.reference === undefined ? {} : { reference: row.reference }),
    ...(row.phone === undefined ? {} : { phone: row.phone }),
    ...(row.email === undefined ? {} : { email: row.email }),
    ...(row.notes === undefined ? {} : { notes: row.notes }),
  }
}

/** A new address is located anew; an address as before keeps its place, above all one set by hand. */
function sitePatch(row: ImportedRow, place: RowPlace, site: KnownClient['site']): Partial<NewSite> {
  const address = {
    ...(row.address ? { address: row.address } : {}),
    ...(row.postcode ? { postcode: row.postcode } : {}),
    ...(row.city ? { city: row.city } : {}),
  }
  const moved = site === null || Object.keys(changed(site, address)).length > 0
  const located = { position: place.position, precision: place.precision, positionSource: place.source, insee: place.insee }
  const byHand = site?.positionSource === 'hand'
  return { ...address, ...(moved || (row.position && !byHand) ? located : {}) }
}

function contractPatch(row: ImportedRow, { contract }: KnownClient): Partial<NewContract> {
  const terms = contractTermsOf(row)
  if (!contract) return terms
  const { lastVisitOn, tier, ...others } = terms
  const later = lastVisitOn && (contract.lastVisitOn === null || lastVisitOn > contract.lastVisitOn) ? { lastVisitOn } : {}
  // another tier brings its own number of visits and tolerance, unless the row gives them
  const { visitsPerYear, toleranceDays } = contractWithDefaults({ ...terms }, contract.startsOn)
  const upgraded = tier && tier !== contract.tier ? { tier, visitsPerYear, toleranceDays } : {}
  return { ...upgraded, ...others, ...later }
}

/** The part of a patch that is not so already. */
function changed<T extends object>(before: object, patch: T): Partial<T> {
  const fields = new Set(Object.keys(differences(before, patch)))
  return Object.fromEntries(Object.entries(patch).filter(([field]) => fields.has(field))) as Partial<T>
}

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)

const listed = (before: object, patch: object) =>
  Object.entries(differences(before, patch)).map(([field, [old, now]]) => ({ field, before: text(old), after: text(now) }))
