import type { Company, CompanyFile } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, VersionConflictError } from '../database/errors.ts'
import { fromJson, toJson } from '../database/stored-values.ts'

/** There is one company in a database. */
const ONLY = 1

/** The company's settings, null in an empty database. */
export async function findCompany(db: Connection): Promise<Company | null> {
  const row = await db('company').where({ id: ONLY }).first<{ settings: string } | undefined>('settings')
  return row ? fromJson<Company>(row.settings) : null
}

/** The company's settings; throws in an empty database. */
export async function getCompany(db: Connection): Promise<Company> {
  const company = await findCompany(db)
  if (!company) throw new NotFoundError('company', String(ONLY))
  return company
}

/** Writes the company's settings, whether there were some or not. */
export async function saveCompany(db: Connection, company: Company, by: By): Promise<Company> {
  const before = await findCompany(db)
  const settings = toJson(company)
  if (before) {
    await db('company')
      .where({ id: ONLY })
      .update({ settings, updated_at: by.at, version: db.raw('version + 1') })
  } else await db('company').insert({ id: ONLY, settings, updated_at: by.at })
  const changes = differences(before ?? {}, company)
  await recordChange(db, { action: before ? 'update' : 'create', entity: 'company', entityId: String(ONLY), changes }, by)
  return company
}

/** The company's settings with their version; throws in an empty database. */
export async function getCompanyFile(db: Connection): Promise<CompanyFile> {
  const company = await getCompany(db)
  const row = await db('company').where({ id: ONLY }).first<{ version: number }>('version')
  return { ...company, version: row!.version }
}

/** Changes some of the company's settings; `expectedVersion` null or absent = whatever it is. Throws `VersionConflictError`. */
export async function updateCompany(
  db: Connection,
  patch: Partial<Company>,
  by: By,
  expectedVersion: number | null = null,
): Promise<Company> {
  if (expectedVersion !== null) {
    const { version } = await getCompanyFile(db)
    if (version !== expectedVersion) throw new VersionConflictError('company', String(ONLY), version)
  }
  return saveCompany(db, { ...(await getCompany(db)), ...patch }, by)
}
