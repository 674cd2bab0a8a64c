import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { planDemoWeek } from '../product/demo-week.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

/** Monday of week 48; the week after is planned and published. */
const MONDAY = '2026-11-23T08:00:00+01:00'
const WEEK = '2026-W49'

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
  const office = await openVisitor(browser, product.address)
  await planDemoWeek(office.context.request, WEEK, '2026-11-23', '2026-12-31')
  await office.context.close()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** The first bytes of what a link of this name downloads, and the name of the file. */
async function download(page: Page, name: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

test('a manager sees what is saved against what, follows it to its working, and takes it along', async () => {
  const manager = await openVisitor(browser, product.address)
  const { page } = manager
  await page.goto('/')
  await signIn(page, 'direction@duret.example')

  // Signed in, the manager is on the dashboard: what is saved, and against what.
  await page.getByTestId('totals').waitFor()
  expect(await page.getByTestId('dashboard').count()).toBe(1)
  expect(await page.getByTestId('against').textContent()).toContain('au lieu de')
  await page.getByTestId('endings').waitFor()
  await manager.picture('dashboard')
  expect(await manager.axe()).toEqual([])

  // The same as a table; the sum of the period is the one week that is published.
  const savings = page.getByTestId('savings')
  await savings.getByTestId('as-table').click()
  const row = savings.getByRole('row').filter({ has: page.getByRole('rowheader', { name: WEEK }) })
  const saved = await row.getByRole('cell').nth(3).textContent()
  expect(saved).toMatch(/\d\skm$/)
  expect(await page.getByTestId('totals').textContent()).toContain(saved)
  await manager.picture('dashboard-table')
  expect(await manager.axe()).toEqual([])

  // The service of one technician: his load alone.
  const load = page.getByTestId('load')
  await load.getByTestId('as-table').click()
  await page.getByTestId('scope-technician').selectOption({ label: 'Julien Favre' })
  await expect.poll(() => load.getByRole('rowheader').allTextContents()).toEqual(['Julien Favre'])

  // On paper, and as a spreadsheet.
  const pdf = await download(page, /PDF/)
  expect([pdf.name.endsWith('.pdf'), pdf.bytes.subarray(0, 5).toString()]).toEqual([true, '%PDF-'])
  const xlsx = await download(page, /Excel/)
  expect([xlsx.name.endsWith('.xlsx'), xlsx.bytes.subarray(0, 2).toString()]).toEqual([true, 'PK'])
  expect(Math.min(pdf.bytes.length, xlsx.bytes.length)).toBeGreaterThan(2_000)

  // The working of the week: the figure is the same.
  await row.getByRole('link', { name: new RegExp(`Calcul de la semaine ${WEEK}`) }).click()
  await page.getByTestId('kpi').waitFor()
  expect(await page.getByTestId('kpi').textContent()).toContain(saved)
  await manager.picture('working')
  expect(await manager.axe()).toEqual([])
  expect(manager.complaints).toEqual([])
})

test('the dashboard and a working read as well in English by night', async () => {
  const manager = await openVisitor(browser, product.address, { scheme: 'dark' })
  const { page } = manager
  await manager.context.addInitScript(() => globalThis.localStorage.setItem('tournee.locale', 'en'))
  await page.goto('/')
  await signIn(page, 'direction@duret.example')
  await page.getByTestId('totals').waitFor()
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor()
  await page.getByTestId('endings').waitFor()
  expect(await page.getByTestId('against').textContent()).toContain('instead of')
  await manager.picture('dashboard-dark')
  expect(await manager.axe()).toEqual([])
  await page.goto(`/kpi/${WEEK}`)
  await page.getByTestId('kpi').waitFor()
  await manager.picture('working-dark')
  expect(await manager.axe()).toEqual([])
  expect(manager.complaints).toEqual([])
})
