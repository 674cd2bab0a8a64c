import type { ClientFile, Position, Site } from '@tournee/contract'
import { createSite, deleteSite, updateSite } from '@tournee/data'
import { defined } from '../defined.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { changeClientFile, type FileChange } from './change-client-file.ts'
import { findPlace } from './find-place.ts'

type SiteFields = Pick<Site, 'label' | 'address' | 'postcode' | 'city' | 'accessNotes'>
type SitePatch = { readonly [K in keyof SiteFields]?: SiteFields[K] | undefined } & { readonly position?: Position | undefined }

const byHand = (position: Position) => ({ position, precision: 'given', positionSource: 'hand', insee: null }) as const

/** Adds a place to a client: where somebody pointed, else where its address is. */
export async function addSite(
  services: Services,
  change: FileChange,
  { position, ...site }: SitePatch & Pick<SiteFields, 'address' | 'postcode' | 'city'>,
): Promise<ClientFile | Refusal> {
  const place = position ? byHand(position) : await findPlace(services, site)
  return changeClientFile(
    services,
    change,
    (connection) => createSite(connection, change.clientId, { ...defined(site), ...place }, change.by),
    { isAddition: true },
  )
}

/** Changes a place; an address that changed is found anew, unless somebody pointed on the map. */
export async function changeSite(services: Services, change: FileChange, siteId: string, patch: SitePatch): Promise<ClientFile | Refusal> {
  const { position, ...fields } = patch
  const address = defined({ address: fields.address, postcode: fields.postcode, city: fields.city })
  const found = !position && Object.keys(address).length > 0 ? await placeOfChanged(services, siteId, address) : {}
  return changeClientFile(services, change, async (connection, file) => {
    if (!file.sites.some(({ id }) => id === siteId)) return refuse('NOT_FOUND', 'No such place of this client.')
    return updateSite(connection, siteId, { ...defined(fields), ...(position ? byHand(position) : found) }, change.by)
  })
}

/** Where a changed address is, asked before the transaction; nothing when it is as before. */
async function placeOfChanged(services: Services, siteId: string, address: Partial<Pick<Site, 'address' | 'postcode' | 'city'>>) {
  const site = await services.db.connection('sites').where({ id: siteId }).first<Pick<Site, 'address' | 'postcode' | 'city'> | undefined>()
  if (!site) return {}
  const isSame = (['address', 'postcode', 'city'] as const).every((field) => address[field] === undefined || address[field] === site[field])
  return isSame ? {} : findPlace(services, { address: site.address, postcode: site.postcode, city: site.city, ...address })
}

/** Takes a place away to which nothing is tied. */
export const removeSite = (services: Services, change: FileChange, siteId: string): Promise<ClientFile | Refusal> =>
  changeClientFile(services, change, async (connection, file) =>
    file.sites.some(({ id }) => id === siteId)
      ? deleteSite(connection, siteId, change.by)
      : refuse('NOT_FOUND', 'No such place of this client.'),
  )
