// Makes the working tree runnable: dependencies, then the three screens. Runs on Node >= 20 with no
// dependency; does nothing when all is up to date, so that a second start is quick.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getNode, ROOT } from './own-node.mjs'

const KIT = ['ui-kit', 'api/contract', 'package-lock.json']
/** The screens, in the order of their addresses (/, /portal, /mobile), and what each is built from beside its own folder. */
const SCREENS = { 'planner-ui': [...KIT, 'engine/src'], portal: KIT, 'mobile-lite': [...KIT, 'engine/src'] }
const STAMPS = join(ROOT, 'node_modules', '.cache', 'tournee')

const say = (text) => process.stderr.write(`${text}\n`)
const hashOf = (text) => createHash('sha256').update(text).digest('hex')
const stampPath = (name) => join(STAMPS, name)
const stampIs = (name, value) => existsSync(stampPath(name)) && readFileSync(stampPath(name), 'utf8') === value

function writeStamp(name, value) {
  mkdirSync(STAMPS, { recursive: true })
  writeFileSync(stampPath(name), value)
}

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    ...options,
  })
  if (error) say(String(error.message))
  return status === 0
}

/** npm writes the lock file and its own note of what is installed one after the other. */
const SAME_INSTALL_MS = 10_000

/** `npm ci` when node_modules is missing, half done, or older than another lock file; not after an `npm install` that made both. */
function installDependencies() {
  const lockFile = join(ROOT, 'package-lock.json')
  const lock = hashOf(readFileSync(lockFile))
  const installed = statSync(join(ROOT, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false })
  if (installed && (stampIs('lock', lock) || installed.mtimeMs + SAME_INSTALL_MS >= statSync(lockFile).mtimeMs)) {
    writeStamp('lock', lock)
    return
  }
  say('Installing dependencies (npm ci), about a minute the first time…')
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    say('npm ci failed: see above. Nothing was started.')
    process.exit(1)
  }
  writeStamp('lock', lock)
}

/** Path, size and time of change of every source under a folder: cheap, and enough to see a change. */
function describeSources(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return ''
  if (stat.isFile()) return `${path} ${stat.size} ${stat.mtimeMs}\n`
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist', 'test'].includes(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => describeSources(join(path, entry.name)))
    .join('')
}

/** Builds the screens whose sources changed since their last build. `force` builds all. */
export function buildScreens({ force = false } = {}) {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  let allBuilt = true
  for (const [screen, shared] of Object.entries(SCREENS)) {
    const folder = join(ROOT, screen)
    if (!existsSync(join(folder, 'index.html'))) continue
    const sources = hashOf([folder, ...shared.map((path) => join(ROOT, path))].map(describeSources).join(''))
    if (!force && existsSync(join(folder, 'dist', 'index.html')) && stampIs(`screen-${screen}`, sources)) continue
    say(`Building ${screen}…`)
    rmSync(stampPath(`screen-${screen}`), { force: true })
    if (run(getNode(), [vite, 'build', '--logLevel', 'warn'], { cwd: folder, shell: false })) writeStamp(`screen-${screen}`, sources)
    else {
      say(`${screen} could not be built: its pages will say so.`)
      allBuilt = false
    }
  }
  return allBuilt
}

/** Dependencies and screens; ends the process when dependencies cannot be had. */
export function setUp(options) {
  installDependencies()
  getNode()
  return buildScreens(options)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(setUp() ? 0 : 1)
