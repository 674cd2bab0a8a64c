import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor, SIZES } from '../product/browser.ts'
import { touchPage } from '../product/finger.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

/** Monday of week 48: the demo company is filled as of this day, and the planner prepares the week after. */
const MONDAY = '2026-11-23T08:00:00+01:00'
const WEEK = '/week/2026-W49'
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

const saved = (page: Page) =>
  expect.poll(() => page.getByTestId('save-status').getAttribute('data-status'), { timeout: 30_000 }).toBe('saved')
const stopOf = (page: Page, visitId: string) => page.locator(`[data-testid="stop"][data-visit="${visitId}"]`)
/** `technicianId:date` of the lane where a visit stands. */
const laneOf = (page: Page, visitId: string) =>
  page.locator(`[data-lane]:has([data-testid="stop"][data-visit="${visitId}"])`).getAttribute('data-lane')

async function optimise(page: Page, seconds: string): Promise<void> {
  await page.getByTestId('optimise-options').click()
  await page
    .locator('label')
    .filter({ hasText: new RegExp(`^${seconds}\\ss$`) })
    .click()
  await page.getByTestId('optimise-start').click()
  await page.getByTestId('run').waitFor()
  await page.getByTestId('run').waitFor({ state: 'detached', timeout: 60_000 })
}

/** Takes a stop with the mouse; prices are on the lanes when it resolves. */
async function take(page: Page, stop: Locator): Promise<void> {
  const box = (await stop.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 12, box.y + box.height / 2 + 4, { steps: 3 })
  await page.locator('[data-lane][data-offer="fits"]').first().waitFor()
}

/** The first visit that fits on another day too, held by the mouse. */
async function takeOneThatFitsElsewhere(page: Page): Promise<string> {
  const stops = page.getByTestId('stop')
  for (let i = 0; i < (await stops.count()); i++) {
    await take(page, stops.nth(i))
    if ((await page.locator('[data-lane][data-offer="fits"]').count()) > 1) return (await stops.nth(i).getAttribute('data-visit'))!
    await page.keyboard.press('Escape')
    await page.mouse.up()
  }
  throw new Error('every visit fits on its own day only')
}

/** Takes the visit that the map is framing, once it is in the middle of the room left free. */
async function takeFromMap(page: Page): Promise<void> {
  const map = (await page.getByTestId('map').boundingBox())!
  const [x, y] = [map.x + map.width / 2, map.y + 56 + (map.height - 56 - 40) / 2]
  const isThere = async () => {
    await page.mouse.move(x + 1, y)
    await page.mouse.move(x, y)
    return page.locator('.maplibregl-canvas').evaluate((canvas) => canvas.style.cursor)
  }
  await expect.poll(isThere, PATIENT).toBe('pointer')
  await page.mouse.down()
  await page.mouse.move(x + 12, y + 4, { steps: 3 })
  await page.locator('[data-lane][data-offer="fits"]').first().waitFor()
}

/** A planner's window on the week. */
async function openWeek() {
  const planner = await openVisitor(browser, product.address)
  await planner.page.goto(WEEK)
  await signIn(planner.page, 'clothilde@duret.example')
  await planner.page.getByTestId('board').waitFor()
  return planner
}

test('a planner edits the week by hand: prices before the drop, the same by key, locks, and everything can be taken back', async () => {
  const planner = await openWeek()
  const { page } = planner
  await optimise(page, '3')
  await page.getByTestId('stop').first().waitFor()
  await page.getByTestId('stop').first().hover()

  // Drag with a price: every lane says what it would change, or why not; the drop does exactly that.
  const visit = await takeOneThatFitsElsewhere(page)
  const home = (await laneOf(page, visit))!
  const prices = await page.getByTestId('lane-price').allTextContents()
  expect(prices.filter((price) => /[+−±].*km/.test(price)).length).toBeGreaterThan(0)
  expect(await page.locator(`[data-lane="${home}"]`).getByTestId('lane-price').textContent()).toBe('place actuelle')
  const elsewhere = page.locator(`[data-lane][data-offer="fits"]:not([data-lane="${home}"])`).first()
  await elsewhere.hover({ force: true })
  await expect.poll(() => page.getByTestId('drag-price').textContent(), PATIENT).toMatch(/km.*aucune promesse touchée/)
  await planner.picture('edit-drag')
  expect(await planner.axe()).toEqual([])
  const said = await page.getByTestId('drag-price').locator('b').textContent()
  const target = (await page.locator('[data-lane][data-over="true"]').getAttribute('data-lane'))!
  expect(target).not.toBe(home)
  await page.mouse.up()
  await expect.poll(() => laneOf(page, visit), PATIENT).toBe(target)
  await saved(page)
  await page.getByTestId('history').click()
  await expect.poll(() => page.getByTestId('history-entry').first().textContent(), PATIENT).toContain(said!)
  await planner.picture('edit-history')
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Escape')

  // Undo and redo, by key.
  await page.keyboard.press('Control+z')
  await expect.poll(() => laneOf(page, visit), PATIENT).toBe(home)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => laneOf(page, visit), PATIENT).toBe(target)
  await page.getByTestId('undo').click()
  await expect.poll(() => laneOf(page, visit), PATIENT).toBe(home)
  await saved(page)

  // From the list, whose place the board leaves, a table of every shift comes into the other half of the window.
  const takenBack = async () => {
    await page.keyboard.press('Control+z')
    await expect.poll(() => laneOf(page, visit), PATIENT).toBe(home)
  }
  await stopOf(page, visit).click()
  await page.keyboard.press('t')
  await take(page, page.getByTestId('list-row').filter({ has: page.locator(`[data-visit="${visit}"]`) }))
  await page.locator(`[data-testid="sheet-lane"][data-lane="${target}"]`).hover({ force: true })
  await planner.picture('edit-drag-list')
  expect(await planner.axe()).toEqual([])
  await page.mouse.up()
  await page.keyboard.press('t')
  await expect.poll(() => laneOf(page, visit), PATIENT).toBe(target)
  await takenBack()

  // From the map, to a day that is not shown: its tab opens under a pointer that stays.
  await page.keyboard.press('z')
  await takeFromMap(page)
  const tab = page.locator(`[data-day-tab="${target.slice(-10)}"]`)
  await tab.hover({ force: true })
  await expect.poll(() => tab.getAttribute('aria-pressed'), PATIENT).toBe('true')
  await page.locator(`[data-lane="${target}"]`).hover({ force: true, position: { x: 30, y: 10 } })
  await page.mouse.up()
  await expect.poll(() => laneOf(page, visit), PATIENT).toBe(target)
  await page.getByTestId('day-all').click()
  await takenBack()

  // A finger on a phone: it holds to lift, and every shift is within its reach.
  await page.setViewportSize(SIZES.phone)
  const finger = await touchPage(page)
  await stopOf(page, visit).scrollIntoViewIfNeeded()
  const centre = async (testid: string, of: string) => {
    const box = (await page.locator(`[data-testid="${testid}"]${of}`).boundingBox())!
    return [box.x + box.width / 2, box.y + box.height / 2] as const
  }
  await finger.hold(...(await centre('stop', `[data-visit="${visit}"]`)))
  await page.getByTestId('drop-sheet').waitFor()
  await finger.moveTo(...(await centre('sheet-lane', `[data-lane="${target}"]`)))
  await planner.picture('edit-drag-phone')
  expect(await planner.axe()).toEqual([])
  await finger.up()
  await expect.poll(() => laneOf(page, visit), PATIENT).toBe(target)
  await takenBack()
  await page.setViewportSize(SIZES.desk)
  await saved(page)

  // The keyboard does the same: D, arrows, Enter.
  await page.getByTestId('place').first().waitFor()
  await page.keyboard.press('d')
  await page.locator('[data-lane][data-offer="fits"]').first().waitFor()
  await planner.picture('edit-keys')
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => laneOf(page, visit), PATIENT).not.toBe(home)
  await saved(page)

  // A lock at the hour holds through an optimisation of everything.
  await page.getByTestId('lock-time').check({ force: true })
  await expect.poll(() => page.getByTestId('lock-mark').count(), PATIENT).toBe(1)
  await saved(page)

  // The list shows the lock and picks several: each level says how many of them it holds.
  const asList = page.getByTestId('board-or-list')
  await asList.getByLabel('Liste').check({ force: true })
  const row = page.getByTestId('list-row').filter({ has: page.locator(`[data-visit="${visit}"]`) })
  expect(await row.getByTestId('lock-mark').getAttribute('data-level')).toBe('time')
  const other = page.getByTestId('list-row').filter({ hasNot: page.locator(`[data-visit="${visit}"]`) })
  await other
    .first()
    .getByRole('button')
    .click({ modifiers: ['Control'] })
  await page.getByTestId('pick-panel').waitFor()
  expect(await page.getByTestId('lock-control').locator('b').allTextContents()).toEqual(['1', '1'])
  await planner.picture('edit-list-picked')
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Escape')
  await asList.getByLabel('Tableau').check({ force: true })
  await stopOf(page, visit).waitFor()
  const held = { lane: await laneOf(page, visit), when: /\d\d:\d\d–\d\d:\d\d/.exec((await stopOf(page, visit).getAttribute('title'))!)![0] }
  await optimise(page, '3')
  await page.getByTestId('proposal').waitFor()
  expect(await laneOf(page, visit)).toBe(held.lane)
  expect(await stopOf(page, visit).getAttribute('title')).toContain(held.when)
  await planner.picture('edit-proposal')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('proposal-accept').click()
  expect(planner.complaints).toEqual([])
  await planner.context.close()
})

test('an absence is repaired in one click, a published week is edited as a draft, and both are taken back', async () => {
  const planner = await openWeek()
  const { page } = planner
  await page.getByTestId('stop').first().waitFor()

  // To the basket and back.
  const other = (await page.getByTestId('stop').first().getAttribute('data-visit'))!
  await stopOf(page, other).click()
  await page.keyboard.press('Delete')
  await page.locator(`[data-testid="basket-item"][data-visit="${other}"]`).waitFor()
  await page.keyboard.press('Control+z')
  await stopOf(page, other).waitFor()
  await saved(page)
  await page.keyboard.press('Escape')

  // An absence is repaired in one click, and taken back with its repair.
  const lane = page
    .locator('[data-lane]')
    .filter({ has: page.getByTestId('stop') })
    .last()
  const away = (await lane.getAttribute('data-lane'))!
  const before = await page
    .locator(`[data-lane="${away}"] [data-testid="stop"]`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-visit')))
  await lane.hover()
  await lane.getByTestId('day-menu').click()
  await page.getByTestId('day-menu-items').waitFor()
  await planner.picture('edit-day-menu')
  expect(await planner.axe()).toEqual([])
  // its hours are changed by hand: the cell says so, until it is taken back
  await page.getByTestId('change-day').click()
  await page.getByTestId('day-dialog').locator('input').nth(1).fill('18:30')
  await page.getByTestId('apply-hours').click()
  const edited = page.locator(`[data-lane="${away}"]`).getByTestId('day-edited')
  await expect.poll(() => edited.textContent()).toBe('fin 18:30')
  await page.keyboard.press('Control+z')
  await edited.waitFor({ state: 'detached' })
  await saved(page)
  await lane.hover()
  await lane.getByTestId('day-menu').click()
  await page.getByTestId('mark-absent').click()
  await page.getByTestId('run').waitFor()
  await page.getByTestId('run').waitFor({ state: 'detached', timeout: 60_000 })
  await expect.poll(() => page.locator(`[data-lane="${away}"]`).textContent(), { timeout: 60_000 }).toContain('Absence')
  await planner.picture('edit-absence')
  expect(await page.locator(`[data-lane="${away}"] [data-testid="stop"]`).count()).toBe(0)
  await page.keyboard.press('Control+z')
  await expect
    .poll(
      () =>
        page.locator(`[data-lane="${away}"] [data-testid="stop"]`).evaluateAll((all) => all.map((one) => one.getAttribute('data-visit'))),
      {
        timeout: 30_000,
      },
    )
    .toEqual(before)
  await saved(page)

  // Published, and taken back; an edit of a published week goes into a draft by itself.
  await page.getByTestId('publish').click()
  await page.getByTestId('publish-confirm').click()
  await expect.poll(() => page.getByTestId('plan-state').textContent(), { timeout: 60_000 }).toContain('Publi')
  await stopOf(page, other).click()
  await page.keyboard.press('Delete')
  await expect.poll(() => page.getByTestId('plan-state').textContent(), { timeout: 60_000 }).toContain('Brouillon')
  await page.getByText('vont dans un brouillon').waitFor()
  await saved(page)
  await page.keyboard.press('Control+z')
  await stopOf(page, other).waitFor()
  await saved(page)

  // The keys, in the dark.
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor()
  await page.keyboard.press('?')
  await page.getByTestId('help-overlay').waitFor()
  await planner.picture('edit-help-dark')
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Escape')
  await take(page, page.getByTestId('stop').first())
  await planner.picture('edit-drag-dark')
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(planner.complaints).toEqual([])
})
