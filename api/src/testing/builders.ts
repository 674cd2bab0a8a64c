import type { Company, Contract, Technician, User, VisitCard } from '@tournee/contract'

/** A company by the rules of the first customer: lunch of one hour from noon, meeting on Wednesday at eight. */
export const aCompany = (more: Partial<Company> = {}): Company => ({
  name: 'Test',
  timeZone: 'Europe/Paris',
  depot: { lng: 6.09, lat: 45.88 },
  depotLabel: 'Seynod',
  lunch: { earliestStart: '12:00', latestStart: '13:00', minutes: 60 },
  meeting: { weekday: 3, start: '08:00', end: '09:00' },
  rates: {
    fuelEurPerLitre: 2,
    litresPer100Km: 5,
    fullEurPerKm: 0.5,
    technicianEurPerHour: 40,
    co2KgPerLitre: 3,
    source: 'test',
    asOf: '2026-01-01',
  },
  ...more,
})

/** A technician who works Monday to Friday, 8:00 to 18:00, at most eight hours. */
export const aTechnician = (more: Partial<Technician> = {}): Technician => ({
  id: 't1',
  name: 'Ada',
  letter: 'A',
  colour: 0,
  phone: null,
  email: null,
  skills: [],
  startLabel: 'Seynod',
  start: { lng: 6.09, lat: 45.88 },
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '18:00' })),
  maxWorkMinutes: 480,
  active: true,
  version: 1,
  ...more,
})

/** A visit of 75 minutes in Annecy, due around the week 2026-W49. */
export const aVisit = (more: Partial<VisitCard> = {}): VisitCard => ({
  id: 'v1',
  clientId: 'c1',
  siteId: 's1',
  contractId: null,
  occurrenceKey: null,
  kind: 'maintenance',
  status: 'due',
  dueFrom: '2026-11-01',
  dueIdeal: '2026-12-01',
  dueTo: '2026-12-31',
  durationMinutes: 75,
  skills: [],
  promise: null,
  technicianId: null,
  scheduledStart: null,
  doneAt: null,
  notes: '',
  clientName: 'Client',
  phone: null,
  address: '1 rue des Tests',
  postcode: '74000',
  city: 'Annecy',
  position: { lng: 6.1265, lat: 45.9 },
  precision: 'given',
  tier: null,
  ...more,
})

/** A contract of one visit a year from 1 June 2026 on, 45 days either way. */
export const aContract = (more: Partial<Contract> = {}): Contract => ({
  id: 'k1',
  clientId: 'c1',
  siteId: 's1',
  tier: 'bronze',
  status: 'active',
  startsOn: '2026-06-01',
  endsOn: null,
  visitsPerYear: 1,
  spacingDays: null,
  toleranceDays: 45,
  durationMinutes: 75,
  skills: [],
  priceCents: null,
  lastVisitOn: null,
  suspensions: [],
  parts: [],
  ...more,
})

/** A planner's account. */
export const A_PLANNER: User = {
  id: '01900000-0000-7000-8000-000000000000',
  email: 'p',
  name: 'p',
  role: 'planner',
  technicianId: null,
  clientId: null,
  active: true,
}
