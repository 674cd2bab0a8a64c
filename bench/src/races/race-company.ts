import type { CivilDate } from '@tournee/contract'
import {
  createAbsence,
  createClient,
  createTechnician,
  createUser,
  createVisits,
  createZoning,
  type Database,
  enforceZoning,
  ensureCompanyDefaults,
  listSiteDemand,
  listTechnicians,
  replaceZoneDays,
  updateCompany,
} from '@tournee/data'
import { addDays, weekdayOf } from '@tournee/engine/recurrence'
import { buildDemand } from '@tournee/engine/zoning'

/** The Monday on which every race is run. */
export const TODAY: CivilDate = '2026-11-23'
/** When the processes believe to start. */
export const STARTS_AT = `${TODAY}T08:00:00+01:00`
export const PASSWORD = 'a long enough password'
const BY = { actor: 'races', at: Date.parse(STARTS_AT) } as const
const OPEN_DAYS = 210

/** Ten windows of two hours, each 50 minutes after the one before: every one overlaps its neighbours. */
const WINDOWS = Array.from({ length: 10 }, (_, index) => {
  const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return { from: clock(480 + 50 * index), to: clock(600 + 50 * index) }
})

/** Villages around the lake: every one is on the embedded roads. */
const PLACES = [
  ['Annecy', '74000', 6.1265, 45.9],
  ['Seynod', '74600', 6.09, 45.88],
  ['Meythet', '74960', 6.09, 45.918],
  ['Pringy', '74370', 6.126, 45.949],
  ['Sevrier', '74320', 6.14, 45.864],
  ['Saint-Jorioz', '74410', 6.16, 45.832],
  ['Veyrier-du-Lac', '74290', 6.178, 45.884],
] as const

const bookingRules = (horizonDays: number) => ({
  windows: WINDOWS,
  bookingNoticeHours: 48,
  reschedulingNoticeHours: 24,
  cancellingNoticeHours: 24,
  horizonDays,
  holdMinutes: 8,
  reserveShare: 0,
})

interface Site {
  readonly clientId: string
  readonly siteId: string
}

/** A company whose every working day is open to everybody's zone. */
export interface RaceCompany {
  readonly technicianIds: readonly string[]
  /** due visits spread over the sites; the client's own are at the first one */
  visits(
    count: number,
    more: {
      readonly minutes: number
      readonly from: CivilDate
      readonly to: CivilDate
      readonly skills?: readonly string[]
      readonly ofClient?: boolean
    },
  ): Promise<string[]>
  /** how far ahead slots are offered from now on, days */
  setHorizon(days: number): Promise<void>
  /** everybody is away on every one of these days but one technician, on the first */
  leaveOneDay(technicianId: string, from: CivilDate, to: CivilDate): Promise<void>
}

/** Fills an empty, migrated database: five technicians and `more`, seven clients, one zone, no emergency reserve, a planner's and a client's account. */
export async function fillRaceCompany(db: Database, more: number): Promise<RaceCompany> {
  return db.transaction(async (connection) => {
    await ensureCompanyDefaults(connection, BY)
    const [model] = await listTechnicians(connection)
    for (let index = 0; index < more; index++) {
      const { id, version, ...rest } = model!
      await createTechnician(connection, { ...rest, name: `Technicien ${index + 6}`, letter: String.fromCharCode(70 + index) }, BY)
    }
    await updateCompany(connection, { booking: bookingRules(OPEN_DAYS) }, BY)
    const sites: Site[] = []
    for (const [city, postcode, lng, lat] of PLACES) {
      const site = {
        address: '1 rue de la Course',
        postcode,
        city,
        position: { lng, lat },
        precision: 'given',
        positionSource: 'file',
      } as const
      const client = await createClient(
        connection,
        { client: { name: `Client ${city}`, email: `${city.toLowerCase()}@example.test` }, site },
        BY,
      )
      sites.push({ clientId: client.id, siteId: client.sites[0]!.id })
    }
    const account = { name: 'Course', active: true, password: PASSWORD, technicianId: null }
    await createUser(connection, { ...account, email: 'planner@example.test', role: 'planner', clientId: null }, BY)
    await createUser(connection, { ...account, email: 'client@example.test', role: 'client', clientId: sites[0]!.clientId }, BY)
    const technicianIds = (await listTechnicians(connection)).map(({ id }) => id)
    await openEveryDay(connection, technicianIds)
    return companyOf(db, sites, technicianIds)
  })
}

async function openEveryDay(connection: Database['connection'], technicianIds: readonly string[]): Promise<void> {
  const demand = (await listSiteDemand(connection, 0)).map(({ siteId, position }) => ({ id: siteId, position, minutes: 60 }))
  const cells = buildDemand(demand, { zones: 1 })
  const figures = { cv: 0, maxOverMean: 1, cutEdgeRatio: 0, meanDriveMinutes: 5, movedShare: null, zones: [] }
  const zones = [{ id: 'z1', name: 'Annecy', colour: 0 }]
  const inZone = cells.map((cell) => ({ ...cell, zoneId: 'z1', locked: false }))
  const zoning = await createZoning(connection, { name: 'Une', resolution: 7, seed: 1, basedOn: null, zones, cells: inZone, figures }, BY)
  await enforceZoning(connection, zoning.id, TODAY, BY)
  const dates = Array.from({ length: OPEN_DAYS }, (_, day) => addDays(TODAY, day)).filter((date) => weekdayOf(date) <= 5)
  const given = { zoningId: zoning.id, zoneIds: ['z1'], locked: false, minutesPlanned: 0, minutesOpen: 480 }
  const days = technicianIds.flatMap((technicianId) => dates.map((date) => ({ technicianId, date, ...given })))
  await replaceZoneDays(connection, { from: TODAY, to: addDays(TODAY, OPEN_DAYS) }, days, BY)
}

const companyOf = (db: Database, sites: readonly Site[], technicianIds: readonly string[]): RaceCompany => ({
  technicianIds,
  visits: (count, { minutes, from, to, skills = [], ofClient = false }) =>
    createVisits(
      db.connection,
      Array.from({ length: count }, (_, index) => ({
        ...sites[ofClient ? 0 : 1 + (index % (sites.length - 1))]!,
        contractId: null,
        occurrenceKey: null,
        kind: 'maintenance' as const,
        status: 'due' as const,
        dueFrom: from,
        dueIdeal: from,
        dueTo: to,
        durationMinutes: minutes,
        skills: [...skills],
        promise: null,
        technicianId: null,
        scheduledStart: null,
        doneAt: null,
        notes: '',
      })),
      BY,
    ),
  setHorizon: (days) => db.transaction(async (connection) => void (await updateCompany(connection, { booking: bookingRules(days) }, BY))),
  leaveOneDay: (technicianId, from, to) =>
    db.transaction(async (connection) => {
      for (const id of technicianIds) {
        const first = id === technicianId ? addDays(from, 1) : from
        await createAbsence(connection, { technicianId: id, from: first, to, reason: 'course' }, BY)
      }
    }),
})
