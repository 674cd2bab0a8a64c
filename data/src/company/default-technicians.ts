import type { Position, WorkingHours } from '@tournee/contract'
import type { NewTechnician } from '../repositories/technicians.ts'
import { DEFAULT_COMPANY } from './default-company.ts'

/** Every skill that the defaults know: electricity, heat pumps, air conditioning, charging points, boilers. */
const SKILLS = ['elec', 'pac', 'clim', 'irve', 'chauffage'] as const

/** Monday to Friday, 8:00 to 18:00. */
export const OFFICE_WEEK: readonly WorkingHours[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '18:00' }))

/** Eight hours of driving and work a day. */
export const MAX_WORK_MINUTES = 480

interface StartPlace {
  readonly startLabel: string
  readonly start: Position
}

/** Where five technicians of the basin of Annecy start: the depot or their homes. */
export const START_PLACES: readonly StartPlace[] = [
  { startLabel: DEFAULT_COMPANY.depotLabel, start: DEFAULT_COMPANY.depot },
  { startLabel: 'Domicile, Rumilly', start: { lng: 5.9435, lat: 45.8672 } },
  { startLabel: 'Domicile, Saint-Jorioz', start: { lng: 6.1592, lat: 45.8317 } },
  { startLabel: 'Domicile, Argonay', start: { lng: 6.1405, lat: 45.9442 } },
  { startLabel: DEFAULT_COMPANY.depotLabel, start: DEFAULT_COMPANY.depot },
]

/** Five technicians who can do everything: what a company that imports its clients plans with until it names its own. */
export const DEFAULT_TECHNICIANS: readonly NewTechnician[] = START_PLACES.map((place, i) => {
  const letter = 'ABCDE'[i]!
  return {
    name: `Technicien ${letter}`,
    letter,
    colour: i,
    phone: null,
    email: null,
    skills: [...SKILLS],
    ...place,
    hours: [...OFFICE_WEEK],
    maxWorkMinutes: MAX_WORK_MINUTES,
    active: true,
  }
})
