// npm test: sets up what is missing, checks that a browser is there, then runs every project of vitest.
// Arguments go to vitest: npm test -- --project engine
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { getNode, ROOT } from './own-node.mjs'
import { setUp } from './setup.mjs'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const asked = process.argv.slice(2)
const projects = asked.flatMap((argument, at) =>
  argument === '--project' ? [asked[at + 1]] : argument.startsWith('--project=') ? [argument.slice(10)] : [],
)

/** The browser of the journeys: CHROMIUM, or one of the usual places. */
function findBrowser() {
  const given = process.env.CHROMIUM
  return given && existsSync(given) ? given : BROWSERS.find((path) => existsSync(path))
}

if (!setUp()) process.exit(1)
const browser = findBrowser()
if (!browser && (projects.length === 0 || projects.includes('e2e'))) {
  console.error('The journeys in e2e/ need Chromium and none was found.')
  console.error(
    'Install it (Debian, Ubuntu: apt-get install chromium) or give its path in CHROMIUM; without it: npm test -- --project engine --project api …',
  )
  process.exit(1)
}
const { status } = spawnSync(getNode(), [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...asked], {
  cwd: ROOT,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
    ...(browser ? { CHROMIUM: browser } : {}),
  },
})
process.exit(status ?? 1)
