import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markAbsent } from '../product/absence.ts'
import { launchBrowser, openVisitor, SIZES } from '../product/browser.ts'
import { callService } from '../product/call.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

/** Monday of week 48: the meeting decides about the week after. */
const MONDAY = '2026-11-23T08:00:00+01:00'
const MEETING = '/meeting/2026-W49'
const SLOW = { timeout: 60_000 }

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('the Wednesday meeting optimises, decides, publishes, and leaves its minutes', async () => {
  const planner = await openVisitor(browser, product.address)
  const { page } = planner
  await page.goto(MEETING)
  await signIn(page, 'clothilde@duret.example')
  // two technicians short, so that there is something to decide
  await markAbsent(page, 'Sophie Mermet', { from: '2026-12-02', to: '2026-12-04' })
  await markAbsent(page, 'Lucas Pernet', { from: '2026-12-02', to: '2026-12-04' })

  // No plan yet: the meeting offers to make one.
  await page.getByTestId('meeting-optimise').waitFor()
  await planner.picture('meeting-empty')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('meeting-optimise').click()
  const decision = page.getByTestId('decision')
  await decision.waitFor(SLOW)
  await planner.picture('meeting-decision')
  // what it costs is worked out: parts with amount and rate
  expect(await page.getByTestId('stake').textContent()).toMatch(/appel au client 19.min × /)
  expect(await planner.axe()).toEqual([])

  const taken = page.getByTestId('taken')
  const options = page.getByTestId('decision-option')
  const placed = () => page.getByTestId('meeting-served').locator('dd span').first().textContent()
  /** Goes on until a decision has so many options. */
  const seek = async (least: number) => {
    for (let n = 0; n < 10 && (await options.count()) < least; n++) await page.keyboard.press('Enter')
    expect(await options.count()).toBeGreaterThanOrEqual(least)
  }

  // Accepted by the keyboard: the visit is placed, the figures follow.
  await seek(1)
  const before = Number(await placed())
  await page.keyboard.press('a')
  await expect.poll(() => taken.count(), SLOW).toBe(1)
  expect(Number(await placed())).toBe(before + 1)

  // The last decision is taken back, and taken again.
  await page.keyboard.press('u')
  await expect.poll(() => taken.count(), SLOW).toBe(0)
  expect(Number(await placed())).toBe(before)
  await seek(1)
  await page.keyboard.press('a')
  await expect.poll(() => taken.count(), SLOW).toBe(1)

  // Another possibility than the proposal.
  await seek(2)
  await page.keyboard.press('ArrowRight')
  await planner.picture('meeting-alternative')
  await page.getByTestId('decision-accept').click()
  await expect.poll(() => taken.count(), SLOW).toBe(2)
  await page.getByTestId('decision-refuse').click()
  await expect.poll(() => taken.count(), SLOW).toBe(3)
  expect(await taken.evaluateAll((all) => all.map((one) => one.getAttribute('data-choice')))).toEqual(['accept', 'alternative', 'refuse'])
  await planner.picture('meeting-decided')
  expect(await planner.axe()).toEqual([])

  // The same by night, on a phone.
  const phone = await openVisitor(browser, product.address, { size: SIZES.phone, scheme: 'dark' })
  await phone.page.goto(MEETING)
  await signIn(phone.page, 'clothilde@duret.example')
  await phone.page.getByTestId('decision').waitFor(SLOW)
  await phone.picture('meeting-phone')
  expect(await phone.axe()).toEqual([])

  // Somebody else decides meanwhile: the choice here is not applied, the week is read again, and it is said.
  await phone.page.getByTestId('decision-undo').click()
  await expect.poll(() => phone.page.getByTestId('taken').count(), SLOW).toBe(2)
  await phone.page.getByTestId('decision-undo').click()
  await expect.poll(() => phone.page.getByTestId('taken').count(), SLOW).toBe(1)
  await page.getByTestId('decision-undo').click()
  await page.getByText('Le plan a changé entre-temps').waitFor(SLOW)
  await expect.poll(() => taken.count(), SLOW).toBe(1)
  // the browser notes the refusal of its own accord
  expect(planner.complaints.splice(0)).toEqual([expect.stringContaining('412')])

  // The focus is on the decision that came, not on the button pressed: Enter goes on.
  await expect.poll(() => decision.evaluate((card) => card.ownerDocument.activeElement === card), SLOW).toBe(true)

  // Decide again what was taken back, then one list of who is told what.
  await seek(2)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('a')
  await expect.poll(() => taken.count(), SLOW).toBe(2)
  await page.keyboard.press('r')
  await expect.poll(() => taken.count(), SLOW).toBe(3)
  await page.getByTestId('to-publish').click()
  await page.getByTestId('told-client').first().waitFor()
  await page.getByTestId('tell-all').click()
  await planner.picture('meeting-told')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('meeting-publish').click()
  await page.getByTestId('minutes').waitFor(SLOW)
  await planner.picture('meeting-minutes')
  expect(await planner.axe()).toEqual([])

  const [minutes] = await Promise.all([page.waitForEvent('download'), page.getByTestId('minutes-download').click()])
  expect(minutes.suggestedFilename()).toBe('compte-rendu-2026-W49.pdf')
  expect(await minutes.failure()).toBeNull()

  // The week is published: the technician has his day.
  await page.goto('/week/2026-W49')
  await expect.poll(() => page.getByTestId('plan-state').textContent(), SLOW).toContain('Publi')

  // A week without visits has nothing to decide, and says so; published without a meeting, it says that too.
  const { id } = await callService<{ id: string }>(page, 'POST', '/v1/route-plans', { week: '2029-W10', seconds: 0.2 })
  const empty = () => callService<{ status: string; version: number }>(page, 'GET', `/v1/route-plans/${id}`)
  await expect.poll(async () => (await empty()).status, SLOW).toBe('COMPLETED')
  await page.goto('/meeting/2029-W10')
  await page.getByText('Semaine vide').waitFor(SLOW)
  await planner.picture('meeting-nothing')
  await callService(page, 'POST', `/v1/route-plans/${id}/publish`, {}, (await empty()).version)
  await page.reload()
  await page.getByText('Elle l’a été sans réunion').waitFor(SLOW)
  await planner.picture('meeting-published-without')
  expect(await planner.axe()).toEqual([])
  expect(planner.complaints).toEqual([])
  expect(phone.complaints).toEqual([])
})
