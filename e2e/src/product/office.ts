import type { Browser, Page } from 'playwright-core'
import { launchBrowser, openVisitor, type Visitor } from './browser.ts'
import { type RunningProduct, startProduct } from './running-product.ts'
import { signIn } from './sign-in.ts'
import { untilZoneDays } from './zone-days.ts'

/** The instant at which the service, and the screens of it, believe to start: a Monday. */
export const MONDAY = '2026-11-23T08:00:00+01:00'
/** How long a step of a journey may take, milliseconds: a busy machine is no failure. */
export const PATIENCE = 60_000

/** The planner at her desk, signed in on the demo company of that Monday. */
export interface Office {
  readonly product: RunningProduct
  readonly browser: Browser
  readonly planner: Visitor
  readonly page: Page
  close(): Promise<void>
}

/** Starts the product, opens a screen of it as the planner, and waits for the company's zone days. */
export async function openOffice(path: string): Promise<Office> {
  const [product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
  const close = async () => {
    await browser.close()
    await product.stop()
  }
  try {
    const planner = await openVisitor(browser, product.address)
    const { page } = planner
    page.setDefaultTimeout(PATIENCE)
    // the service believes it is this Monday: so must the screens
    await page.clock.install({ time: new Date(MONDAY) })
    await page.goto(path)
    await signIn(page, 'clothilde@duret.example')
    await untilZoneDays(page)
    return { product, browser, planner, page, close }
  } catch (error) {
    await close()
    throw error
  }
}
