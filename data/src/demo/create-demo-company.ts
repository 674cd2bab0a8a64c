import type { CivilDate, Contract, Role } from '@tournee/contract'
import { addDays, mondayOf } from '@tournee/engine/recurrence'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import type { Database } from '../database/open-database.ts'
import { createAbsence } from '../repositories/absences.ts'
import { createClients } from '../repositories/clients.ts'
import { saveCompany } from '../repositories/company.ts'
import { createTechnician } from '../repositories/technicians.ts'
import { createUser } from '../repositories/users.ts'
import { createVisits, type NewVisit } from '../repositories/visits.ts'
import { type DemoClient, demoClients, demoIds } from './demo-clients.ts'
import { DEMO_CLIENT_EMAIL, DEMO_COMPANY, DEMO_OFFICE, DEMO_PASSWORD, demoTechnicians } from './demo-team.ts'
import { contractVisits, type DueWindowsOf, otherVisits } from './demo-visits.ts'
import { createDice } from './seeded-random.ts'

export interface DemoOptions {
  /** default 1 */
  readonly seed?: number
  /** the day the demo is set on */
  readonly today: CivilDate
  /** the recurrence rules, from the engine */
  readonly dueWindows: DueWindowsOf
}

/** An account of the demo company, to be shown to whoever tries it. */
export interface DemoAccount {
  readonly email: string
  readonly password: string
  readonly name: string
  readonly role: Role
}

export interface DemoSummary {
  readonly clients: number
  readonly visits: number
  readonly accounts: readonly DemoAccount[]
}

/**
 * Fills an empty database with Duret Électricité, Annecy: 300 clients, twelve months of history, the weeks to come. The same
 * seed and day give the same company, ids included. One transaction.
 */
export function createDemoCompany(database: Database, options: DemoOptions): Promise<DemoSummary> {
  return database.transaction((db) => fill(db, options))
}

async function fill(db: Connection, { seed = 1, today, dueWindows }: DemoOptions): Promise<DemoSummary> {
  const by: By = { actor: 'demo', at: Date.parse(`${today}T05:00:00Z`) }
  const nextId = demoIds(seed, by.at)
  await saveCompany(db, DEMO_COMPANY, by)
  const technicians = demoTechnicians(nextId)
  for (const technician of technicians) await createTechnician(db, technician, by)
  const generated = demoClients(seed, today, nextId)
  const world = { dice: createDice(seed + 1), today, timeZone: DEMO_COMPANY.timeZone, technicians, nextId, done: new Map<string, number>() }
  const owed = contractVisits(world, generated, dueWindows)
  const clients = generated.map((client) => ({ ...client, contract: { ...client.contract, lastVisitOn: lastVisitOf(client, owed) } }))
  const visits = [...owed, ...otherVisits(world, clients)]
  await createClients(db, clients, by)
  await createVisits(db, visits, by)
  await createAbsences(db, technicians, today, nextId, by)
  const accounts = await createAccounts(db, technicians, clients[0]!, nextId, by)
  await recordChange(
    db,
    { action: 'import', entity: 'demo', entityId: String(seed), changes: { clients: clients.length, visits: visits.length } },
    by,
  )
  return { clients: clients.length, visits: visits.length, accounts }
}

function lastVisitOf(client: DemoClient, visits: readonly NewVisit[]): Contract['lastVisitOn'] {
  const done = visits.filter((visit) => visit.contractId === client.contract.id && visit.doneOn).map((visit) => visit.doneOn!)
  return done.sort().at(-1) ?? null
}

async function createAbsences(
  db: Connection,
  technicians: readonly { readonly id: string }[],
  today: CivilDate,
  nextId: () => string,
  by: By,
) {
  const monday = mondayOf(today)
  const absences = [
    { technicianId: technicians[3]!.id, from: addDays(monday, -120), to: addDays(monday, -106), reason: 'Congés' },
    { technicianId: technicians[1]!.id, from: addDays(monday, 10), to: addDays(monday, 11), reason: 'Formation fluides' },
    { technicianId: technicians[4]!.id, from: addDays(monday, 21), to: addDays(monday, 25), reason: 'Congés' },
  ]
  for (const absence of absences) await createAbsence(db, { ...absence, id: nextId() }, by)
}

async function createAccounts(
  db: Connection,
  technicians: readonly { readonly id: string; readonly name: string; readonly email: string }[],
  client: DemoClient,
  nextId: () => string,
  by: By,
): Promise<DemoAccount[]> {
  const people = [
    ...DEMO_OFFICE.map((person) => ({ ...person, technicianId: null, clientId: null })),
    ...technicians.map(({ id, name, email }) => ({ email, name, role: 'technician' as const, technicianId: id, clientId: null })),
    { email: DEMO_CLIENT_EMAIL, name: client.client.name, role: 'client' as const, technicianId: null, clientId: client.client.id },
  ]
  for (const person of people) await createUser(db, { ...person, id: nextId(), active: true, password: DEMO_PASSWORD }, by)
  return people.map(({ email, name, role }) => ({ email, password: DEMO_PASSWORD, name, role }))
}
