import type { CivilDate } from '@tournee/contract'
import { type Connection, createDemoCompany, DEMO_PASSWORD, type DemoAccount, findCompany, listChangesOf, listUsers } from '@tournee/data'
import { contractOccurrences } from '../planning/contract-occurrences.ts'
import type { Services } from '../services.ts'
import { companyToday } from './company-today.ts'

export type { DemoAccount } from '@tournee/data'

const SEED = 1

/** The instant that the demo company was set on, epoch milliseconds; null in anybody else's database. */
export async function findDemoStart(connection: Connection): Promise<number | null> {
  const [made] = await listChangesOf(connection, 'demo', String(SEED))
  return made ? Date.parse(made.at) : null
}

/**
 * Fills an empty database with the demo company; another one is left alone. Answers the demo's accounts, none where the database
 * holds somebody's own company.
 */
export async function fillDemo(
  { db, now }: Pick<Services, 'db' | 'now'>,
  options: { readonly today?: CivilDate | null; readonly seed?: number } = {},
): Promise<readonly DemoAccount[]> {
  const seed = options.seed ?? SEED
  if (await findCompany(db.connection)) {
    const isDemo = (await listChangesOf(db.connection, 'demo', String(seed))).length > 0
    if (!isDemo) return []
    const users = await listUsers(db.connection)
    return users.map(({ email, name, role }) => ({ email, name, role, password: DEMO_PASSWORD }))
  }
  const today = options.today ?? (await companyToday(db.connection, now()))
  const { accounts } = await createDemoCompany(db, { seed, today, dueWindows: contractOccurrences })
  return accounts
}
