import { randomBytes } from 'node:crypto'
import { Role } from '@tournee/contract'
import { createUser, findUserByEmail, listTechnicians, listUsers, updateUser } from '@tournee/data'
import type { OpenServices } from '../open-services.ts'
import { type Command, DB_OPTION, type Io, JSON_OPTION, textOption, UsageError, type Values } from './command.ts'
import { printJson, table } from './print.ts'
import { withServices } from './with-services.ts'

const MIN_PASSWORD = 10

/** The password asked for, or a fresh one to be told once. Throws `UsageError` when it is too short. */
function passwordOf(values: Values): { readonly password: string; readonly isFresh: boolean } {
  const given = textOption(values, 'password')
  if (given !== undefined && given.length < MIN_PASSWORD) throw new UsageError(`a password has at least ${MIN_PASSWORD} characters`)
  return { password: given ?? randomBytes(12).toString('base64url'), isFresh: given === undefined }
}

function tell(io: Io, values: Values, email: string, role: string, secret: { readonly password: string; readonly isFresh: boolean }): void {
  if (values['json'] === true) printJson(io, { email, role, ...(secret.isFresh ? { password: secret.password } : {}) })
  else io.out(`${email} (${role})${secret.isFresh ? `, password: ${secret.password}` : ''}\n`)
}

async function list({ db }: OpenServices, values: Values, io: Io): Promise<number> {
  const users = await listUsers(db.connection)
  if (values['json'] === true) printJson(io, { users })
  else
    io.out(
      table(
        ['e-mail', 'name', 'role', 'active'],
        users.map((user) => [user.email, user.name, user.role, user.active ? 'yes' : 'no']),
      ),
    )
  return 0
}

async function add({ db, now }: OpenServices, email: string, values: Values, io: Io): Promise<number> {
  const role = Role.safeParse(textOption(values, 'role') ?? 'planner')
  if (!role.success) throw new UsageError(`--role must be one of ${Role.options.join(', ')}`)
  const letter = textOption(values, 'technician')
  const technician = letter && (await listTechnicians(db.connection)).find((one) => one.letter === letter || one.id === letter)
  if (role.data === 'technician' && !technician) throw new UsageError('a technician’s account needs --technician LETTER')
  const secret = passwordOf(values)
  const account = {
    email,
    name: textOption(values, 'name') ?? email,
    role: role.data,
    technicianId: technician ? technician.id : null,
    clientId: null,
    active: true,
    password: secret.password,
  }
  const user = await db.transaction((connection) => createUser(connection, account, { actor: 'command line', at: now() }))
  tell(io, values, user.email, user.role, secret)
  return 0
}

async function changePassword({ db, now }: OpenServices, email: string, values: Values, io: Io): Promise<number> {
  const user = await findUserByEmail(db.connection, email)
  if (!user) throw new Error(`there is no account ${email}`)
  const secret = passwordOf(values)
  await db.transaction((connection) => updateUser(connection, user.id, { password: secret.password }, { actor: 'command line', at: now() }))
  tell(io, values, user.email, user.role, secret)
  return 0
}

/** `tournee user list | add EMAIL | passwd EMAIL` */
export const userCommand: Command = {
  usage: 'user list | user add EMAIL | user passwd EMAIL',
  summary: 'Accounts: lists them, adds one, gives one a new password (printed once when none is given).',
  options: {
    db: DB_OPTION,
    json: JSON_OPTION,
    role: { type: 'string', value: 'ROLE', help: `add: ${Role.options.join(', ')} (default planner)` },
    name: { type: 'string', value: 'NAME', help: 'add: the name shown' },
    technician: { type: 'string', value: 'LETTER', help: 'add: whose account it is, for role technician' },
    password: { type: 'string', value: 'TEXT', help: `at least ${MIN_PASSWORD} characters (default: a fresh one)` },
  },
  arguments: [1, 2],
  run: ({ values, positionals: [what, email], io }) => {
    if (what !== 'list' && what !== 'add' && what !== 'passwd') throw new UsageError(`user ${what}? list, add or passwd`)
    if (what !== 'list' && email === undefined) throw new UsageError(`user ${what} needs an e-mail`)
    return withServices(values, io, (services) => {
      if (what === 'list') return list(services, values, io)
      return what === 'add' ? add(services, email!, values, io) : changePassword(services, email!, values, io)
    })
  },
}
