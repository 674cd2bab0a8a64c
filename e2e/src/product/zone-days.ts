import type { Page } from 'playwright-core'

const TRIES = 240

/** Waits until a new company's zone days are chosen, in the background, some seconds after the start; somebody of the office is signed in. */
export async function untilZoneDays(page: Page): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const answer = await page.request.get('/v1/zone-days?from=2026-11-23&to=2026-12-31')
    const { items } = (await answer.json()) as { items: unknown[] }
    if (items.length > 20) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('no zone days after two minutes')
}
