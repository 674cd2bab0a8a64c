import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Appointment, Hold, Problem, SlotOffer } from '@tournee/contract'
import { createVisits, listAppointments, openDatabase } from '@tournee/data'
import { createTestDatabase } from '@tournee/data/testing'
import { describe, expect, test } from 'vitest'
import { openEveryDay } from '../testing/one-zone.ts'
import { fillSmallCompany, TEST_BY } from '../testing/small-company.ts'
import { startTestService } from '../testing/test-service.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const KILLS = 2
const BOOKED_BEFORE_A_KILL = 3

/** Starts a process that books, kills it without warning after some bookings, answers what it had acknowledged. */
function bookAndKill(url: string, after: number): Promise<string[]> {
  const script = fileURLToPath(new URL('../testing/booking-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, url, String(NOW)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve) => {
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      if (said.split('\n').length > after || said.includes('over')) child.kill('SIGKILL')
    })
    child.once('exit', () => {
      // a line cut by the kill was not read whole: it was not acknowledged
      const whole = said.slice(0, said.lastIndexOf('\n') + 1)
      resolve(whole.split('\n').filter((line) => line.includes(' ')))
    })
  })
}

describe.each(['sqlite', 'postgres'] as const)('a process killed while it books (%s)', (dialect) => {
  test('loses nothing it acknowledged and doubles nothing, messages included', async () => {
    const { url, drop } = await createTestDatabase(dialect)
    const db = await openDatabase(url)
    await fillSmallCompany(db)
    await db.connection('clients').update({ email: 'elise@example.test' })
    await openEveryDay({ db }, { from: '2026-11-23', days: 60 })
    const sites = await db.connection('sites').orderBy('id').select<{ id: string; client_id: string }[]>('id', 'client_id')
    const visits = Array.from({ length: 40 }, (_, i) => ({
      clientId: sites[i % sites.length]!.client_id,
      siteId: sites[i % sites.length]!.id,
      contractId: null,
      occurrenceKey: null,
      kind: 'maintenance' as const,
      status: 'due' as const,
      dueFrom: '2026-11-01',
      dueIdeal: '2026-12-10',
      dueTo: '2027-01-31',
      durationMinutes: 75,
      skills: [],
      promise: null,
      technicianId: null,
      scheduledStart: null,
      doneAt: null,
      notes: '',
    }))
    await createVisits(db.connection, visits, TEST_BY)
    const acknowledged: string[] = []
    for (let kill = 0; kill < KILLS; kill++) acknowledged.push(...(await bookAndKill(url, BOOKED_BEFORE_A_KILL + kill)))
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * BOOKED_BEFORE_A_KILL)

    const made = await listAppointments(db.connection, {})
    const known = new Set(made.map(({ id }) => id))
    expect(acknowledged.filter((line) => !known.has(line.split(' ')[0]!))).toEqual([])
    expect(new Set(made.map(({ visitId }) => visitId)).size).toBe(made.length)
    // at most one a kill was done and not yet told
    expect(made.length - acknowledged.length).toBeLessThanOrEqual(KILLS)
    // what is promised is told, once: a confirmation for each, in the transaction that promised it
    const told = await db
      .connection('outbox')
      .where({ kind: 'appointment.confirmed' })
      .select<{ appointment_id: string }[]>('appointment_id')
    expect(told.map(({ appointment_id }) => appointment_id).sort()).toEqual([...known].sort())
    await db.close()
    await drop()
  }, 180_000)
})

describe.each(['sqlite', 'postgres'] as const)('one idempotency key (%s)', (dialect) => {
  test('used twenty times at once and across a restart books once; with another body it is refused', async () => {
    const service = await startTestService({ dialect })
    await openEveryDay(service.services, { from: '2026-11-23', days: 60 })
    const planner = await service.signIn('planner')
    const { connection } = service.services.db
    const visit = await connection('visits').where({ status: 'due' }).where('due_to', '<', '2027-02-01').first('id')
    const { offers } = await planner.json<{ offers: SlotOffer[] }>('GET', `/v1/slots?visitId=${visit.id}`)
    const held = await planner.json<Hold>('POST', '/v1/holds', { visitId: visit.id, token: offers[0]!.token })
    const key = { 'idempotency-key': 'booking-of-elise-1' }
    let caller = planner
    const confirm = (body: object = { holdId: held.id }) => caller.send('POST', '/v1/appointments', body, key)
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm()))
    const statuses = new Set(answers.map(({ status }) => status))
    // those that come while the first is being answered are told so, and may ask again
    expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true)
    expect(statuses.has(201)).toBe(true)
    for (const answer of answers) {
      const body = (await answer.json()) as Partial<Problem>
      if (answer.status === 409) expect(body.code).toBe('IDEMPOTENCY_IN_PROGRESS')
    }
    const again = (await (await confirm()).json()) as Appointment
    await service.restart()
    caller = await service.signIn('planner')
    const later = await confirm()
    expect([later.status, await later.json()]).toEqual([201, again])
    expect((await confirm({ holdId: held.id, notify: false })).status).toBe(422)
    expect(await listAppointments(service.services.db.connection, {})).toHaveLength(1)
    await service.close()
  })
})
