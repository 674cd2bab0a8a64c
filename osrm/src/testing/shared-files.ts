import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Reference files that lie beside the repository, not in it; tests that need them are left out, by name, where they are missing. */
const SHARED = new URL('../../../../shared/', import.meta.url)

/** True when `../shared/<path>` can be read. */
export const hasShared = (path: string) => existsSync(new URL(path, SHARED))

/** The text of `../shared/<path>`. */
export const readShared = (path: string) => readFileSync(new URL(path, SHARED), 'utf8')

/** A recorded request and answer of a real OSRM server. */
export interface OsrmFixture {
  readonly name: string
  readonly request: { readonly method: string; readonly path: string }
  readonly response: { readonly status: number | null; readonly body: Readonly<Record<string, unknown>> }
}

/** Every recorded answer, by name; empty when the folder is missing. */
export function readOsrmFixtures(): ReadonlyMap<string, OsrmFixture> {
  if (!hasShared('osrm/fixtures/')) return new Map()
  const names = readdirSync(new URL('osrm/fixtures/', SHARED)).filter((name) => name.endsWith('.json'))
  return new Map(names.map((name) => [name.replace('.json', ''), JSON.parse(readShared(`osrm/fixtures/${name}`)) as OsrmFixture]))
}
