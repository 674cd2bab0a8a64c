import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openVisitor } from '../product/browser.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'
import { signIn } from '../product/sign-in.ts'

/** Monday of week 48: the demo company is filled as of this day; its week 49 is planned, published and lived. */
const MONDAY = '2026-11-23T08:00:00+01:00'
const WEEK = '2026-W49'
/** How long a step may take, milliseconds: a busy machine is no failure. */
const PATIENCE = 60_000

interface Plan {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly routes: readonly {
    readonly technicianId: string
    readonly date: string
    readonly departure: string
    readonly stops: readonly { readonly kind: string; readonly visitId?: string }[]
  }[]
}

const env = { TOURNEE_STARTS_AT: MONDAY, TOURNEE_DEMO_DATE: '2026-11-23' }
let product: RunningProduct
let browser: Browser

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** Calls the service as the page's own session. */
async function call<T>(page: Page, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const { csrfToken } = (await (await page.request.get('/v1/session')).json()) as { csrfToken: string }
  const answer = await page.request.fetch(path, {
    method,
    headers: { 'x-csrf-token': csrfToken, ...headers },
    ...(body === undefined ? {} : { data: body }),
  })
  expect([path, answer.ok()]).toEqual([path, true])
  return (await answer.json()) as T
}

async function publishWeek(page: Page): Promise<Plan> {
  const { id } = await call<Plan>(page, 'POST', '/v1/route-plans', { week: WEEK, seconds: 3 })
  const read = () => call<Plan>(page, 'GET', `/v1/route-plans/${id}`)
  await expect.poll(async () => (await read()).status, { timeout: 60_000, interval: 250 }).toBe('COMPLETED')
  return call<Plan>(page, 'POST', `/v1/route-plans/${id}/publish`, undefined, { 'if-match': `"${(await read()).version}"` })
}

test('a technician stamps his stops, once without a network, and the planner’s screen follows until a promise is in danger', async () => {
  // Before anything is published the screen teaches.
  const planner = await openVisitor(browser, product.address)
  const { page } = planner
  await page.goto('/live')
  await signIn(page, 'clothilde@duret.example')
  await page.getByTestId('empty-state').waitFor()
  expect(await planner.axe()).toEqual([])
  const plan = await publishWeek(page)

  // The morning of a day with a promise to keep: the technician whose day is lived.
  const team = await call<{ items: { id: string; name: string; email: string }[] }>(page, 'GET', '/v1/technicians')
  const week = await call<{ visits: { id: string; promise: { latest: string } | null }[] }>(page, 'GET', `/v1/weeks/${WEEK}`)
  const promises = new Map(week.visits.map((visit) => [visit.id, visit.promise]))
  const visitsOf = (route: Plan['routes'][number]) => route.stops.flatMap((stop) => stop.visitId ?? [])
  const route = plan.routes.find(
    (one) =>
      visitsOf(one).length > 2 &&
      visitsOf(one)
        .slice(1)
        .some((id) => promises.get(id)),
  )!
  const promised = visitsOf(route)
    .slice(1)
    .find((id) => promises.get(id))!
  const { email } = team.items.find(({ id }) => id === route.technicianId)!
  env.TOURNEE_STARTS_AT = route.departure
  await page.goto('about:blank')
  await product.restart()

  await page.goto('/live')
  await signIn(page, 'clothilde@duret.example')
  const lane = page.getByTestId('lane').filter({ has: page.locator(`[data-visit="${promised}"]`) })
  await lane.waitFor()
  expect(await page.getByTestId('late-risk').count()).toBe(0)
  await planner.picture('live-morning')
  expect(await planner.axe()).toEqual([])

  // The phone: one job, one large button.
  const phone = await openVisitor(browser, product.address, { size: { width: 390, height: 844 } })
  await phone.page.goto('/mobile/')
  await signIn(phone.page, email)
  const job = phone.page.getByTestId('current-job')
  const stamp = phone.page.getByTestId('stamp')
  await job.waitFor()
  await phone.picture('phone-to-come')
  expect(await phone.axe()).toEqual([])
  await stamp.click()
  await expect.poll(() => job.getAttribute('data-state')).toBe('on-the-way')
  await expect.poll(() => lane.getByTestId('doing').textContent(), { timeout: PATIENCE }).toContain('En route')
  // The client hears of it, once, in the outbox.
  const outbox = async () =>
    (await call<{ items: { kind: string }[] }>(page, 'GET', '/v1/outbox')).items.filter(({ kind }) => kind === 'visit.on-the-way').length
  expect(await outbox()).toBe(1)

  // In the cellar: no network, the stamp stays on the phone, also through a reload once the network is back.
  await phone.context.setOffline(true)
  await stamp.click()
  await expect.poll(() => job.getAttribute('data-state')).toBe('on-site')
  await expect.poll(() => phone.page.getByTestId('safe-line').textContent()).toContain('1 élément en attente')
  await phone.picture('phone-offline')
  expect(await phone.axe()).toEqual([])
  expect(await lane.getByTestId('doing').textContent()).toContain('En route')
  await phone.context.setOffline(false)
  await phone.page.reload()
  await expect.poll(() => phone.page.getByTestId('safe-line').textContent(), { timeout: PATIENCE }).toBe('Tout est envoyé')
  await expect.poll(() => lane.getByTestId('doing').textContent(), { timeout: PATIENCE }).toContain('Chez')
  await expect.poll(() => job.getAttribute('data-state')).toBe('on-site')
  // A wrong touch is taken back.
  await stamp.click()
  await expect.poll(() => page.getByTestId('live-done').textContent(), { timeout: PATIENCE }).toMatch(/1 \/ \d+/)
  await phone.page.getByTestId('undo-stamp').click()
  await expect.poll(() => page.getByTestId('live-done').textContent(), { timeout: PATIENCE }).toMatch(/0 \/ \d+/)
  await planner.picture('live-on-site')

  // Time goes on, he is still there: the promise after this stop is in danger, and that client can be told.
  env.TOURNEE_STARTS_AT = new Date(Date.parse(promises.get(promised)!.latest) + 600_000).toISOString()
  await page.goto('about:blank')
  await product.restart()
  await page.goto('/live')
  if (await page.getByTestId('sign-in').isVisible()) await signIn(page, 'clothilde@duret.example')
  const risk = page.locator(`[data-testid=arrival][data-visit="${promised}"]`)
  await risk.getByTestId('late-risk').waitFor()
  await planner.picture('live-late')
  expect(await planner.axe()).toEqual([])
  await risk.getByTestId('tell-client').click()
  await expect.poll(() => risk.getByTestId('notice').textContent()).toContain('pas encore envoyé')
  await page.getByTestId('toast').getByRole('button', { name: 'Annuler' }).click()
  await expect.poll(() => risk.getByTestId('notice').count()).toBe(0)

  // What the browser says of a request without a network is no fault of the page.
  const offline = /ERR_INTERNET_DISCONNECTED/
  expect(phone.complaints.filter((line) => !offline.test(line))).toEqual([])
  expect(planner.complaints).toEqual([])
})
