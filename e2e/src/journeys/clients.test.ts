import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

/** A machine that does much else answers late. */
const PATIENT = { timeout: 60_000 }

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: '2026-11-23T08:00:00+01:00' } }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a planner creates a client with its contract, meets a conflict, merges a double, and exports what the import calls unchanged', async () => {
  const planner = await openVisitor(browser, product.address)
  const { page } = planner
  await page.goto('/clients/new')
  await signIn(page, 'clothilde@duret.example')

  // A client by address search and pin, with the visits its contract will make told before it is saved.
  await page.getByTestId('client-name').fill('Mme Essai Zoé')
  await page.getByTestId('client-phone').fill('06 39 98 44 55')
  await page.getByTestId('address-street').fill('3 rue de la Gare')
  await page.getByTestId('address-city').fill('rumilly')
  await page.getByTestId('address-candidate').first().click()
  await expect.poll(() => page.getByTestId('address-pin').textContent(), PATIENT).toMatch(/45[.,]8/)
  await page
    .getByTestId('pin-map')
    .locator('canvas')
    .click({ position: { x: 200, y: 120 } })
  await page.getByTestId('contract-tier').selectOption('argent')
  await expect.poll(() => page.getByTestId('forecast-create').count(), PATIENT).toBeGreaterThan(1)
  const foreseen = await page.getByTestId('forecast-create').count()
  await planner.picture('client-new')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('edit-save').click()
  await page.getByTestId('file-name').waitFor()
  await expect.poll(() => page.getByTestId('visit').count(), PATIENT).toBe(foreseen)
  await planner.picture('client-file')
  expect(await planner.axe()).toEqual([])

  // Two planners at once: the second to save is told, keeps what he typed, and saves from the current version.
  const other = await planner.context.newPage()
  await other.goto(page.url())
  await other.getByTestId('edit-identity').click()
  await page.getByTestId('edit-identity').click()
  await page.getByTestId('client-notes').fill('portail bleu')
  await page.getByTestId('edit-save').click()
  await page.getByText('portail bleu').first().waitFor()
  await other.getByTestId('client-email').fill('zoe@example.test')
  await other.getByTestId('edit-save').click()
  await other.getByTestId('edit-conflict').waitFor()
  await other.getByTestId('edit-reload').click()
  await other.getByTestId('edit-conflict').waitFor({ state: 'detached' })
  await other.getByTestId('edit-save').click()
  await other.getByTestId('edit-form').waitFor({ state: 'detached' })
  await other.getByText('zoe@example.test').first().waitFor()
  // what the first one wrote is still there
  await other.getByText('portail bleu').first().waitFor()
  await other.close()

  // The same person twice: shown side by side, merged after saying what goes over.
  await page.goto('/clients/new')
  await page.getByTestId('client-name').fill('Zoé Essai')
  await page.getByTestId('client-phone').fill('+33 6 39 98 44 55')
  await page.getByTestId('address-city').fill('Rumilly')
  await page.getByTestId('edit-save').click()
  await page.getByTestId('file-name').waitFor()
  await page.goto('/clients/duplicates')
  const pair = page.getByTestId('duplicate').filter({ hasText: 'Zoé Essai' })
  await pair.waitFor()
  expect(await planner.axe()).toEqual([])
  await pair.getByTestId('merge-open').first().click()
  await page.getByTestId('merge-preview').waitFor()
  await planner.picture('merge')
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('merge-confirm').click()
  await pair.waitFor({ state: 'detached' })

  // The list: found, chosen by keyboard, exported; the file comes back unchanged.
  await page.goto('/clients')
  await page.getByTestId('client-search').fill('essai')
  await expect.poll(() => page.getByTestId('client-row').count(), PATIENT).toBe(1)
  await page.getByTestId('clients').focus()
  await page.keyboard.press('Space')
  await page.getByTestId('bulk-bar').waitFor()
  await planner.picture('clients-chosen')
  expect(await planner.axe()).toEqual([])
  // A tag put on who is chosen, found by it, and taken back from the message.
  await page.getByTestId('bulk-tags').click()
  await page.getByTestId('bulk-tags-add').fill('Clé au bureau')
  await page.keyboard.press('Enter')
  await page.getByTestId('bulk-outcome').waitFor()
  expect(await planner.axe()).toEqual([])
  await page.getByTestId('bulk-confirm').click()
  await page.getByTestId('filter-tags').waitFor()
  await page.getByTestId('toast').getByRole('button', { name: 'Annuler' }).click()
  await page.getByTestId('filter-tags').waitFor({ state: 'detached' })
  await page.getByTestId('client-search').fill('')
  await expect.poll(() => page.getByTestId('client-row').count(), PATIENT).toBeGreaterThan(10)
  await page.getByTestId('export').click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-csv').click()])
  const buffer = await readFile(await download.path())
  await page.goto('/import')
  await page.getByTestId('import-file').setInputFiles({ name: 'export.csv', mimeType: 'text/csv', buffer })
  await page.getByTestId('import-review').waitFor()
  await planner.picture('export-unchanged')
  expect(await page.getByTestId('import-commit').isDisabled()).toBe(true)

  // the one complaint is the browser's own line about the 412 of the conflict
  expect(planner.complaints.filter((line) => !line.includes('412'))).toEqual([])
})

test('dates, hours and decimals follow the chosen language on a browser of another one; what cannot be read is said so and lost by nothing', async () => {
  const planner = await openVisitor(browser, product.address, { locale: 'en-US' })
  const { page } = planner
  await page.goto('/team')
  // the browser's own complaints are in the language chosen too, and gone once the field is filled
  const email = page.locator('input[name=email]')
  const complaint = () => email.evaluate((field) => (field as unknown as { validationMessage: string }).validationMessage)
  await page.locator('button[type=submit]').click()
  expect(await complaint()).toBe('Remplissez ce champ.')
  await email.fill('clothilde')
  await page.locator('button[type=submit]').click()
  expect(await complaint()).toMatch(/^Écrivez une adresse e-mail entière/)
  await signIn(page, 'clothilde@duret.example')
  const from = page.getByTestId('absence-from')
  const to = page.getByTestId('absence-to')
  const absences = page.getByTestId('absences').locator('li')
  await from.waitFor()
  const listed = await absences.count()

  // neither a date that says none nor an end before the start is sent
  await from.fill('31/02/2027')
  await from.press('Enter')
  await page.getByText('Date illisible. Exemple : 03/12/2026.').waitFor()
  expect(await from.inputValue()).toBe('31/02/2027')
  await from.fill('1/3/2027')
  await to.fill('28 févr. 2027')
  await to.press('Enter')
  await page.getByText('Au plus tôt le 01/03/2027.').waitFor()
  expect(await to.inputValue()).toBe('28/02/2027')
  expect(await absences.count()).toBe(listed)

  // picked by keys: the week begins on Monday, a page is a month
  await to.fill('1/2/2027')
  await to.press('ArrowDown')
  const calendar = page.getByTestId('month-calendar')
  await calendar.locator('[data-date="2027-02-01"]:focus').waitFor()
  expect(await calendar.locator('th').allTextContents()).toEqual(['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'])
  await page.keyboard.press('PageDown')
  await calendar.locator('[data-date="2027-03-01"]:focus').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await calendar.waitFor({ state: 'detached' })
  expect(await to.inputValue()).toBe('02/03/2027')
  await to.press('Enter')
  await expect.poll(() => absences.allTextContents()).toContainEqual(expect.stringContaining('lun. 1 mars – mar. 2 mars'))
  expect([await from.inputValue(), await to.inputValue()]).toEqual(['', ''])

  // in English the day comes first too, as it does everywhere in the product
  await page.getByRole('button', { name: 'EN English' }).click()
  await from.fill('soon')
  await from.press('Enter')
  await page.getByText('Unreadable date. Day first: 03/12/2026.').waitFor()
  await from.fill('03/12/2027')
  await from.press('Enter')
  await expect.poll(() => absences.allTextContents()).toContainEqual(expect.stringContaining('Fri 3 Dec'))

  await page.goto('/settings')
  const lunch = page.getByTestId('setting-lunchFrom')
  const cost = page.getByTestId('setting-fullEurPerKm')
  await cost.waitFor()
  expect(await cost.inputValue()).toMatch(/^0\.\d+$/)
  await lunch.fill('noon')
  await lunch.press('Tab')
  await page.getByText('Unreadable time. Example: 08:30.').waitFor()
  expect(await page.getByTestId('settings-save').isEnabled()).toBe(false)
  await lunch.fill('11h45')
  await lunch.press('Tab')
  expect(await lunch.inputValue()).toBe('11:45')
  expect(await page.getByTestId('settings-save').isEnabled()).toBe(true)
  expect(planner.complaints).toEqual([])
})
