import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

/** Monday of week 48: the demo company is filled as of this day, and the planner prepares the week after. */
const MONDAY = '2026-11-23T08:00:00+01:00'
const WEEK = '/week/2026-W49'

/** As clients come out of Excel in France: Windows-1252, semicolons, capitals, a town without a street, a row that cannot be used. */
const SPREADSHEET = [
  'Nom;Adresse;Code postal;Ville;Téléphone;Contrat',
  'Boulangerie Aux Épis;12 rue Carnot;74000;ANNECY;04 50 00 10 01;Or',
  'Mme Héloïse Bouvard;;74210;FAVERGES;04 50 00 10 02;Bronze',
  'Garage du Semnoz;3 route de Leschaux;74320;Sévrier;04 50 00 10 03;Argent',
  ';;;;;',
  ';4 place du Marché;74230;Thônes;04 50 00 10 04;Bronze',
].join('\r\n')

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ demo: 'new', env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a planner imports a spreadsheet, places an address, plans the week, publishes it, and a technician sees his day in order', async () => {
  const planner = await openVisitor(browser, product.address)
  const { page } = planner
  await page.goto('/import')
  await signIn(page, 'clothilde@duret.example')

  // Import: dry run with one refused row, then the commit.
  await page
    .getByTestId('import-file')
    .setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(SPREADSHEET, 'latin1') })
  await page.getByTestId('import-review').waitFor()
  await planner.picture('import-review')
  expect(await planner.axe()).toEqual([])
  const refused = page.getByTestId('refused')
  await expect.poll(() => refused.textContent()).toMatch(/6/)
  await page.getByTestId('import-commit').click()
  await page.getByTestId('import-done').waitFor()

  // Whatever is known to the commune only is placed by hand.
  await page.getByTestId('place-now').click()
  const waiting = page.getByTestId('site-to-place')
  await waiting.first().waitFor()
  const before = await waiting.count()
  await waiting.first().click()
  await page
    .getByTestId('pin-map')
    .locator('canvas')
    .click({ position: { x: 200, y: 200 } })
  await expect.poll(() => page.getByTestId('pin-position').textContent()).toMatch(/45[.,]/)
  await planner.picture('place')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('place-confirm').click()
  await expect.poll(() => waiting.count()).toBe(before - 1)

  // The week: run, watch it progress, keep the result.
  await page.goto(WEEK)
  await page.getByTestId('board').waitFor()
  await page.getByTestId('optimise').click()
  await page.getByTestId('run').waitFor()
  await expect.poll(() => page.getByTestId('run-served').textContent(), { timeout: 60_000 }).toMatch(/\d+/)
  await page.getByTestId('run').waitFor({ state: 'detached', timeout: 60_000 })
  await expect.poll(() => page.getByTestId('stop').count(), { timeout: 60_000 }).toBeGreaterThan(40)
  expect(await page.getByTestId('plan-state').textContent()).toContain('Brouillon')
  await planner.picture('week')
  expect(await planner.axe()).toEqual([])

  // Where the travel times come from, and what was degraded, is told beside the figures.
  await page.getByTestId('plan-notes').click()
  await expect.poll(() => page.getByTestId('plan-notes-list').textContent()).toContain('routes enregistrées')
  await expect.poll(() => page.getByTestId('plan-proven').textContent()).toContain('il est prouvé')
  await planner.picture('plan-notes')
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByTestId('plan-notes-list').waitFor({ state: 'detached' })

  // One selection for board, card and map.
  await page.getByTestId('stop').first().click()
  await page.getByTestId('visit-card').waitFor()

  // A part that this visit alone needs joins those of its machines.
  await page.getByTestId('edit-visit-parts').click()
  await page.getByTestId('add-part').click()
  await page.getByTestId('part-label').last().fill('Carte électronique')
  await planner.picture('visit-parts')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('save-visit-parts').click()
  await expect.poll(() => page.getByTestId('visit-parts').textContent()).toContain('1 × Carte électronique')
  await page.getByTestId('board').focus()
  await page.keyboard.press('Escape')
  await page.getByTestId('visit-card').waitFor({ state: 'detached' })

  // Until it is published, no technician sees anything.
  const technician = await openVisitor(browser, product.address, { size: { width: 390, height: 844 } })
  await technician.page.goto('/mobile/?date=2026-11-30')
  await signIn(technician.page, 'julien@duret.example')
  await technician.page.getByTestId('my-day').waitFor()
  expect(await technician.page.getByTestId('my-stop').count()).toBe(0)

  await page.getByTestId('publish').click()
  await page.getByTestId('publish-dialog').waitFor()
  await planner.picture('publish')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('publish-confirm').click()
  await expect.poll(() => page.getByTestId('plan-state').textContent(), { timeout: 60_000 }).toContain('Publi')

  // The message that announces the publication takes it back: nobody sees the week any more.
  await page.getByTestId('publish-dialog').waitFor({ state: 'detached' })
  // the message of an edit made a moment ago may still be there, above
  const undo = page.getByRole('button', { name: 'Annuler', exact: true }).last()
  // by key: F8 goes to the message, which stays while the focus is on it
  await undo.waitFor()
  await page.keyboard.press('F8')
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Annuler')
  await planner.picture('published')
  expect(await planner.axe()).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByTestId('plan-state').textContent(), { timeout: 60_000 }).toContain('Brouillon')
  await page.getByText('Publication annulée').waitFor()
  await technician.page.reload()
  await technician.page.getByTestId('my-day').waitFor()
  expect(await technician.page.getByTestId('my-stop').count()).toBe(0)
  await page.getByTestId('publish').click()
  await page.getByTestId('publish-confirm').click()
  await expect.poll(() => page.getByTestId('plan-state').textContent(), { timeout: 60_000 }).toContain('Publi')

  // The technician's day: the stops of the published route, hours ascending.
  await technician.page.reload()
  await technician.page.getByTestId('my-stop').first().waitFor()
  const hours = await technician.page.getByTestId('my-stop-time').allTextContents()
  expect(hours.length).toBeGreaterThan(1)
  expect(hours).toEqual([...hours].sort())
  expect(await technician.page.getByTestId('stop-parts').first().textContent()).toContain('1 × Carte électronique')
  await technician.picture('my-day')
  expect(await technician.axe()).toEqual([])

  expect(planner.complaints).toEqual([])
  expect(technician.complaints).toEqual([])
})
