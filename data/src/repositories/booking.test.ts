import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../database/identity.ts'
import type { Database } from '../database/open-database.ts'
import { aClient, aTechnician, aVisit, paris, TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { cancelAppointment, createAppointment, findAppointmentOfVisit, listAppointments, moveAppointment } from './appointments.ts'
import { listBookings, lockTechnicians } from './bookings.ts'
import { createClient } from './clients.ts'
import { createHold, deleteExpiredHolds, deleteHold, findHold, findHoldOfVisit } from './holds.ts'
import { createInvitation, findInvitation, followAppointment, markInvitationUsed, renewSecret } from './invitations.ts'
import { addMessages, claimMessages, isCurrentMessage, listOutbox, markFailed, markSent, withdrawMessages } from './outbox.ts'
import { createTechnician } from './technicians.ts'
import { createVisits, getVisit } from './visits.ts'
import { joinWaiting, leaveWaiting, listWaiting } from './waiting-list.ts'
import { listZoneDays, replaceZoneDays, saveZoneDay } from './zone-days.ts'
import { createZoning, deleteZoning, enforceZoning, findZoningInForce, getZoning, listZonings, saveZoning } from './zonings.ts'

let database: Database
let technicianId: string
let place: { clientId: string; siteId: string }
let visitId: string
beforeAll(async () => {
  database = await openTestDatabase()
  technicianId = (await createTechnician(database.connection, aTechnician(), TESTER)).id
  const client = await createClient(database.connection, aClient(), TESTER)
  place = { clientId: client.id, siteId: client.sites[0]!.id }
})
afterAll(() => database.close())
beforeEach(async () => {
  ;[visitId] = (await createVisits(database.connection, [aVisit(place)], TESTER)) as [string]
})

const at = (time: string, date = '2026-12-08') => Date.parse(paris(date, time))
const promise = (from = '08:00', to = '10:00') => ({
  visitId,
  clientId: place.clientId,
  technicianId,
  earliest: at(from),
  latest: at(to),
  plannedStart: at(from),
})
const bookings = (now = TESTER.at) =>
  listBookings(database.connection, { from: at('00:00'), before: at('23:59'), now, technicianIds: [technicianId] })
const hold = (expiresAt = TESTER.at + 60_000) => createHold(database.connection, { ...promise(), expiresAt }, TESTER)
const clean = async () => {
  await database.connection('appointments').delete()
  await database.connection('holds').delete()
  await database.connection('visits').delete()
}

describe('what occupies a technician', () => {
  it('is a hold until it expires, and a promise', async () => {
    const held = await hold()
    expect((await bookings()).map(({ kind, visitId: of }) => [kind, of])).toEqual([['hold', visitId]])
    expect(await bookings(TESTER.at + 60_000)).toEqual([])
    await createAppointment(database.connection, promise(), TESTER)
    expect((await bookings()).map(({ kind }) => kind).sort()).toEqual(['hold', 'visit'])
    await deleteHold(database.connection, held.id)
    expect(await bookings()).toMatchObject([{ kind: 'visit', window: { earliest: at('08:00'), latest: at('10:00') }, durationMinutes: 75 }])
    await clean()
  })

  it('is a promise without a technician of the visit: the one it was made with', async () => {
    await createAppointment(database.connection, promise(), TESTER)
    await database.connection('visits').where({ id: visitId }).update({ technician_id: null })
    expect(await bookings()).toHaveLength(1)
    await clean()
  })

  it('is one hold a visit: the new one takes the place of the old', async () => {
    const first = await hold()
    const second = await hold()
    expect(await findHold(database.connection, first.id)).toBeNull()
    expect(await findHoldOfVisit(database.connection, visitId)).toEqual(second)
    expect(await deleteExpiredHolds(database.connection, TESTER.at + 60_001)).toBe(1)
    await clean()
  })

  it('is locked in a transaction on both databases', async () => {
    await database.transaction(async (trx) => lockTechnicians(trx, [technicianId, technicianId]))
  })
})

describe('an appointment', () => {
  it('is kept together with its visit: promised, moved, cancelled', async () => {
    const made = await createAppointment(database.connection, promise(), TESTER)
    expect(await getVisit(database.connection, visitId)).toMatchObject({
      status: 'booked',
      technicianId,
      promise: { earliest: made.earliest },
    })
    const moved = await moveAppointment(database.connection, made.id, promise('13:30', '15:30'), 1, TESTER)
    expect(moved).toMatchObject({ version: 2, earliest: new Date(at('13:30')).toISOString() })
    await expect(moveAppointment(database.connection, made.id, promise(), 1, TESTER)).rejects.toMatchObject({ code: 'VERSION_CONFLICT' })
    await cancelAppointment(database.connection, made.id, 'away', 2, TESTER)
    expect(await getVisit(database.connection, visitId)).toMatchObject({ status: 'due', technicianId: null, promise: null })
    expect(await findAppointmentOfVisit(database.connection, visitId)).toBeNull()
    expect(await listAppointments(database.connection, { from: at('00:00'), before: at('23:59') })).toEqual([])
    expect((await listAppointments(database.connection, { clientId: place.clientId })).map(({ status }) => status)).toEqual(['cancelled'])
    await clean()
  })

  it('is one a visit, whatever races: the database refuses the second', async () => {
    await createAppointment(database.connection, promise(), TESTER)
    await expect(createAppointment(database.connection, promise(), TESTER)).rejects.toMatchObject({ code: 'DUPLICATE' })
    await clean()
  })
})

describe('a message', () => {
  it('is claimed once, sent once, tried again after a failure, and taken back with its appointment', async () => {
    const { id } = await createAppointment(database.connection, promise(), TESTER)
    const message = {
      channel: 'mail',
      kind: 'reminder',
      to: 'a@example.test',
      appointmentId: id,
      appointmentVersion: 1,
      content: { subject: 's', text: 't' },
      dueAt: TESTER.at,
    } as const
    await addMessages(database.connection, [message, { ...message, dueAt: TESTER.at + 10 }], TESTER)
    const claim = (now: number) =>
      database.transaction((trx) => claimMessages(trx, { channels: ['mail'], now, until: now + 60_000, limit: 10 }))
    const [first, ...rest] = await claim(TESTER.at)
    expect(rest).toEqual([])
    expect(await claim(TESTER.at + 1)).toEqual([])
    await markFailed(database.connection, first!.id, 'refused', TESTER.at + 5)
    const [again] = await claim(TESTER.at + 5)
    expect(again).toMatchObject({ id: first!.id, attempts: 2 })
    expect(await isCurrentMessage(database.connection, again!)).toBe(true)
    await markSent(database.connection, again!.id, TESTER.at + 6)
    await moveAppointment(database.connection, id, promise('13:30', '15:30'), null, TESTER)
    expect(await isCurrentMessage(database.connection, again!)).toBe(false)
    await withdrawMessages(database.connection, id)
    expect((await listOutbox(database.connection)).map(({ sentAt, attempts }) => [sentAt !== null, attempts])).toEqual([[true, 2]])
    await clean()
  })
})

describe('the waiting list and invitations', () => {
  it('has a visit once', async () => {
    const days = { from: '2026-12-01', to: '2026-12-10' }
    await joinWaiting(database.connection, { ...place, visitId, ...days }, TESTER)
    await joinWaiting(database.connection, { ...place, visitId, ...days, to: '2026-12-20' }, TESTER)
    expect(await listWaiting(database.connection)).toMatchObject([{ visitId, to: '2026-12-20', city: 'Rumilly' }])
    await leaveWaiting(database.connection, { visitId })
    expect(await listWaiting(database.connection)).toEqual([])
    await clean()
  })

  it('are found by their token, over or not, and remember their first use', async () => {
    const invitation = { visitId, appointment: null, technicianId, date: '2026-12-08', expiresAt: TESTER.at + 10 }
    const [token, later] = ['a secret', 'another']
    const id = newId(TESTER.at)
    await createInvitation(database.connection, { ...invitation, id, clientId: place.clientId, secret: token }, TESTER)
    const found = await findInvitation(database.connection, token)
    expect(found).toMatchObject({ ...invitation, usedAt: null })
    await markInvitationUsed(database.connection, found!.id, TESTER.at + 1)
    await markInvitationUsed(database.connection, found!.id, TESTER.at + 2)
    expect(await findInvitation(database.connection, token)).toMatchObject({ usedAt: TESTER.at + 1 })
    expect(await findInvitation(database.connection, `${token}x`)).toBeNull()
    // an invitation to a day follows no appointment
    await followAppointment(database.connection, found!.id, { version: 2, date: '2026-12-09', expiresAt: 0 })
    expect(await findInvitation(database.connection, token)).toMatchObject(invitation)
    // what is stored does not open anything
    const { token_hash: hash } = await database.connection('invitations').first('token_hash')
    expect(hash).not.toContain(token)
    expect(await findInvitation(database.connection, hash)).toBeNull()
    // sent with another secret, that one counts
    await renewSecret(database.connection, id, later)
    expect(await findInvitation(database.connection, token)).toBeNull()
    expect(await findInvitation(database.connection, later)).toMatchObject({ id })
    await clean()
  })
})

describe('zonings and zone days', () => {
  it('have one in force from a day on; a draft can be deleted', async () => {
    const figures = { cv: 0, maxOverMean: 1, cutEdgeRatio: 0, meanDriveMinutes: 5, movedShare: null, zones: [] }
    const cell = { cell: '871f9', anchor: { lng: 6, lat: 45 }, minutes: 90, clients: ['c'], zoneId: 'z1', locked: false }
    const content = { zones: [{ id: 'z1', name: 'Lac', colour: 0 }], cells: [cell], figures }
    const create = () => createZoning(database.connection, { ...content, name: 'N', resolution: 7, seed: 1, basedOn: null }, TESTER)
    const [one, two] = [await create(), await create()]
    expect(await findZoningInForce(database.connection, '2026-12-01')).toBeNull()
    await enforceZoning(database.connection, one.id, '2026-12-01', TESTER)
    await enforceZoning(database.connection, two.id, '2027-01-01', TESTER)
    expect(await findZoningInForce(database.connection, '2026-12-31')).toMatchObject({ id: one.id })
    expect(await findZoningInForce(database.connection, '2027-01-01')).toMatchObject({ id: two.id })
    const saved = await saveZoning(database.connection, one.id, { ...content, cells: [{ ...cell, locked: true }] }, 2, TESTER)
    expect(saved).toMatchObject({ version: 3, cells: [{ locked: true }] })
    expect(await getZoning(database.connection, one.id)).toEqual(saved)
    await expect(deleteZoning(database.connection, one.id, TESTER)).rejects.toMatchObject({ code: 'WRONG_STATE' })
    await deleteZoning(database.connection, (await create()).id, TESTER)
    expect(await listZonings(database.connection)).toHaveLength(2)
    const day = { technicianId, date: '2026-12-08', zoningId: one.id, zoneIds: ['z1'], locked: false, minutesPlanned: 60, minutesOpen: 400 }
    const span = { from: '2026-12-01', to: '2026-12-31' }
    await replaceZoneDays(database.connection, span, [day, { ...day, date: '2026-12-09' }], TESTER)
    await saveZoneDay(database.connection, { ...day, locked: true }, TESTER)
    expect((await listZoneDays(database.connection, span)).map(({ date, locked }) => [date, locked])).toEqual([
      ['2026-12-08', true],
      ['2026-12-09', false],
    ])
  })
})
