import type { Company } from '@tournee/contract'

/** The company's depot unless told otherwise: a craftsmen's zone in Seynod, south of Annecy. */
const DEPOT = { lng: 6.0885, lat: 45.8795 } as const

/** The rules of the day of a new company around Annecy; every figure can be changed in the settings. */
export const DEFAULT_COMPANY: Company = {
  name: 'Mon entreprise',
  timeZone: 'Europe/Paris',
  depot: DEPOT,
  depotLabel: 'Dépôt, Seynod',
  lunch: { earliestStart: '12:00', latestStart: '13:00', minutes: 60 },
  meeting: { weekday: 3, start: '08:00', end: '09:00' },
  rates: {
    fuelEurPerLitre: 1.7,
    litresPer100Km: 7,
    fullEurPerKm: 0.35,
    technicianEurPerHour: 40,
    co2KgPerLitre: 3.17,
    source: 'Defaults of the product: a small diesel van, to be replaced by the figures of the company; CO2 well to wheel',
    asOf: '2026-01-01',
  },
}
