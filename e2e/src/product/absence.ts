import type { Page } from 'playwright-core'

/** Marks a technician of the demo company absent, as the signed-in planner, without going through the team's screen. */
export async function markAbsent(page: Page, name: string, days: { readonly from: string; readonly to: string }): Promise<void> {
  await page.evaluate(
    async ({ name, days }) => {
      const { csrfToken } = (await (await fetch('/v1/session')).json()) as { csrfToken: string }
      const { items } = (await (await fetch('/v1/technicians')).json()) as { items: { id: string; name: string }[] }
      const technicianId = items.find((one) => one.name === name)!.id
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken }
      const body = JSON.stringify({ technicianId, ...days, reason: 'Formation' })
      const answer = await fetch('/v1/absences', { method: 'POST', headers, body })
      if (!answer.ok) throw new Error(`absence: ${answer.status}`)
    },
    { name, days },
  )
}
