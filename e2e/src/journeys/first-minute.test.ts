import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const PASSWORD = 'une phrase assez longue'
const SPREADSHEET = [
  'Nom;Adresse;Code postal;Ville;Téléphone;Contrat;Latitude;Longitude',
  'Boulangerie Aux Épis;12 rue Carnot;74000;Annecy;04 50 00 10 01;Or;45,9;6,1265',
  'Garage du Semnoz;3 route de Leschaux;74320;Sévrier;04 50 00 10 03;Argent;45,864;6,14',
].join('\r\n')

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([
    startProduct({ demo: false, env: { TOURNEE_STARTS_AT: '2026-11-23T08:00:00+01:00' } }),
    launchBrowser(),
  ])
  execFileSync(
    process.execPath,
    ['api/bin/tournee.mjs', 'user', 'add', 'chef@example.test', '--role', 'planner', '--password', PASSWORD, '--db', product.databaseUrl],
    { cwd: ROOT },
  )
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a new company is led from nothing through its first steps up to the week, and finds the way again from help', async () => {
  const planner = await openVisitor(browser, product.address)
  const { page } = planner
  await page.goto('/')
  await signIn(page, 'chef@example.test', PASSWORD)

  // An empty company opens on its first steps by itself; the first is the one to take.
  await page.getByTestId('step-clients').waitFor()
  expect(new URL(page.url()).pathname).toBe('/start')
  expect(await page.getByTestId('step-clients').getAttribute('data-next')).toBe('true')
  await planner.picture('start-empty')
  expect(await planner.axe()).toEqual([])

  // The step is the real work: the import.
  await page.getByTestId('step-clients-action').click()
  await page.getByTestId('import-file').setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(SPREADSHEET) })
  await page.getByTestId('import-commit').click()
  await page.getByTestId('import-done').waitFor()

  // Back by help: progress is what is stored, and the next step is the team.
  await page.getByRole('link', { name: 'Premiers pas' }).click()
  await expect.poll(() => page.getByTestId('step-clients').getAttribute('data-done')).toBe('true')
  expect(await page.getByTestId('step-clients').textContent()).toContain('2 clients')
  expect(await page.getByTestId('step-technicians').getAttribute('data-next')).toBe('true')
  await page.getByTestId('step-technicians-action').click()

  // Stand-ins get their real names.
  for (const [index, name] of ['Julien', 'Sophie', 'Thomas', 'Lucas', 'Emma'].entries()) {
    await page.getByTestId('edit-technician').nth(index).click()
    await page.getByTestId('technician-name').fill(name)
    if (index === 0) expect(await planner.axe()).toEqual([])
    await page.getByTestId('technician-save').click()
    await page.getByTestId('technician-form').waitFor({ state: 'detached' })
  }
  await page.getByRole('link', { name: 'Premiers pas' }).click()
  await expect.poll(() => page.getByTestId('step-technicians').getAttribute('data-done')).toBe('true')
  expect(await page.getByTestId('step-technicians').textContent()).toContain('5 techniciens')
  await planner.picture('start-half')
  expect(await planner.axe()).toEqual([])

  // Zones: designed, and to be in force from the Monday that is offered.
  expect(await page.getByTestId('step-zones').getAttribute('data-next')).toBe('true')
  await page.getByTestId('step-zones-action').click()
  await page.getByTestId('zones-design').click()
  await page.getByTestId('design-count').fill('2')
  await page.getByTestId('design-create').click()
  await page.getByTestId('zones-enforce').click()
  await page.getByTestId('enforce-confirm').click()
  await page.getByTestId('enforce-dialog').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Premiers pas' }).click()
  await expect.poll(() => page.getByTestId('step-zones').getAttribute('data-done')).toBe('true')
  expect(await page.getByTestId('step-zones').textContent()).toContain('2 secteurs')
  expect(planner.complaints).toEqual([])
})
