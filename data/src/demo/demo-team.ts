import type { Company } from '@tournee/contract'
import { DEFAULT_COMPANY } from '../company/default-company.ts'
import { MAX_WORK_MINUTES, OFFICE_WEEK, START_PLACES } from '../company/default-technicians.ts'
import type { NewTechnician } from '../repositories/technicians.ts'

export const DEMO_COMPANY: Company = { ...DEFAULT_COMPANY, name: 'Duret Électricité' }

const TEAM: readonly { readonly name: string; readonly skills: readonly string[] }[] = [
  { name: 'Julien Favre', skills: ['elec', 'irve', 'pac', 'clim'] },
  { name: 'Karim Benali', skills: ['chauffage', 'clim', 'elec', 'pac'] },
  { name: 'Sophie Mermet', skills: ['chauffage', 'clim', 'elec', 'pac'] },
  { name: 'Thomas Lacroix', skills: ['chauffage', 'elec', 'irve', 'pac'] },
  { name: 'Lucas Pernet', skills: ['clim', 'elec', 'irve'] },
]

const emailOf = (name: string) => `${name.split(' ')[0]!.toLowerCase()}@duret.example`

/** The five technicians of the demo company; `nextId` gives their ids. */
export function demoTechnicians(nextId: () => string): (NewTechnician & { readonly id: string; readonly email: string })[] {
  return TEAM.map((member, i) => ({
    id: nextId(),
    name: member.name,
    letter: 'ABCDE'[i]!,
    colour: i,
    phone: `06 39 98 10 0${i + 1}`,
    email: emailOf(member.name),
    skills: [...member.skills],
    ...START_PLACES[i]!,
    hours: [...OFFICE_WEEK],
    maxWorkMinutes: MAX_WORK_MINUTES,
    active: true,
  }))
}

/** What every account of the demo company opens with; printed at the start of the demo, never used elsewhere. */
export const DEMO_PASSWORD = 'tournee-demo'

/** The accounts of the office. */
export const DEMO_OFFICE = [
  { email: 'clothilde@duret.example', name: 'Clothilde Viret', role: 'planner' },
  { email: 'direction@duret.example', name: 'Hélène Duret', role: 'manager' },
  { email: 'admin@duret.example', name: 'Administration', role: 'admin' },
] as const
/** The account of the demo company's first client. */
export const DEMO_CLIENT_EMAIL = 'client@duret.example'
