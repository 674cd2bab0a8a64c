import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import { claimVersion } from '../database/claim-version.ts'
import type { Connection } from '../database/connection.ts'
import { newId } from '../database/identity.ts'
import { insertAll } from '../database/insert-all.ts'
import { createClients, writeClient } from '../repositories/clients.ts'
import { contractWithDefaults } from '../repositories/contract-defaults.ts'
import { createContract, updateContract } from '../repositories/contracts.ts'
import { updateEquipment } from '../repositories/equipment.ts'
import { createSite, toEquipmentRow, updateSite } from '../repositories/sites.ts'
import type { ImportPlan, RowAction } from './plan-import.ts'

export interface CommitOptions {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

const CLIENTS_AT_ONCE = 200

/** Writes what was planned, on a transaction: all of it or nothing. Throws the signal's reason when it is stopped. */
export async function commitImport(db: Connection, plan: ImportPlan, by: By, options: CommitOptions = {}): Promise<void> {
  const creations = plan.actions.filter((action) => action.kind === 'create')
  const updates = plan.actions.filter((action) => action.kind === 'update')
  const total = plan.actions.length
  let done = total - creations.length - updates.length
  const step = async (count: number) => {
    done += count
    options.onProgress?.(done, total)
    options.signal?.throwIfAborted()
    // lets others in the process have their turn between two batches
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (let i = 0; i < creations.length; i += CLIENTS_AT_ONCE) {
    const batch = creations.slice(i, i + CLIENTS_AT_ONCE)
    await createClients(
      db,
      batch.map((action) => action.client),
      by,
    )
    await step(batch.length)
  }
  for (const action of updates) {
    await applyUpdate(db, action, by)
    await step(1)
  }
  const { rows, created, updated, unchanged } = plan.report
  const changes = { rows, created, updated, unchanged, refused: plan.report.refused.length }
  await recordChange(db, { action: 'import', entity: 'clients', entityId: newId(by.at), changes }, by)
}

type Update = Extract<RowAction, { kind: 'update' }>

async function applyUpdate(db: Connection, { row, known, update }: Update, by: By): Promise<void> {
  const has = (patch: object) => Object.keys(patch).length > 0
  if (has(update.client)) {
    await claimVersion(db, 'clients', 'client', known.id, null)
    await writeClient(db, known, update.client, by)
  }
  let siteId = known.site?.id
  if (siteId === undefined) siteId = (await createSite(db, known.id, update.site, by)).id
  else if (has(update.site)) await updateSite(db, siteId, update.site, by)
  const machines = update.equipment.map((machine) => toEquipmentRow(newId(by.at), siteId, machine))
  await insertAll(db, 'equipment', machines)
  if (machines.length > 0) {
    await recordChange(
      db,
      {
        action: 'update',
        entity: 'site',
        entityId: siteId,
        clientId: known.id,
        changes: { equipment: update.equipment.map(({ kind }) => kind) },
      },
      by,
    )
  }
  for (const { equipmentId, parts } of update.parts) await updateEquipment(db, known.id, equipmentId, { parts }, by)
  if (!has(update.contract)) return
  if (known.contract) await updateContract(db, known.contract.id, update.contract, by)
  else
    await createContract(db, known.id, siteId, contractWithDefaults(update.contract, row.contractStart ?? row.lastVisit ?? dayOf(by)), by)
}

const dayOf = (by: By) => new Date(by.at).toISOString().slice(0, 10)
