import type { PlannedRoute, PlannedVisit } from '@tournee/contract'
import { toEpoch } from '@tournee/engine/recurrence'
import type { By } from '../audit/by.ts'
import { DEFAULT_TECHNICIANS } from '../company/default-technicians.ts'
import { toInstant } from '../database/stored-values.ts'
import type { NewClient } from '../repositories/clients.ts'
import { contractWithDefaults } from '../repositories/contract-defaults.ts'
import type { NewContract } from '../repositories/contracts.ts'
import type { PlanResult } from '../repositories/plans.ts'
import type { NewTechnician } from '../repositories/technicians.ts'
import type { NewVisit } from '../repositories/visits.ts'

/** Who writes in tests, on Monday 30 November 2026 at nine in Annecy. */
export const TESTER: By = { actor: 'tester', at: Date.parse('2026-11-30T08:00:00Z') }

/** An instant by Annecy's clock. */
export const paris = (date: string, time: string) => toInstant(1_000 * toEpoch(date, time, 'Europe/Paris'))

export const aContract = (more: Partial<NewContract> = {}): NewContract => contractWithDefaults(more, '2026-01-15')

export const aClient = (
  more: { client?: Partial<NewClient['client']>; site?: Partial<NewClient['site']>; contract?: NewContract } = {},
): NewClient => ({
  client: { name: 'Périllat Hélène', ...more.client },
  site: {
    address: '12 rue de la Gare',
    postcode: '74150',
    city: 'Rumilly',
    position: { lng: 5.943, lat: 45.8665 },
    precision: 'house',
    positionSource: 'file',
    ...more.site,
  },
  contract: more.contract ?? aContract(),
})

export const aTechnician = (more: Partial<NewTechnician> = {}): NewTechnician => ({ ...DEFAULT_TECHNICIANS[0]!, ...more })

export const aVisit = (place: { clientId: string; siteId: string }, more: Partial<NewVisit> = {}): NewVisit => ({
  ...place,
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
  ...more,
})

/** A route of one visit, from eight to half past nine. */
export const aRoute = (technicianId: string, date: string, visitId: string): PlannedRoute => ({
  shiftId: `${technicianId}:${date}`,
  technicianId,
  date,
  start: { lng: 6.0885, lat: 45.8795 },
  departure: paris(date, '08:00'),
  end: paris(date, '10:00'),
  stops: [aStop(date, visitId), { kind: 'break', start: paris(date, '12:00'), end: paris(date, '13:00') }],
  lastLeg: { driveSeconds: 900, distanceMetres: 12_000 },
  distanceMetres: 24_000,
  driveSeconds: 1800,
  serviceSeconds: 4500,
  waitSeconds: 0,
  overtimeSeconds: 0,
  proof: 'optimal',
})

const aStop = (date: string, visitId: string): PlannedVisit => ({
  kind: 'visit',
  visitId,
  arrival: paris(date, '08:15'),
  start: paris(date, '08:15'),
  end: paris(date, '09:30'),
  driveSeconds: 900,
  distanceMetres: 12_000,
  waitSeconds: 0,
})

export const aResult = (routes: readonly PlannedRoute[], more: Partial<PlanResult> = {}): PlanResult => ({
  status: 'COMPLETED',
  summary: { visits: routes.length, served: routes.length, unassigned: 0, km: 24, driveHours: 0.5, overtimeMinutes: 0, seconds: 3 },
  baseline: null,
  kpi: null,
  routes: [...routes],
  unassigned: [],
  violations: [],
  travelSource: 'embedded',
  notices: [],
  inputs: { zulu: 1, alpha: [2, { b: 3, a: 4 }] },
  inputsHash: 'abc',
  ...more,
})
