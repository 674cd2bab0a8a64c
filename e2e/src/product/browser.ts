import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const CANDIDATES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const ARGS = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

/** The sizes every screen is looked at. */
export const SIZES = {
  desk: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const

/** Starts the machine's Chromium. A missing browser is a failure, never a skip. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = CANDIDATES.find((path) => path && existsSync(path))
  if (!executablePath) throw new Error('No Chromium found: install it (apt-get install chromium) or name it in CHROMIUM')
  return chromium.launch({ executablePath, chromiumSandbox: false, args: ARGS })
}

/** A visitor's window that remembers everything the console complained of. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: string[]
  /** accessibility violations of the page as it stands, `rule: element` */
  axe(): Promise<string[]>
  /** a picture into the folder named by SCREENSHOTS, if any */
  picture(name: string): Promise<void>
}

/** Opens a window of its own (no shared cookies) in French, in the company's time zone. */
export async function openVisitor(
  browser: Browser,
  baseURL: string,
  options: { size?: { width: number; height: number }; scheme?: 'light' | 'dark'; locale?: string } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL,
    viewport: options.size ?? SIZES.desk,
    locale: options.locale ?? 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: options.scheme ?? 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || (message.type() === 'warning' && !/WebGL|GPU|swiftshader/i.test(message.text())))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return {
    page,
    context,
    complaints,
    async axe() {
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      return violations.flatMap((violation) =>
        violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
      )
    },
    async picture(name) {
      const folder = process.env['SCREENSHOTS']
      if (!folder) return
      await mkdir(folder, { recursive: true })
      await page.screenshot({ path: join(folder, `${name}.png`) })
    },
  }
}
