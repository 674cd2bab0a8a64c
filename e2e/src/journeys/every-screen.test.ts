import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, openVisitor, SIZES, type Visitor } from '../product/browser.ts'
import { type DemoWeek, planDemoWeek, signInByRequest } from '../product/demo-week.ts'
import { type RunningProduct, startProduct } from '../product/running-product.ts'

const MONDAY = '2026-11-23T08:00:00+01:00'

type Who = 'planner' | 'technician' | 'nobody'
const ACCOUNTS: Record<Exclude<Who, 'nobody'>, string> = { planner: 'clothilde@duret.example', technician: 'julien@duret.example' }

interface Screen {
  readonly name: string
  readonly path: (demo: DemoWeek) => string
  /** test id that is there once the screen is; without one, the main heading */
  readonly ready?: string
  /** who looks; the planner by default */
  readonly who?: Who
  /** what to do to see it, on the page at `path` */
  readonly open?: (page: Page) => Promise<void>
}

const NAMELESS = 'Nom;Adresse;Code postal;Ville\nBoulangerie Aux Épis;12 rue Carnot;74000;Annecy\n;4 place du Marché;74230;Thônes\n'

/** Every screen, one line each: a new screen is a new line. */
const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: () => '/', ready: 'sign-in', who: 'nobody' },
  { name: 'week', path: ({ week }) => `/week/${week}`, ready: 'stop' },
  {
    name: 'visit',
    path: ({ week }) => `/week/${week}`,
    ready: 'visit-card',
    open: (page) => page.getByTestId('stop').first().press('Enter'),
  },
  { name: 'list', path: ({ week }) => `/week/${week}`, ready: 'list-row', open: (page) => page.getByTestId('board').press('t') },
  {
    name: 'filters',
    path: ({ week }) => `/week/${week}`,
    ready: 'filter-count',
    open: async (page) => {
      await page.getByTestId('filter').click()
      await page.locator('[data-facet=promise][data-value=free]').click()
    },
  },
  {
    name: 'colours',
    path: ({ week }) => `/week/${week}`,
    ready: 'legend',
    open: async (page) => void (await page.getByTestId('colour-by').selectOption('zone')),
  },
  { name: 'publish', path: ({ week }) => `/week/${week}`, ready: 'publish-dialog', open: (page) => page.getByTestId('publish').click() },
  { name: 'call', path: () => '/call', ready: 'call-field' },
  { name: 'appointments', path: () => '/appointments' },
  { name: 'clients', path: () => '/clients', ready: 'clients' },
  { name: 'client', path: ({ clientId }) => `/clients/${clientId}` },
  { name: 'zones', path: () => '/zones', ready: 'zone-table' },
  { name: 'zone-days', path: () => '/zone-days', ready: 'zone-day' },
  { name: 'team', path: () => '/team', ready: 'technician' },
  {
    name: 'date-refused',
    path: () => '/team',
    ready: 'month-calendar',
    open: async (page) => {
      await page.getByTestId('absence-from').fill('31/02/2027')
      await page.getByTestId('absence-to').press('ArrowDown')
    },
  },
  { name: 'settings', path: () => '/settings' },
  { name: 'start', path: () => '/start' },
  { name: 'new-client', path: () => '/clients/new' },
  { name: 'duplicates', path: () => '/clients/duplicates' },
  { name: 'import', path: () => '/import', ready: 'to-place' },
  {
    name: 'import-review',
    path: () => '/import',
    ready: 'import-review',
    open: (page) =>
      page.getByTestId('import-file').setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(NAMELESS) }),
  },
  { name: 'place', path: () => '/import/place' },
  { name: 'dashboard', path: () => '/kpi', ready: 'dashboard' },
  { name: 'savings', path: ({ week }) => `/kpi/${week}`, ready: 'kpi' },
  { name: 'live', path: () => '/live/2026-11-30', ready: 'live-clock' },
  { name: 'meeting', path: ({ week }) => `/meeting/${week}` },
  { name: 'lost', path: () => '/nowhere', ready: 'lost' },
  { name: 'portal', path: () => '/portal/', who: 'nobody' },
  { name: 'my-day', path: () => '/mobile/?date=2026-11-30', ready: 'my-day', who: 'technician' },
]

/** Both themes, both languages and both sizes of every screen. */
const TWO_LOOKS = [
  { name: 'light-fr-desk', scheme: 'light', language: 'fr', size: SIZES.desk },
  { name: 'dark-en-phone', scheme: 'dark', language: 'en', size: SIZES.phone },
] as const
/** Twice as long to walk, for whoever changes the look of things: LOOKS=all. */
const MORE_LOOKS = [
  { name: 'light-en-phone', scheme: 'light', language: 'en', size: SIZES.phone },
  { name: 'dark-fr-desk', scheme: 'dark', language: 'fr', size: SIZES.desk },
] as const
const LOOKS = process.env['LOOKS'] === 'all' ? [...TWO_LOOKS, ...MORE_LOOKS] : TWO_LOOKS

let product: RunningProduct
let browser: Browser
let demo: DemoWeek

beforeAll(async () => {
  ;[product, browser] = await Promise.all([startProduct({ env: { TOURNEE_STARTS_AT: MONDAY } }), launchBrowser()])
  const { context } = await openVisitor(browser, product.address)
  demo = await planDemoWeek(context.request, '2026-W49', '2026-11-23', '2026-12-31')
  await context.close()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

describe.each(LOOKS)('in the look $name', ({ name: look, scheme, language, size }) => {
  const visitors = new Map<Who, Visitor>()
  beforeAll(async () => {
    for (const who of ['planner', 'technician', 'nobody'] as const) {
      const visitor = await openVisitor(browser, product.address, { size, scheme })
      await visitor.context.addInitScript((chosen) => globalThis.localStorage.setItem('tournee.locale', chosen), language)
      if (who !== 'nobody') await signInByRequest(visitor.context.request, ACCOUNTS[who])
      visitors.set(who, visitor)
    }
  })
  afterAll(async () => {
    for (const { context } of visitors.values()) await context.close()
  })

  test.each(SCREENS)('$name shows itself whole, without a complaint and without an obstacle', async (screen) => {
    const { page, complaints, axe, picture } = visitors.get(screen.who ?? 'planner')!
    complaints.length = 0
    await page.goto(screen.path(demo))
    if (screen.open) await screen.open(page)
    await (screen.ready ? page.getByTestId(screen.ready) : page.locator('h1')).first().waitFor()
    await page.waitForLoadState('networkidle')
    await picture(`${screen.name}-${look}`)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await page.title()).not.toBe('')
    // nothing is pushed out of sight at the side
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0)
    expect(await axe()).toEqual([])
    expect(complaints).toEqual([])
  })
})
