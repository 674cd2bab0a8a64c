import type { Page } from 'playwright-core'
import { callService } from './call.ts'

/** Marks a technician of the demo company absent, as the signed-in planner, without going through the team's screen. */
export async function markAbsent(page: Page, name: string, days: { readonly from: string; readonly to: string }): Promise<void> {
  const { items } = await callService<{ items: { id: string; name: string }[] }>(page, 'GET', '/v1/technicians')
  const technicianId = items.find((one) => one.name === name)!.id
  await callService(page, 'POST', '/v1/absences', { technicianId, ...days, reason: 'Formation' })
}
