import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../../../e2e/src/product/browser.ts'
import { planDemoWeek } from '../../../e2e/src/product/demo-week.ts'
import { runProduct } from '../../../e2e/src/product/product-process.ts'
import { type BundleSize, bundleSize } from './bundle-sizes.ts'
import { type FirstScreen, type Interactions, measureWeek } from './measure-week.ts'

const HELP = `npm run -s bench -- screens [--json] [--visits N]
What the built screens weigh (gzipped), and the planner's first screen on the demo company in Chromium: first paint, when it can be used, layout
shift, long tasks, and the time from a click, key or move of the pointer to the next frame. Medians of N visits (3), each with an empty cache. Build first: npm start.
Bars: JavaScript before the first screen < 500 kB, usable < 2 000 ms, layout shift 0, interactions < 100 ms.`

const WEEK = '2026-W49'
const APPS = [
  ['planner-ui', '/'],
  ['portal', '/portal/'],
  ['mobile-lite', '/mobile/'],
] as const

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const medians = <T extends Readonly<Record<string, number>>>(all: readonly T[]): T =>
  Object.fromEntries(Object.keys(all[0]!).map((key) => [key, median(all.map((one) => one[key]!))])) as T

async function measure(visits: number): Promise<{ first: FirstScreen; interactions: Interactions }> {
  const folder = await mkdtemp(join(tmpdir(), 'tournee-screens-'))
  const product = await runProduct(folder, { demo: true, env: { TOURNEE_STARTS_AT: '2026-11-23T08:00:00+01:00' } })
  const browser = await launchBrowser()
  try {
    const { request, close } = await browser
      .newContext({ baseURL: product.address })
      .then((c) => ({ request: c.request, close: () => c.close() }))
    await planDemoWeek(request, WEEK, '2026-11-23', '2026-12-31')
    await close()
    const measured = []
    for (let visit = 0; visit < visits; visit++) measured.push(await measureWeek(browser, product.address, WEEK))
    return {
      first: medians(measured.map(({ first }) => ({ ...first }))),
      interactions: {
        frame: medians(measured.map((one) => one.interactions.frame)),
        work: medians(measured.map((one) => one.interactions.work)),
      },
    }
  } finally {
    await browser.close()
    await product.stop()
  }
}

function print(sizes: readonly BundleSize[], first: FirstScreen, interactions: Interactions): void {
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
  for (const { app, initialJs, initialCss, laterJs, largestLater } of sizes)
    console.log(
      `${app.padEnd(12)} before the first screen ${kB(initialJs)} of JavaScript, ${kB(initialCss)} of styles; later ${kB(laterJs)}${largestLater ? `, the most ${kB(largestLater.bytes)} (${largestLater.file})` : ''}`,
    )
  console.log(`\nfirst screen of the planned week, demo company, 1440 x 900, nothing cached`)
  console.log(`  first paint ${first.firstPaint.toFixed(0)} ms, usable ${first.usable.toFixed(0)} ms, map drawn ${first.map.toFixed(0)} ms`)
  console.log(`  layout shift ${first.shift.toFixed(4)}; ${first.longTasks} long tasks, the longest ${first.longestTask.toFixed(0)} ms`)
  console.log(`\nfrom input to the next frame, and the work of the main thread until the map is quiet again (processor time)`)
  for (const [name, ms] of Object.entries(interactions.frame)) {
    const work = interactions.work[name]
    console.log(`  ${name.padEnd(20)} ${ms < 16 ? '< 16' : ms.toFixed(0)} ms${work === undefined ? '' : `   ${work.toFixed(0)} ms`}`)
  }
}

/** `bench screens`: figures of the built product, not a test. */
export async function benchScreens(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      visits: { type: 'string', default: '3' },
    },
  })
  const visits = Number(values.visits)
  if (values.help || !Number.isInteger(visits) || visits < 1) {
    console.log(HELP)
    return values.help ? 0 : 2
  }
  const sizes = APPS.map(([app, base]) => bundleSize(app, fileURLToPath(new URL(`../../../${app}/dist`, import.meta.url)), base))
  const { first, interactions } = await measure(visits)
  if (values.json) console.log(JSON.stringify({ sizes, firstScreen: first, interactions }))
  else print(sizes, first, interactions)
  return 0
}
