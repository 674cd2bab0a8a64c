import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor, type Visitor } from '../product/browser.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

/** Monday of week 48: the planner prepares the week after. */
const MONDAY = '2026-11-23T08:00:00+01:00'
const WEEK = '/week/2026-W49'

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const saved = (page: Page) =>
  expect.poll(() => page.getByTestId('save-status').getAttribute('data-status'), { timeout: 30_000 }).toBe('saved')
const stopOf = (page: Page, visitId: string) => page.locator(`[data-testid="stop"][data-visit="${visitId}"]`)
const inBasket = (page: Page, visitId: string) => page.locator(`[data-testid="basket-item"][data-visit="${visitId}"]`)

async function openWeek(address = WEEK): Promise<Visitor> {
  const planner = await openVisitor(browser, product.address)
  await planner.page.goto(address)
  await signIn(planner.page, 'clothilde@duret.example')
  await planner.page.getByTestId('board').waitFor()
  // what the map fetches is there before anybody loses the network
  await planner.page.locator('[data-testid=map][data-ready=true]').waitFor()
  await planner.page.waitForLoadState('networkidle')
  return planner
}

/** Puts the selected visit at the first place of its list, by key. */
async function placeByKey(page: Page, visitId: string): Promise<void> {
  await inBasket(page, visitId).click()
  await page.locator('[data-testid="place"][data-fits="true"]').first().waitFor()
  await page.keyboard.press('d')
  await page.keyboard.press('Enter')
  await stopOf(page, visitId).waitFor()
}

test('a week starts by hand; an urgent visit is written down and placed soonest with one Enter, and undo leaves it in the basket', async () => {
  const planner = await openWeek()
  const { page } = planner
  await page.getByTestId('start-by-hand').click()
  await expect.poll(() => page.getByTestId('plan-state').textContent(), { timeout: 30_000 }).toContain('Brouillon')
  expect(await page.getByTestId('stop').count()).toBe(0)
  const first = (await page.getByTestId('basket-item').first().getAttribute('data-visit'))!
  await placeByKey(page, first)
  await saved(page)
  await planner.picture('week-by-hand')

  await page.keyboard.press('Escape')
  await page.keyboard.press('u')
  await page.getByTestId('urgent-dialog').waitFor()
  await page.getByTestId('urgent-elsewhere').waitFor()
  expect(await page.getByTestId('urgent-create').isDisabled()).toBe(true)
  const other = page.getByTestId('basket-item').first().locator('span').first()
  const name = (await other.textContent())!.split(' ·')[0]!
  await page.getByTestId('urgent-client').fill(name)
  await page.locator('[role="option"]:visible').filter({ hasText: name }).first().click()
  await expect.poll(() => page.getByTestId('urgent-create').isDisabled()).toBe(false)
  await planner.picture('urgent-dialog')
  expect(await planner.axe()).toEqual([])
  // typed figure by figure, what was there first taken away
  const minutes = page.getByTestId('urgent-minutes')
  await minutes.press('Control+a')
  await minutes.pressSequentially('45')
  expect(await minutes.inputValue()).toBe('45')
  const sent = page.waitForRequest((request) => request.method() === 'POST' && /\/clients\/[^/]+\/visits$/.test(request.url()))
  await page.getByTestId('urgent-create').click()
  expect((await sent).postDataJSON()).toMatchObject({ durationMinutes: 45 })
  await page.getByTestId('urgent-dialog').waitFor({ state: 'detached' })
  const visitId = (await page.locator('[data-testid="basket-item"][aria-pressed="true"]').getAttribute('data-visit', { timeout: 60_000 }))!
  await page.locator('[data-testid="place"][data-fits="true"]:focus').waitFor()
  await planner.picture('urgent-places')
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Enter')
  await stopOf(page, visitId).waitFor()
  await saved(page)
  // the soonest there is: the first day of the week
  expect(await page.locator(`[data-lane]:has([data-visit="${visitId}"])`).getAttribute('data-lane')).toContain(':2026-11-30')
  await page.keyboard.press('Control+z')
  await inBasket(page, visitId).waitFor()
  await saved(page)
  expect(planner.complaints).toEqual([])
  await planner.context.close()
})

test('two planners on one draft: the edit that comes second waits for a choice, and neither choice overwrites the other planner', async () => {
  const [one, two] = [await openWeek(), await openWeek()]
  await one.page.getByTestId('stop').first().waitFor()
  const moved = (await one.page.getByTestId('stop').first().getAttribute('data-visit'))!
  const waiting = await one.page
    .getByTestId('basket-item')
    .evaluateAll((all) => all.slice(0, 4).map((item) => item.getAttribute('data-visit')!))

  /** Both edit the same version: the second has not heard of the first's yet when it stores. */
  const clash = async (theirs: string, ours: string) => {
    await inBasket(two.page, ours).click()
    await two.page.locator('[data-testid="place"][data-fits="true"]').first().waitFor()
    await two.page.context().setOffline(true)
    await two.page.keyboard.press('d')
    await two.page.keyboard.press('Enter')
    await stopOf(two.page, ours).waitFor()
    await placeByKey(one.page, theirs)
    await saved(one.page)
    await two.page.context().setOffline(false)
    await two.page.getByTestId('conflict').waitFor({ timeout: 30_000 })
  }

  await clash(waiting[0]!, waiting[1]!)
  await two.picture('conflict')
  expect(await two.axe()).toEqual([])
  await two.page.getByTestId('conflict-theirs').click()
  await stopOf(two.page, waiting[0]!).waitFor()
  await inBasket(two.page, waiting[1]!).waitFor()
  await stopOf(two.page, moved).waitFor()
  await saved(two.page)

  await clash(waiting[2]!, waiting[3]!)
  await two.page.getByTestId('conflict-mine').click()
  await saved(two.page)
  await two.page.getByTestId('conflict').waitFor({ state: 'detached' })
  await stopOf(two.page, waiting[3]!).waitFor()
  // ours is a draft of its own; theirs stands as it was
  await inBasket(two.page, waiting[2]!).waitFor()
  await stopOf(one.page, waiting[2]!).waitFor()
  await inBasket(one.page, waiting[3]!).waitFor()
  // what this journey brings about is named by the browser itself: no network, then a version that is no longer there
  const broughtAbout = /ERR_INTERNET_DISCONNECTED|status of 412/
  expect([...one.complaints, ...two.complaints.filter((text) => !broughtAbout.test(text))]).toEqual([])
})
