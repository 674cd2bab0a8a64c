import type { ClientFile, Equipment } from '@tournee/contract'
import { createEquipment, deleteEquipment, updateEquipment } from '@tournee/data'
import { defined } from '../defined.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { changeClientFile, type FileChange } from './change-client-file.ts'

type Fields = Omit<Equipment, 'id'>
type NewFields = Omit<Fields, 'parts'> & { readonly parts?: Fields['parts'] | undefined }
type Patch = { readonly [K in keyof Fields]?: Fields[K] | undefined }

const unknown = () => refuse('NOT_FOUND', 'No such machine or place of this client.')
const hasSite = (file: ClientFile, siteId: string | undefined) => siteId === undefined || file.sites.some(({ id }) => id === siteId)
const hasMachine = (file: ClientFile, equipmentId: string) => file.equipment.some(({ id }) => id === equipmentId)

/** Adds a machine to a place of the client. */
export const addEquipment = (
  services: Services,
  change: FileChange,
  { siteId, parts, ...equipment }: NewFields,
): Promise<ClientFile | Refusal> =>
  changeClientFile(
    services,
    change,
    async (connection, file) =>
      hasSite(file, siteId)
        ? createEquipment(connection, change.clientId, siteId, { ...equipment, parts: parts ?? [] }, change.by)
        : unknown(),
    { isAddition: true },
  )

/** Changes a machine. */
export const changeEquipment = (services: Services, change: FileChange, equipmentId: string, patch: Patch): Promise<ClientFile | Refusal> =>
  changeClientFile(services, change, async (connection, file) =>
    hasMachine(file, equipmentId) && hasSite(file, patch.siteId)
      ? updateEquipment(connection, change.clientId, equipmentId, defined(patch), change.by)
      : unknown(),
  )

/** Takes a machine away. */
export const removeEquipment = (services: Services, change: FileChange, equipmentId: string): Promise<ClientFile | Refusal> =>
  changeClientFile(services, change, async (connection, file) =>
    hasMachine(file, equipmentId) ? deleteEquipment(connection, change.clientId, equipmentId, change.by) : unknown(),
  )
