import type { PlannedRoute, PlannedStop, RoutePlan, Technician, VisitCard } from '@tournee/contract'
import type { WeekAnswer } from '../features/week/model.ts'

/** A technician of a test: `aTechnician('A')`. */
export const aTechnician = (letter: string, more: Partial<Technician> = {}): Technician => ({
  id: `technician-${letter}`,
  name: `Technician ${letter}`,
  letter,
  colour: letter.charCodeAt(0) - 65,
  phone: null,
  email: null,
  skills: [],
  startLabel: 'Depot',
  start: { lng: 6.09, lat: 45.88 },
  hours: [],
  maxWorkMinutes: 480,
  active: true,
  version: 1,
  ...more,
})

/** A visit of a test, due in December 2026. */
export const aVisit = (id: string, more: Partial<VisitCard> = {}): VisitCard => ({
  id,
  clientId: `client-${id}`,
  siteId: `site-${id}`,
  contractId: null,
  occurrenceKey: null,
  kind: 'maintenance',
  status: 'due',
  dueFrom: '2026-11-25',
  dueIdeal: '2026-12-08',
  dueTo: '2026-12-20',
  durationMinutes: 60,
  skills: [],
  promise: null,
  technicianId: null,
  scheduledStart: null,
  doneAt: null,
  notes: '',
  clientName: `Client ${id}`,
  phone: null,
  address: '1 rue Haute',
  postcode: '74000',
  city: 'Annecy',
  position: { lng: 6.12, lat: 45.9 },
  precision: 'house',
  tier: null,
  ...more,
})

/** A stop of a test, in clock times of UTC on `date`. */
export const aStop = (date: string, visitId: string, start: string, end: string, driveMinutes = 10, arrival = start): PlannedStop => ({
  kind: 'visit',
  visitId,
  arrival: `${date}T${arrival}:00Z`,
  start: `${date}T${start}:00Z`,
  end: `${date}T${end}:00Z`,
  driveSeconds: driveMinutes * 60,
  distanceMetres: 5000,
  waitSeconds: (Date.parse(`${date}T${start}:00Z`) - Date.parse(`${date}T${arrival}:00Z`)) / 1000,
})

/** A route of a test. */
export const aRoute = (technician: Technician, date: string, stops: PlannedStop[], more: Partial<PlannedRoute> = {}): PlannedRoute => ({
  shiftId: `${technician.id}:${date}`,
  technicianId: technician.id,
  date,
  start: technician.start,
  departure: `${date}T07:00:00Z`,
  end: `${date}T16:00:00Z`,
  stops,
  lastLeg: { driveSeconds: 600, distanceMetres: 5000 },
  distanceMetres: 20_000,
  driveSeconds: 3600,
  serviceSeconds: 14_400,
  waitSeconds: 0,
  overtimeSeconds: 0,
  proof: 'none',
  ...more,
})

const DATES = ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']

/** Week 49 of a test: everybody works from Monday to Friday. */
export const aWeek = (technicians: Technician[], visits: VisitCard[], more: Partial<WeekAnswer> = {}): WeekAnswer => ({
  week: '2026-W49',
  days: DATES.map((date) => ({ date, holiday: null })),
  visits,
  technicians,
  shifts: technicians.flatMap((t) =>
    DATES.slice(0, 5).map((date) => ({ id: `${t.id}:${date}`, technicianId: t.id, date, start: '08:00', end: '18:00' })),
  ),
  absences: [],
  plans: [],
  currentPlanId: null,
  publishedPlanId: null,
  nextDue: null,
  ...more,
})

/** A plan of a test: a draft of week 49, solved, nothing placed. */
export const aPlan = (more: Partial<RoutePlan> = {}): RoutePlan => ({
  id: 'plan',
  week: '2026-W49',
  status: 'COMPLETED',
  state: 'draft',
  mode: 'from-scratch',
  seconds: 1,
  seed: 1,
  name: null,
  basePlanId: null,
  edited: false,
  createdAt: '2026-11-25T08:00:00Z',
  createdBy: null,
  publishedAt: null,
  progress: null,
  curve: [],
  error: null,
  summary: { visits: 3, served: 3, unassigned: 0, km: 20, driveHours: 1, overtimeMinutes: 0, seconds: 1 },
  baseline: null,
  kpi: null,
  routes: [],
  unassigned: [],
  violations: [],
  edits: { locks: [], shifts: [], relaxations: [] },
  travelSource: 'embedded',
  notices: [],
  version: 1,
  ...more,
})
