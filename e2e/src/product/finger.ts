import type { Page } from 'playwright-core'

/** A finger on a page, through the browser's own input: `hold` stays down long enough to lift what is under it. */
export interface Finger {
  readonly hold: (x: number, y: number) => Promise<void>
  readonly moveTo: (x: number, y: number) => Promise<void>
  readonly up: () => Promise<void>
}

const STEPS = 6

/** Gives a page a touch screen. */
export async function touchPage(page: Page): Promise<Finger> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  let at = { x: 0, y: 0 }
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints })
  return {
    async hold(x, y) {
      at = { x, y }
      await send('touchStart', [at])
      await page.locator('html[data-dragging="true"]').waitFor()
    },
    async moveTo(x, y) {
      const from = at
      for (let i = 1; i <= STEPS; i++) {
        at = { x: from.x + ((x - from.x) * i) / STEPS, y: from.y + ((y - from.y) * i) / STEPS }
        await send('touchMove', [at])
      }
    },
    up: async () => void (await send('touchEnd', [])),
  }
}
