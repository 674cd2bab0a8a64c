import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: '2026-11-23T08:00:00+01:00' } }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('without a connection the screen stays, says so, refuses a change in words, and reads again when it is back', async () => {
  const planner = await openVisitor(browser, product.address)
  const { page, context } = planner
  // half a minute of silence passes at once
  await page.clock.install()
  await page.goto('/team')
  await signIn(page, 'clothilde@duret.example')
  const absences = page.getByTestId('absences')
  await absences.locator('form').waitFor()
  const listed = await absences.locator('li').count()
  const heading = page.getByRole('heading', { level: 1 })
  const before = await heading.boundingBox()
  const add = async () => {
    await absences.getByLabel('Du', { exact: true }).fill('1/3/2027')
    await absences.getByRole('button', { name: 'Ajouter l’absence' }).click()
  }
  expect(planner.complaints).toEqual([])

  await context.setOffline(true)
  const bar = page.getByTestId('connection-lost')
  await bar.waitFor()
  expect(await bar.textContent()).toMatch(
    /^Pas de connexion\s: l’écran montre ce qui était connu à \d\d:\d\d\. Aucun changement n’est possible/,
  )
  expect(await heading.boundingBox()).toEqual(before)
  await add()
  await expect.poll(() => bar.textContent()).toContain('Votre dernier changement n’est pas enregistré')
  await absences.getByTestId('error-state').waitFor()
  expect(await absences.locator('li').count()).toBe(listed)
  expect(await absences.getByLabel('Du', { exact: true }).inputValue()).toBe('01/03/2027')
  await planner.picture('offline')
  expect(await planner.axe()).toEqual([])

  // Meanwhile somebody else writes an absence down.
  const other = await openVisitor(browser, product.address)
  await other.page.goto('/team')
  await signIn(other.page, 'clothilde@duret.example')
  const form = other.page.getByTestId('absences')
  await form.getByLabel('Du', { exact: true }).fill('05/04/2027')
  await form.getByRole('button', { name: 'Ajouter l’absence' }).click()
  await expect.poll(() => form.locator('li').count()).toBe(listed + 1)

  await context.setOffline(false)
  await bar.waitFor({ state: 'detached' })
  await expect.poll(() => absences.locator('li').count()).toBe(listed + 1)
  await expect.poll(() => page.getByTestId('toast').allTextContents()).toContainEqual(expect.stringContaining('Connexion revenue'))
  planner.complaints.length = 0 // the browser's own words about calls that met no network

  // A service that accepts and never answers is noticed within half a minute, on a screen that asks nothing, and so is its return.
  const phone = await openVisitor(browser, product.address, { size: { width: 390, height: 844 } })
  await phone.page.clock.install()
  await phone.page.goto('/mobile/')
  await signIn(phone.page, 'julien@duret.example')
  await phone.page.getByTestId('my-day').waitFor()
  const phoneBar = phone.page.getByTestId('connection-lost')
  const goOn = product.freeze()
  try {
    await page.clock.runFor(27_000)
    await bar.waitFor()
    expect(await bar.textContent()).toMatch(/^Le service ne répond pas\s:/)
    // a phone goes on: what is told on it waits there
    await phone.page.clock.runFor(27_000)
    await phoneBar.waitFor()
    expect(await phoneBar.textContent()).toMatch(/^Le service ne répond pas\s:.+est gardé sur ce téléphone\.$/)
    await phone.picture('phone-offline')
    expect(await phone.axe()).toEqual([])
  } finally {
    goOn()
  }
  const after = async (ms: number) => {
    for (const one of [page, phone.page]) await one.clock.runFor(ms)
    return (await bar.count()) + (await phoneBar.count())
  }
  await expect.poll(() => after(3_000), { timeout: 30_000 }).toBe(0)
  await phone.context.close()
  planner.complaints.length = 0 // the browser's own words about calls that were given up
  await add()
  await expect.poll(() => absences.locator('li').count()).toBe(listed + 2)
  expect(planner.complaints).toEqual([])
  expect(other.complaints).toEqual([])
})
