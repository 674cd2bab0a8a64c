import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.ts'
import { TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { createSession, deleteExpiredSessions, deleteSession, findSession } from './sessions.ts'
import { createUser, findUserByPassword, updateUser } from './users.ts'

const HOUR = 3_600_000

describe('an account', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  const account = (email: string) =>
    createUser(
      database.connection,
      { email, name: 'Clothilde', role: 'planner', technicianId: null, clientId: null, active: true, password: 'correct horse' },
      TESTER,
    )

  it('opens with its password, whatever the capitals of the e-mail', async () => {
    const user = await account('Open@Duret.example')
    expect(user.email).toBe('open@duret.example')
    expect(await findUserByPassword(database.connection, ' OPEN@duret.example', 'correct horse')).toEqual(user)
    expect(await findUserByPassword(database.connection, 'open@duret.example', 'wrong horse')).toBeNull()
    expect(await findUserByPassword(database.connection, 'nobody@duret.example', 'nobody')).toBeNull()
  })

  it('keeps its password as argon2id only', async () => {
    const { id } = await account('hash@duret.example')
    const row = await database.connection('users').where({ id }).first('password_hash')
    expect(row.password_hash).toMatch(/^\$argon2id\$/)
  })

  it('is the only one with its e-mail', async () => {
    await account('twice@duret.example')
    await expect(account('TWICE@duret.example')).rejects.toMatchObject({ code: 'DUPLICATE', field: 'email' })
  })

  it('has sessions that last their time, and of which only the hash is stored', async () => {
    const user = await account('session@duret.example')
    const { token, csrfToken } = await createSession(database.connection, user.id, HOUR, TESTER)
    expect(await findSession(database.connection, token, TESTER.at + HOUR - 1)).toEqual({ user, csrfToken })
    expect(await findSession(database.connection, token, TESTER.at + HOUR)).toBeNull()
    expect(await findSession(database.connection, `${token}x`, TESTER.at)).toBeNull()
    expect(JSON.stringify(await database.connection('sessions'))).not.toContain(token)
    await deleteSession(database.connection, token)
    expect(await findSession(database.connection, token, TESTER.at)).toBeNull()
  })

  it('loses its sessions when it is closed or its password changes', async () => {
    const user = await account('closed@duret.example')
    const first = await createSession(database.connection, user.id, HOUR, TESTER)
    await updateUser(database.connection, user.id, { password: 'another horse' }, TESTER)
    expect(await findSession(database.connection, first.token, TESTER.at)).toBeNull()
    await updateUser(database.connection, user.id, { active: false }, TESTER)
    expect(await findUserByPassword(database.connection, user.email, 'another horse')).toBeNull()
  })

  it('has its expired sessions swept out', async () => {
    const user = await account('sweep@duret.example')
    await createSession(database.connection, user.id, 1, TESTER)
    const kept = await createSession(database.connection, user.id, HOUR, TESTER)
    expect(await deleteExpiredSessions(database.connection, TESTER.at + 1)).toBe(1)
    expect(await findSession(database.connection, kept.token, TESTER.at + 1)).not.toBeNull()
  })
})
