import { hash, verify } from '@node-rs/argon2'
import type { Role, User } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { differences, recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError, refusingDuplicates } from '../database/errors.ts'
import { newId } from '../database/identity.ts'

export type NewUser = Omit<User, 'id'> & { readonly id?: string; readonly password: string | null }

interface UserRow {
  id: string
  email: string
  name: string
  role: Role
  technician_id: string | null
  client_id: string | null
  password_hash: string | null
  active: boolean | number
}

const toUser = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  technicianId: row.technician_id,
  clientId: row.client_id,
  active: Boolean(row.active),
})

/** argon2id with the memory and time that OWASP asks for (password storage cheat sheet): 19 MiB, 2 passes. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const lower = (email: string) => email.trim().toLowerCase()

/** Creates an account; the password is kept as argon2id only. Throws `DuplicateError` when the e-mail is taken. */
export async function createUser(db: Connection, user: NewUser, by: By): Promise<User> {
  const id = user.id ?? newId(by.at)
  const row = {
    id,
    email: lower(user.email),
    name: user.name,
    role: user.role,
    technician_id: user.technicianId,
    client_id: user.clientId,
    password_hash: user.password === null ? null : await hash(user.password, ARGON2ID),
    active: user.active,
  }
  await refusingDuplicates('user', 'email', () => db('users').insert({ ...row, created_at: by.at }))
  await recordChange(
    db,
    { action: 'create', entity: 'user', entityId: id, clientId: user.clientId, changes: { email: row.email, role: row.role } },
    by,
  )
  return toUser(row)
}

export async function listUsers(db: Connection): Promise<User[]> {
  return (await db<UserRow>('users').orderBy('email')).map(toUser)
}

export async function getUser(db: Connection, id: string): Promise<User> {
  const row = await db<UserRow>('users').where({ id }).first()
  if (!row) throw new NotFoundError('user', id)
  return toUser(row)
}

export async function findUserByEmail(db: Connection, email: string): Promise<User | null> {
  const row = await db<UserRow>('users')
    .where({ email: lower(email) })
    .first()
  return row ? toUser(row) : null
}

/** Changes an account; a new password ends every session of it. */
export async function updateUser(
  db: Connection,
  id: string,
  patch: Partial<Pick<User, 'name' | 'role' | 'active'>> & { readonly password?: string },
  by: By,
): Promise<User> {
  const before = await getUser(db, id)
  const { password, ...visible } = patch
  const secret = password === undefined ? {} : { password_hash: await hash(password, ARGON2ID) }
  await db('users')
    .where({ id })
    .update({ ...visible, ...secret, version: db.raw('version + 1') })
  if (password !== undefined || patch.active === false) await db('sessions').where({ user_id: id }).delete()
  const changes = { ...differences(before, visible), ...(password === undefined ? {} : { password: 'changed' }) }
  await recordChange(db, { action: 'update', entity: 'user', entityId: id, clientId: before.clientId, changes }, by)
  return getUser(db, id)
}

/** A hash of nobody's password: an unknown e-mail takes as long to refuse as a wrong password. */
let nobody: Promise<string> | undefined

/** The active account with this e-mail and password, or null; the time taken does not tell which of the two was wrong. */
export async function findUserByPassword(db: Connection, email: string, password: string): Promise<User | null> {
  const row = await db<UserRow>('users')
    .where({ email: lower(email) })
    .first()
  nobody ??= hash('nobody', ARGON2ID)
  const right = await verify(row?.password_hash ?? (await nobody), password)
  return right && row?.password_hash && row.active ? toUser(row) : null
}
