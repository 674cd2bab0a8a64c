import type { Equipment } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { type EquipmentRow, type NewEquipment, toEquipment, toEquipmentRow } from './sites.ts'

export async function getEquipment(db: Connection, id: string): Promise<Equipment> {
  const row = await db<EquipmentRow>('equipment').where({ id }).first()
  if (!row) throw new NotFoundError('equipment', id)
  return toEquipment(row)
}

/** Adds a machine to a site of the client. */
export async function createEquipment(db: Connection, clientId: string, siteId: string, equipment: NewEquipment, by: By): Promise<void> {
  const id = equipment.id ?? newId(by.at)
  await db('equipment').insert(toEquipmentRow(id, siteId, equipment))
  await recordChange(db, { action: 'create', entity: 'equipment', entityId: id, clientId, changes: differences({}, equipment) }, by)
}

/** Changes a machine, its site too. */
export async function updateEquipment(
  db: Connection,
  clientId: string,
  id: string,
  patch: Partial<Omit<Equipment, 'id'>>,
  by: By,
): Promise<void> {
  const before = await getEquipment(db, id)
  const after = { ...before, ...patch }
  await db('equipment')
    .where({ id })
    .update(toEquipmentRow(id, after.siteId, after))
  await recordChange(db, { action: 'update', entity: 'equipment', entityId: id, clientId, changes: differences(before, patch) }, by)
}

export async function deleteEquipment(db: Connection, clientId: string, id: string, by: By): Promise<void> {
  const { kind } = await getEquipment(db, id)
  await db('equipment').where({ id }).delete()
  await recordChange(db, { action: 'delete', entity: 'equipment', entityId: id, clientId, changes: { kind: [kind, null] } }, by)
}
