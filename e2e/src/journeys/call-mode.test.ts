import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

const MONDAY = '2026-11-23T08:00:00+01:00'

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a planner on the phone finds the caller by three letters and confirms the best slot with the keyboard alone', async () => {
  const planner = await openVisitor(browser, product.address)
  const { page } = planner
  await page.goto('/call')
  await signIn(page, 'clothilde@duret.example')

  // A new company's zone days are chosen in the background, some seconds after the start.
  const zoneDays = async () =>
    ((await (await page.request.get('/v1/zone-days?from=2026-11-23&to=2026-12-31')).json()) as { items: unknown[] }).items.length
  await expect.poll(zoneDays, { timeout: 120_000, interval: 500 }).toBeGreaterThan(20)

  await page.getByTestId('call-field').waitFor()
  await page.keyboard.type('all')
  await page.getByTestId('call-result').first().waitFor()
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByTestId('call-slot').first().waitFor()
  await planner.picture('call-slots')
  expect(await planner.axe()).toEqual([])

  // Two keystrokes: held, then confirmed.
  await page.keyboard.press('Enter')
  await page.getByTestId('call-held').waitFor()
  await planner.picture('call-held')
  await page.keyboard.press('Enter')
  await page.getByTestId('call-confirmed').waitFor()
  await planner.picture('call-confirmed')
  expect(await planner.axe()).toEqual([])

  // What was acknowledged outlives the process.
  const booked = async () => (await page.request.get('/v1/appointments?from=2026-11-23&to=2027-03-31')).json()
  const before = (await booked()) as { items: { id: string; status: string }[] }
  await product.restart('SIGKILL')
  expect(await booked()).toEqual(before)
  expect(before.items.length).toBeGreaterThan(0)
  expect(planner.complaints).toEqual([])
})
