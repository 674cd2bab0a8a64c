// Rebuilds package-lock.json from nothing, then adds the optional platform packages that the registry
// in use could not describe (a partial mirror leaves them out, and `npm ci` then calls the lock stale).
// Works in a folder of its own: node_modules is left alone until the next start or test.
// Run it after any change of dependencies: node scripts/lock.mjs
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lock-'))
const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
for (const path of ['package.json', '.npmrc', ...workspaces.map((name) => `${name}/package.json`)]) {
  cpSync(join(root, path), join(folder, path), { recursive: true })
}
execFileSync('npm', ['install', '--package-lock-only', '--loglevel=error'], {
  cwd: folder,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})

const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony']
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el']

/** Reads operating system and processor out of a platform package's name, as npm's own lock would hold them. */
function platformOf(name) {
  const words = name.replace('-win-', '-win32-').split(/[/\-.]/)
  const os = OS.find((system) => words.includes(system))
  const cpu = CPU.find((architecture) => words.includes(architecture))
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}) }
}

const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = Object.keys(lock.packages).some((other) => other === `node_modules/${name}` || other === `${path}/node_modules/${name}`)
    if (known || !/^\d/.test(version)) continue
    lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(entry.dev ? { dev: true } : {}), optional: true }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
writeFileSync(join(root, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`)
rmSync(folder, { recursive: true })
console.log(`package-lock.json rebuilt, ${added} platform packages added by name`)
