// Rebuilds package-lock.json from nothing, then adds the optional platform packages that the registry
// in use could not describe (a partial mirror leaves them out, and `npm ci` then calls the lock stale).
// Run it after any change of dependencies: node scripts/lock.mjs
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
rmSync('package-lock.json', { force: true })
rmSync('node_modules', { recursive: true, force: true })
execFileSync('npm', ['install', '--no-audit', '--no-fund'], { stdio: 'inherit', shell: process.platform === 'win32' })

const OS = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  win: 'win32',
  windows: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
}
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32', 'mips64el']

/** Reads operating system and processor out of a platform package's name, as npm's own lock would hold them. */
function platformOf(name) {
  const words = name.split(/[/\-.]/)
  const os = words.map((word) => OS[word]).find(Boolean)
  const cpu =
    CPU.find((arch) => words.includes(arch)) ??
    (words.includes('armv7') || words.includes('armhf') ? 'arm' : words.includes('universal') ? undefined : undefined)
  return { ...(os ? { os: [os] } : {}), ...(cpu ? { cpu: [cpu] } : {}) }
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
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
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json rebuilt, ${added} platform packages added by name`)
