// Finds the project's own Node (24, an optional platform package): the system's may be too old to run
// TypeScript or to load the database driver. Plain JavaScript without dependencies, for Node >= 20.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
const file = process.platform === 'win32' ? 'node.exe' : 'node'
const platform = process.platform === 'win32' ? 'win' : process.platform
const CANDIDATES = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`].map(
  (name) => `${ROOT}node_modules/${name}/bin/${file}`,
)

/** Path of Node >= 24, or null when neither npm nor the system has it. */
export function findNode() {
  const own = CANDIDATES.find((path) => existsSync(path))
  if (own) return own
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null
}

/** Same, or ends the process with what to do. */
export function getNode() {
  const node = findNode()
  if (node) return node
  console.error(`Tournée needs Node 24; this is ${process.version} and npm has no Node for ${process.platform}-${process.arch}.`)
  console.error('Install Node 24 (https://nodejs.org), then try again.')
  process.exit(1)
}
