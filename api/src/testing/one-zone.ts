import { createZoning, enforceZoning, listSiteDemand, listTechnicians, replaceZoneDays } from '@tournee/data'
import { addDays, weekdayOf } from '@tournee/engine/recurrence'
import { buildDemand } from '@tournee/engine/zoning'
import type { Services } from '../services.ts'
import { clientDemand } from '../zoning/zoning-content.ts'
import { TEST_BY } from './small-company.ts'

/** One zone over everybody, and every working day of these technicians (everybody without a list) given to it. */
export async function openEveryDay(
  { db }: Pick<Services, 'db'>,
  { from, days, technicianIds }: { readonly from: string; readonly days: number; readonly technicianIds?: readonly string[] },
): Promise<void> {
  await db.transaction(async (connection) => {
    const cells = buildDemand(clientDemand(await listSiteDemand(connection, 0)), { zones: 1 })
    const zoning = await createZoning(
      connection,
      {
        name: 'One',
        resolution: 7,
        seed: 1,
        basedOn: null,
        zones: [{ id: 'z1', name: 'Annecy', colour: 0 }],
        cells: cells.map((cell) => ({ ...cell, zoneId: 'z1', locked: false })),
        figures: { cv: 0, maxOverMean: 1, cutEdgeRatio: 0, meanDriveMinutes: 5, movedShare: null, zones: [] },
      },
      TEST_BY,
    )
    await enforceZoning(connection, zoning.id, from, TEST_BY)
    const technicians = (await listTechnicians(connection)).map(({ id }) => id).filter((id) => technicianIds?.includes(id) ?? true)
    const dates = Array.from({ length: days }, (_, day) => addDays(from, day)).filter((date) => weekdayOf(date) <= 5)
    const open = technicians.flatMap((technicianId) =>
      dates.map((date) => ({
        technicianId,
        date,
        zoningId: zoning.id,
        zoneIds: ['z1'],
        locked: false,
        minutesPlanned: 0,
        minutesOpen: 400,
      })),
    )
    await replaceZoneDays(connection, { from, to: addDays(from, days) }, open, TEST_BY)
  })
}
