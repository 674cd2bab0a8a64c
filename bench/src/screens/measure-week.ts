import { type launchBrowser, SIZES, type Visitor } from '../../../e2e/src/product/browser.ts'
import { signInByRequest } from '../../../e2e/src/product/demo-week.ts'
import { PROBE, type Seen } from './probe.ts'

type Browser = Awaited<ReturnType<typeof launchBrowser>>
type Page = Visitor['page']

/** The first screen of one visit with nothing in the browser's cache; milliseconds since navigation. */
export interface FirstScreen {
  readonly firstPaint: number
  /** the board can be read and clicked */
  readonly usable: number
  readonly map: number
  /** sum of layout shift scores without input, the whole visit through */
  readonly shift: number
  readonly longTasks: number
  readonly longestTask: number
}

/** By name, milliseconds from input to the next frame (0 = within one frame, as fine as the browser tells), and of the page's main thread's own work. */
export interface Interactions {
  readonly frame: Readonly<Record<string, number>>
  readonly work: Readonly<Record<string, number>>
}

const seenOn = async (page: Page) => (await page.evaluate('globalThis.__seen')) as Seen

async function openWeek(browser: Browser, address: string): Promise<{ page: Page; context: Visitor['context'] }> {
  const context = await browser.newContext({ baseURL: address, viewport: SIZES.desk, locale: 'fr-FR', timezoneId: 'Europe/Paris' })
  await signInByRequest(context.request, 'clothilde@duret.example')
  await context.addInitScript({ content: PROBE })
  return { context, page: await context.newPage() }
}

/** Opens the planned week in a fresh browser context, waits for its map, then uses it by hand. */
export async function measureWeek(
  browser: Browser,
  address: string,
  week: string,
): Promise<{ first: FirstScreen; interactions: Interactions }> {
  const { context, page } = await openWeek(browser, address)
  try {
    await page.goto(`/week/${week}`)
    await page.locator('[data-testid=map][data-ready=true]').waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(1000)
    const { fcp, usable, map, longTasks } = await seenOn(page)
    const interactions = await useWeek(page)
    const { cls } = await seenOn(page)
    const tasks = longTasks.map(({ ms }) => ms)
    const first = { firstPaint: fcp!, usable: usable!, map: map!, shift: cls, longTasks: tasks.length, longestTask: Math.max(0, ...tasks) }
    return { first, interactions }
  } finally {
    await context.close()
  }
}

/** Waits until frames come as fast as they should, so that what one act left to draw does not count as the next one's; gives up after five seconds. */
const QUIET = `new Promise((resolve) => {
  const end = performance.now() + 5000
  let last = performance.now()
  let smooth = 0
  const look = (now) => {
    smooth = now - last < 25 ? smooth + 1 : 0
    last = now
    if (smooth >= 10 || now > end) resolve()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})`

/** What a planner does all day, each timed apart. */
async function useWeek(page: Page): Promise<Interactions> {
  const timed: Record<string, number> = {}
  const work: Record<string, number> = {}
  const busy = await busyOf(page)
  const time = async (name: string, act: () => Promise<void>) => {
    await page.evaluate(QUIET)
    const before = (await seenOn(page)).events.length
    const busyBefore = await busy()
    await act()
    await page.waitForTimeout(400)
    work[name] = (await busy()) - busyBefore
    timed[name] = Math.max(0, ...(await seenOn(page)).events.slice(before).map(({ ms }) => ms))
  }
  const stops = page.getByTestId('stop')
  // the engine of the price preview is fetched at the first touch; not counted with what follows
  await stops.nth(1).hover()
  await page.waitForTimeout(1500)
  await time('select a visit', () => stops.nth(6).click())
  await time('next visit (arrow)', () => page.keyboard.press('ArrowRight'))
  await time('close the card', () => page.keyboard.press('Escape'))
  await time('open the filter', () => page.getByTestId('filter').click())
  await time('filter', () => page.locator('[data-facet=promise] ').first().click())
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
  await time('show all again', () => page.getByTestId('filter-clear').click())
  await time('colour by zone', () => page.keyboard.press('k'))
  await time('list', () => page.keyboard.press('t'))
  await time('board', () => page.keyboard.press('t'))
  await time('show one day', () => page.getByTestId('board').getByRole('button').nth(1).click())
  await page.getByTestId('day-all').click()
  await page.waitForTimeout(300)
  const stop = async (n: number) => centreOf((await stops.nth(n).boundingBox())!)
  const [from, ...others] = [await stop(2), await stop(8), await stop(14), await stop(20), await stop(26)]
  await page.mouse.move(700, 300)
  await page.waitForTimeout(300)
  const moved = async (name: string, to: readonly { readonly x: number; readonly y: number }[]) => {
    const before = (await seenOn(page)).moves.length
    const busyBefore = await busy()
    for (const { x, y } of to) {
      await page.mouse.move(x, y)
      await page.waitForTimeout(150)
    }
    work[name] = ((await busy()) - busyBefore) / to.length
    timed[name] = Math.max(...(await seenOn(page)).moves.slice(before))
  }
  await moved('pointer on a visit', others)
  timed['drag start'] = await dragStart(page, from)
  await moved('drag across days', others)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  return { frame: timed, work }
}

/** Milliseconds of processor time that the page's main thread has worked so far: the same on a busy machine as on a quiet one. */
async function busyOf(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
}

const centreOf = (box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) => ({
  x: box.x + box.width / 2,
  y: box.y + box.height / 2,
})

/** Lifts the visit at a point, and keeps it in hand. */
async function dragStart(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<number> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 20, y - 10, { steps: 4 })
  await page.waitForTimeout(400)
  const { drag } = await seenOn(page)
  return drag ?? Number.NaN
}
