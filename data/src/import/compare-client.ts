import type { Equipment, ImportChange, Position } from '@tournee/contract'
import { differences } from '../audit/record-change.ts'
import { fold } from '../database/fold.ts'
import { changedTags, MOST_TAGS } from '../repositories/client-tags.ts'
import type { ClientPatch } from '../repositories/clients.ts'
import { contractWithDefaults } from '../repositories/contract-defaults.ts'
import type { NewContract } from '../repositories/contracts.ts'
import type { NewEquipment, NewSite } from '../repositories/sites.ts'
import { readEmail, readList, readPhone, singleSpaced } from './cell-values.ts'
import { contractTermsOf, newEquipment, type RowPlace } from './imported-client.ts'
import type { KnownClient } from './known-clients.ts'
import { assignParts, partsText } from './parts-text.ts'
import type { ImportedRow } from './read-row.ts'

/** What a row changes in a client that is there; an empty cell changes nothing. */
export interface ClientUpdate {
  readonly client: ClientPatch
  readonly site: Partial<NewSite>
  /** machines to add */
  readonly equipment: readonly NewEquipment[]
  /** machines that are there, with what their visits need from now on */
  readonly parts: readonly { readonly equipmentId: string; readonly parts: Equipment['parts'] }[]
  readonly contract: Partial<NewContract>
  readonly changes: ImportChange['changes']
}

/** Compares a row with the client it speaks of. */
export function compareClient(row: ImportedRow, place: RowPlace, known: KnownClient): ClientUpdate {
  const client = changed(known, clientPatch(row, known))
  const site = known.site ? changed(known.site, sitePatch(row, place, known.site)) : sitePatch(row, place, null)
  // a kind with a comma or a stroke in it is read as several
  const machines = new Set(known.equipment.flatMap(({ kind }) => [kind, ...readList(kind)]).map(fold))
  const added = (row.equipment ?? []).filter((kind) => !machines.has(fold(kind)))
  // a list that names no machine is the first's of those that are there, else of those that come
  const needs = assignParts(row.parts ?? [], [...known.equipment.map(({ kind }) => kind), ...added])
  const equipment = added.map((kind, i) => newEquipment(kind, needs.get(known.equipment.length + i)))
  const parts = known.equipment.flatMap((machine, i) => {
    const said = needs.get(i)
    return said && partsText(said) !== partsText(machine.parts)
      ? [{ equipmentId: machine.id, parts: [...said], before: machine.parts }]
      : []
  })
  const terms = contractPatch(row, known)
  const contract = known.contract ? changed(known.contract, terms) : terms
  const changes = [
    ...listed(known, client),
    ...listed(known.site ?? {}, site),
    ...equipment.map(({ kind }) => ({ field: 'equipment', before: null, after: kind })),
    ...parts.map(({ before, parts: after }) => ({ field: 'parts', before: partsText(before) || null, after: partsText(after) || null })),
    ...listed(known.contract ?? {}, contract),
  ]
  return { client, site, equipment, parts, contract, changes }
}

/** What the file says otherwise; a text that only reads as the file has it (spaces, capitals of an e-mail) is no change. */
function clientPatch(row: ImportedRow, known: KnownClient): ClientPatch {
  const says = (value: string | undefined, stored: string | null, read: (text: string) => string | null = singleSpaced) =>
    value !== undefined && value !== (stored === null ? null : read(stored))
  return {
    ...(says(row.name, known.name) ? { name: row.name } : {}),
    ...(says(row.reference, known.reference) && !known.formerReferences.includes(row.reference!) ? { reference: row.reference! } : {}),
    ...(says(row.phone, known.phone, readPhone) ? { phone: row.phone! } : {}),
    ...(says(row.email, known.email, readEmail) ? { email: row.email! } : {}),
    ...(says(row.notes, known.notes) ? { notes: row.notes! } : {}),
    // a file puts tags on, it takes none off; beyond twenty there is no room
    ...(row.tags ? { tags: changedTags(known.tags, { add: row.tags }).slice(0, Math.max(MOST_TAGS, known.tags.length)) } : {}),
  }
}

/** A new address is located anew; an address as before keeps its place, above all one set by hand. */
function sitePatch(row: ImportedRow, place: RowPlace, site: KnownClient['site']): Partial<NewSite> {
  const says = (value: string, stored: string | undefined) => value !== '' && value !== stored && value !== oneLine(stored ?? '')
  const address = {
    ...(says(row.address, site?.address) ? { address: row.address } : {}),
    ...(says(row.postcode, site?.postcode) ? { postcode: row.postcode } : {}),
    ...(says(row.city, site?.city) ? { city: row.city } : {}),
  }
  const moved = site === null || Object.keys(changed(site, address)).length > 0
  const located = { position: place.position, precision: place.precision, positionSource: place.source, insee: place.insee }
  const byHand = site?.positionSource === 'hand'
  const elsewhere = row.position !== undefined && !byHand && !isSamePlace(row.position, site?.position ?? null)
  return { ...address, ...(moved || elsewhere ? located : {}) }
}

const oneLine = (text: string) => singleSpaced(text).replace(/\n/g, ' ')

/** About a decimetre: coordinates that a spreadsheet rounded are the same place. */
const SAME_DEGREES = 1e-6

const isSamePlace = (one: Position, other: Position | null) =>
  other !== null && Math.abs(one.lng - other.lng) <= SAME_DEGREES && Math.abs(one.lat - other.lat) <= SAME_DEGREES

/** Whether a row speaks of a contract, and not only of a visit or a machine that might go with one. */
const hasTerms = ({ tier, visitsPerYear, contractStart, contractEnd, durationMinutes, priceCents }: ImportedRow) =>
  [tier, visitsPerYear, contractStart, contractEnd, durationMinutes, priceCents].some((term) => term !== undefined)

function contractPatch(row: ImportedRow, { contract, lastDoneOn }: KnownClient): Partial<NewContract> {
  const { skills, ...terms } = contractTermsOf(row)
  if (!contract) return hasTerms(row) ? contractTermsOf(row) : {}
  const { lastVisitOn, tier, ...rest } = terms
  const last = [contract.lastVisitOn ?? '', lastDoneOn ?? ''].sort().at(-1)!
  const later = lastVisitOn && lastVisitOn > last ? { lastVisitOn } : {}
  // skills that follow from machines are for new contracts only: a running one has its own
  const asked = row.skills && !isSameList(row.skills, contract.skills) ? { skills: [...row.skills] } : {}
  const others = { ...rest, ...asked }
  // another tier brings its own number of visits and tolerance, unless the row gives them
  const { visitsPerYear, toleranceDays } = contractWithDefaults({ ...terms }, contract.startsOn)
  const upgraded = tier && tier !== contract.tier ? { tier, visitsPerYear, toleranceDays } : {}
  return { ...upgraded, ...others, ...later }
}

const isSameList = (read: readonly string[], stored: readonly string[]) =>
  [...read].sort().join(' ') === [...new Set(stored.flatMap(readList).map(fold))].sort().join(' ')

/** The part of a patch that is not so already. */
function changed<T extends object>(before: object, patch: T): Partial<T> {
  const fields = new Set(Object.keys(differences(before, patch)))
  return Object.fromEntries(Object.entries(patch).filter(([field]) => fields.has(field))) as Partial<T>
}

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)

const listed = (before: object, patch: object) =>
  Object.entries(differences(before, patch)).map(([field, [old, now]]) => ({ field, before: text(old), after: text(now) }))
