import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { planDemoWeek, signInByRequest } from '../product/demo-week.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'

const MONDAY = '2026-11-23T08:00:00+01:00'
const WEEK = '2026-W49'
const PATIENT = { timeout: 60_000 }

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a planner filters the week, reads it as a list, colours it by zone and finds it again as his saved view, by keyboard', async () => {
  const planner = await openVisitor(browser, product.address)
  const { page } = planner
  await planDemoWeek(page.request, WEEK, '2026-11-23', '2026-12-31')
  await page.goto(`/week/${WEEK}`)
  await page.getByTestId('stop').first().waitFor()

  // f opens the filter; what is promised is counted, and everything else steps back on the board
  await page.keyboard.press('f')
  await page.getByTestId('filter-menu').waitFor()
  const promised = page.locator('[data-facet=promise][data-value=promised]')
  const count = Number(await promised.locator('small').textContent())
  expect(count).toBeGreaterThan(0)
  await promised.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByTestId('filter-menu').waitFor({ state: 'detached' })
  expect(await page.getByTestId('filter-count').textContent()).toMatch(new RegExp(`^${count} sur \\d+ visites$`))
  expect(await page.getByTestId('filter-chip').locator('small').textContent()).toBe(String(count))

  // t: the list has those visits and no other, sorted as its columns are asked
  await page.getByTestId('filter-chip').focus()
  await page.keyboard.press('t')
  const rows = page.getByTestId('list-row')
  await expect.poll(() => rows.count(), PATIENT).toBe(count)
  await page.getByTestId('sort-client').click()
  const names = await rows.locator('button').allTextContents()
  expect(names).toEqual([...names].sort(new Intl.Collator('fr', { numeric: true, sensitivity: 'base' }).compare))

  // one selection with the card, moved by arrows
  await rows.first().locator('button').press('Enter')
  await page.getByTestId('visit-card').waitFor()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.getByTestId('visit-card').locator('h2').textContent(), PATIENT).toBe(names[1] ?? names[0])

  // k: by zone; the legend says what colours and shapes mean
  await page.keyboard.press('k')
  await page.getByTestId('legend').waitFor()

  // a view keeps filter and colour, and opens with the week when it is the default
  await page.getByTestId('views').press('Enter')
  await page.getByTestId('view-name').fill('Promises par secteur')
  await page.keyboard.press('Enter')
  await page.getByTestId('saved-view').waitFor()
  await page.getByRole('button', { name: 'Ouvrir la semaine avec la vue Promises par secteur' }).click()
  await page.keyboard.press('Escape')

  // on every device he signs in: this one forgets what it knew
  const stored = async () => ((await (await page.request.get('/v1/week-views')).json()) as { items: { isDefault: boolean }[] }).items
  await expect.poll(stored, PATIENT).toMatchObject([{ isDefault: true }])
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await page.getByTestId('legend').waitFor()
  expect(await page.getByTestId('filter-count').textContent()).toMatch(new RegExp(`^${count} sur `))
  await page.getByTestId('filter-clear').click()
  await page.getByTestId('filter-count').waitFor({ state: 'detached' })

  // views are each user's own
  await signInByRequest(page.request, 'admin@duret.example')
  await page.reload()
  await page.getByTestId('stop').first().waitFor()
  expect(await page.getByTestId('legend').count()).toBe(0)

  expect(await planner.axe()).toEqual([])
  expect(planner.complaints).toEqual([])
})
