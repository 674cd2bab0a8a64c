import { DEFAULT_TECHNICIANS } from '../company/default-technicians.ts'
import type { Connection } from '../database/connection.ts'

/** How far a company has come with its first steps; zones are told elsewhere. */
export interface FirstSteps {
  readonly clients: number
  readonly sitesToPlace: number
  readonly technicians: number
  readonly techniciansUnnamed: number
  readonly plannedWeek: string | null
  readonly publishedWeek: string | null
}

/** Counts what a new company does first: clients, places, technicians, plans. */
export async function readFirstSteps(db: Connection): Promise<FirstSteps> {
  const count = async (query: { count: (what: object) => Promise<unknown> }) =>
    Number(((await query.count({ n: '*' })) as { n: number | string }[])[0]!.n)
  const active = () => db('technicians').where({ active: true })
  const unnamed = DEFAULT_TECHNICIANS.map(({ name }) => name)
  const lastWeek = async (query: ReturnType<typeof plans>) =>
    (await query.orderBy('id', 'desc').first<{ week: string } | undefined>('week'))?.week ?? null
  return {
    clients: await count(db('clients').whereNull('archived_at')),
    sitesToPlace: await count(db('sites').whereIn('precision', ['commune', 'none'])),
    technicians: await count(active()),
    techniciansUnnamed: await count(active().whereIn('name', unnamed)),
    plannedWeek: await lastWeek(plans(db).whereIn('status', ['COMPLETED', 'TERMINATED'])),
    publishedWeek: await lastWeek(plans(db).where({ state: 'published' })),
  }
}

const plans = (db: Connection) => db('plans')
