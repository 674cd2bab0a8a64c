import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const MONDAY = '2026-11-23T08:00:00+01:00'
const PASSWORD = 'une phrase assez longue'
const SPREADSHEET = [
  'Nom;Adresse;Code postal;Ville;Téléphone;Contrat;Dernière visite;Latitude;Longitude',
  'Boulangerie Aux Épis;12 rue Carnot;74000;Annecy;04 50 00 10 01;Bronze;30/11/2025;45,9;6,1265',
  'Garage du Semnoz;3 route de Leschaux;74320;Sévrier;04 50 00 10 03;Bronze;30/11/2025;45,864;6,14',
  'Pharmacie de Seynod;1 place de la Mairie;74600;Seynod;04 50 00 10 10;Bronze;30/11/2025;45,88;6,09',
  'École de Meythet;1 place de la Mairie;74960;Meythet;04 50 00 10 11;Bronze;30/11/2025;45,918;6,09',
  'Atelier de Pringy;1 place de la Mairie;74370;Pringy;04 50 00 10 12;Bronze;30/11/2025;45,949;6,126',
  'Hôtel de Saint-Jorioz;1 place de la Mairie;74410;Saint-Jorioz;04 50 00 10 13;Bronze;30/11/2025;45,832;6,16',
  'Port de Veyrier;1 place de la Mairie;74290;Veyrier-du-Lac;04 50 00 10 14;Bronze;30/11/2025;45,884;6,178',
  'Cave de Rumilly;1 place de la Mairie;74150;Rumilly;04 50 00 10 15;Bronze;30/11/2025;45,867;5,943',
].join('\r\n')

let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ demo: false, env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
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

test('a new company is led from nothing through its four first steps, and finds the way again from help', async () => {
  const planner = await openVisitor(browser, product.address)
  const { page } = planner
  // the browser lives in the week of the service
  await planner.context.clock.setFixedTime(MONDAY)
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
  expect(await page.getByTestId('step-clients').textContent()).toContain('8 clients')
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
  await expect.poll(() => page.getByTestId('step-zones').getAttribute('data-done'), { timeout: 60_000 }).toBe('true')
  expect(await page.getByTestId('step-zones').textContent()).toContain('2 secteurs')

  // The first week: planned, then published.
  expect(await page.getByTestId('step-week').getAttribute('data-next')).toBe('true')
  await page.getByTestId('step-week-action').click()
  await page.getByTestId('board').waitFor()
  await page.getByTestId('optimise').click()
  await page.getByTestId('run').waitFor()
  await page.getByTestId('run').waitFor({ state: 'detached', timeout: 120_000 })
  await page.getByTestId('publish').click()
  await page.getByTestId('publish-confirm').click()
  await page.getByTestId('publish-dialog').waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'Premiers pas' }).click()
  await expect.poll(() => page.getByTestId('step-week').getAttribute('data-done')).toBe('true')
  await page.getByText('Tout est en place').waitFor()
  await planner.picture('start-done')
  expect(await planner.axe()).toEqual([])
  expect(planner.complaints).toEqual([])
})
