import type { Appointment, FillCandidate, Hold, InvitationView, Problem, SlotOffer } from '@tournee/contract'
import { listTechnicians } from '@tournee/data'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkSecrets } from '../booking/link-secrets.ts'
import { type Send, sendDue } from '../jobs/sender.ts'
import { openEveryDay } from '../testing/one-zone.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

/** The day invited to; it is Monday 23 November, 9:00. */
const DAY = '2026-11-30'
const HOUR = 3_600_000

describe.each(['sqlite', 'postgres'] as const)('a personal link (%s)', (dialect) => {
  let service: TestService
  let planner: Caller
  let technicianId: string
  let now: number
  let visits: { readonly visit_id: string; readonly client_id: string }[]
  beforeAll(async () => {
    service = await startTestService({ dialect })
    now = service.services.now()
    await openEveryDay(service.services, { from: '2026-11-23', days: 60 })
    const { connection } = service.services.db
    await connection('clients').update({ email: 'invited@example.test' })
    technicianId = (await listTechnicians(connection))[0]!.id
    planner = await service.signIn('planner')
    const { items } = await planner.json<{ items: FillCandidate[] }>('GET', `/v1/zone-days/${technicianId}/${DAY}/candidates`)
    visits = items.map(({ visitId, clientId }) => ({ visit_id: visitId, client_id: clientId }))
  })
  afterAll(() => service.close())

  /** Invites a visit's client, answers the secret out of the message. */
  async function invite(visitId: string): Promise<string> {
    await planner.json('POST', `/v1/zone-days/${technicianId}/${DAY}/invite`, { visitIds: [visitId] })
    const { content } = await service.services.db.connection('outbox').where({ kind: 'invitation' }).orderBy('id', 'desc').first('content')
    const { text } = JSON.parse(content) as { text: string }
    return service.services.linkSecrets.of(/\/portal\/invitation#~([\w-]+)/.exec(text)![1]!)
  }
  const post = async <T>(path: string, body: object) => {
    const answer = await fetch(`${service.url}/v1/invitations/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as T & Problem }
  }
  const look = async (secret: string, otherDays = false) => (await post<InvitationView>('open', { secret, otherDays })).body
  const accept = (secret: string, slot: string) => post<InvitationView>('accept', { secret, slot })
  const at = async (hours: number) => {
    await service.restart({ now: () => now + hours * HOUR })
    planner = await service.signIn('planner')
  }

  test('offers the slots of its day alone, the best one marked, and says nothing of costs or of anybody else', async () => {
    const secret = await invite(visits[0]!.visit_id)
    const view = await look(secret)
    expect(view).toMatchObject({ state: 'open', date: DAY, appointment: null, company: expect.any(String) })
    expect(new Set(view.slots.map(({ date }) => date))).toEqual(new Set([DAY]))
    expect(view.slots.map(({ best }) => best)).toEqual([true, ...view.slots.slice(1).map(() => false)])
    expect(Object.keys(view.slots[0]!).sort()).toEqual(['best', 'date', 'earliest', 'green', 'latest', 'token'])
    expect(Object.keys(view).sort()).toEqual(['appointment', 'city', 'company', 'date', 'durationMinutes', 'kind', 'slots', 'state'])
    // looking any number of times uses nothing up
    expect(await look(secret)).toEqual(view)
    expect((await service.services.db.connection('invitations').whereNotNull('used_at')).length).toBe(0)
  })

  test('books by POST once, however often, with a calendar file and a confirmation; then moves and cancels', async () => {
    const secret = await invite(visits[1]!.visit_id)
    const [first, second] = (await look(secret)).slots
    const made = await accept(secret, first!.token)
    expect(made.body).toMatchObject({
      state: 'booked',
      appointment: { earliest: first!.earliest, version: 1, canMove: true, canCancel: true },
    })
    expect(made.body.appointment!.calendar).toContain('BEGIN:VCALENDAR')
    expect((await accept(secret, first!.token)).body.appointment).toEqual(made.body.appointment)
    const told = () => service.services.db.connection('outbox').whereNotNull('appointment_id').pluck('kind')
    expect(await told()).toContain('appointment.confirmed')
    const moved = await accept(secret, second!.token)
    expect(moved.body.appointment).toMatchObject({ earliest: second!.earliest, version: 2 })
    // two windows of the page: the older one knows an older version
    expect((await post('cancel', { secret, version: 1 })).status).toBe(412)
    const cancelled = await post<InvitationView>('cancel', { secret, version: 2 })
    expect(cancelled.body).toMatchObject({ state: 'open', appointment: null })
    expect(cancelled.body.slots.length).toBeGreaterThan(0)
  })

  test('of a slot taken meanwhile says so and offers what is left', async () => {
    const [one, other] = [await invite(visits[2]!.visit_id), await invite(visits[3]!.visit_id)]
    // a day of 4.5 hours of work leaves no room for another one at the same hour
    await service.services.db
      .connection('visits')
      .whereIn('id', [visits[2]!.visit_id, visits[3]!.visit_id])
      .update({ duration_minutes: 270 })
    const token = (await look(one)).slots[0]!.token
    const answers = await Promise.all([accept(one, token), accept(other, token)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = answers.find(({ status }) => status === 409)!
    expect(lost.body).toMatchObject({ code: 'SLOT_TAKEN' })
    expect(lost.body.offers).toBeUndefined()
    const left = await look(answers[0]!.status === 409 ? one : other)
    // the technician's day is full: what anybody is offered takes its place
    expect(left.state).toBe('full')
    expect(left.slots.length).toBeGreaterThan(1)
    const won = answers[0]!.status === 200 ? one : other
    const { appointment } = await look(won)
    await post('cancel', { secret: won, version: appointment!.version })
  })

  test('books no slot that it does not offer: not another technician’s, not an hour of one’s own', async () => {
    const secret = await invite(visits[4]!.visit_id)
    const own = (await look(secret)).slots[0]!
    const [id, date, earliest, latest] = JSON.parse(Buffer.from(own.token, 'base64url').toString()) as [string, string, number, number]
    const token = (parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    expect(await accept(secret, token([id, date, earliest + 60, latest]))).toMatchObject({ status: 409, body: { code: 'SLOT_TAKEN' } })
    // tomorrow is a zone day, but within the notice that binds clients
    const tomorrow = token([id, '2026-11-24', earliest - 6 * 86_400, latest - 6 * 86_400])
    expect((await accept(secret, tomorrow)).status).toBe(409)
    expect(await accept(secret, 'nonsense')).toMatchObject({ status: 400 })
    expect((await look(secret)).state).toBe('open')
  })

  test('that nobody gave out is not known, and a look with GET is no look', async () => {
    expect(await post('open', { secret: 'x'.repeat(43) })).toMatchObject({ status: 404, body: { code: 'INVITATION_UNKNOWN' } })
    const scanned = await fetch(`${service.url}/v1/invitations/open`)
    expect([scanned.status, scanned.headers.get('allow')]).toEqual([405, 'POST'])
    await scanned.body?.cancel()
  })

  test('shows what the office booked meanwhile, and that the visit is over', async () => {
    const { visit_id: visitId } = visits[5]!
    const secret = await invite(visitId)
    const { slots } = await look(secret)
    const held = await planner.json<Hold>('POST', '/v1/holds', { visitId, token: slots[0]!.token })
    const booked = await planner.json<Appointment>('POST', '/v1/appointments', { holdId: held.id })
    expect(await look(secret)).toMatchObject({ state: 'booked', appointment: { earliest: booked.earliest } })
    await planner.send('POST', `/v1/appointments/${booked.id}/cancel`, {}, { 'if-match': '"1"' })
    await service.services.db.connection('visits').where({ id: visitId }).update({ status: 'done' })
    expect(await look(secret)).toMatchObject({ state: 'closed', slots: [] })
  })

  test('keeps the notices, is over at the day’s first minute, and lives as long as what it booked', async () => {
    const [used, unused] = [await invite(visits[0]!.visit_id), await invite(visits[1]!.visit_id)]
    const [slot] = (await look(used)).slots
    const { body } = await accept(used, slot!.token)
    expect(body.appointment).toMatchObject({ canMove: true, movingNoticeHours: 24 })
    // Sunday 9:00: less than 24 hours before any window of Monday that begins before 9:00, a day before the others
    const early = Date.parse(slot!.earliest)
    await at((early - now) / HOUR - 23)
    const late = await look(used)
    expect(late.appointment).toMatchObject({ canMove: false, canCancel: false })
    expect(late.slots).toEqual([])
    expect(await post('cancel', { secret: used, version: 1 })).toMatchObject({ status: 409, body: { code: 'NOTICE_TOO_SHORT' } })
    await at(24 * 7 - 9)
    expect(await look(unused)).toMatchObject({ state: 'expired', slots: [] })
    expect(await accept(unused, slot!.token)).toMatchObject({ status: 409, body: { code: 'INVITATION_OVER' } })
    expect(await look(used)).toMatchObject({ state: 'booked' })
    await at(24 * 8)
    expect((await look(used)).appointment).toBeNull()
    await at(0)
  })

  test('is opened by nothing that the database holds: its secret comes when it is sent, under whatever key there is then', async () => {
    const secret = await invite(visits[7]!.visit_id)
    const { db } = service.services
    const stored = JSON.stringify([await db.connection('outbox'), await db.connection('invitations'), await db.connection('audit_log')])
    expect(stored).not.toContain(secret)
    const { id } = await db.connection('invitations').where({ visit_id: visits[7]!.visit_id }).first()
    expect((await post('open', { secret: id, otherDays: false })).status).toBe(404)
    const sent: string[] = []
    const senders = new Map<string, Send>([['mail', async ({ content }) => void sent.push(content.text)]])
    const key = linkSecrets(Buffer.alloc(32, 9))
    await db.connection('outbox').whereNot({ kind: 'invitation' }).delete()
    await sendDue({ ...service.services, linkSecrets: key }, senders)
    const [link] = sent.flatMap((text) => /\/portal\/invitation#([\w-]+)/.exec(text)?.[1] ?? []).filter((one) => one === key.of(id))
    expect((await post<InvitationView>('open', { secret: link, otherDays: false })).body).toMatchObject({ state: 'open', date: DAY })
    // the installation has another key now: the link that was sent is the one that counts
    expect((await post('open', { secret, otherDays: false })).status).toBe(404)
    expect(JSON.stringify(await db.connection('outbox'))).not.toContain(link)
  })

  test('of a confirmation moves the appointment and follows it; another’s move or a cancellation ends it politely', async () => {
    const { visit_id: visitId } = visits[6]!
    const offers = async () => (await planner.json<{ offers: SlotOffer[] }>('GET', `/v1/slots?visitId=${visitId}&from=2026-12-01`)).offers
    const hold = async () => (await planner.json<Hold>('POST', '/v1/holds', { visitId, token: (await offers())[0]!.token })).id
    const booked = await planner.json<Appointment>('POST', '/v1/appointments', { holdId: await hold() })
    /** The secrets of what is told of it and not sent yet, by kind of message. */
    const links = async () => {
      const rows = await service.services.db.connection('outbox').where({ appointment_id: booked.id }).whereNull('sent_at')
      return Object.fromEntries(
        rows.map(({ kind, content }) => {
          const id = /\/portal\/invitation#~([\w-]+)/.exec(JSON.parse(content).text)?.[1]
          return [kind, id ? service.services.linkSecrets.of(id) : '']
        }),
      )
    }
    const { 'appointment.confirmed': confirmation, 'appointment.reminder': reminder } = (await links()) as Record<string, string>
    expect(confirmation).not.toBe(reminder)
    const view = await look(confirmation!)
    expect(view).toMatchObject({ state: 'booked', date: null, appointment: { earliest: booked.earliest, version: 1, canMove: true } })
    expect(await look(reminder!)).toEqual(view)
    // it invites to no day: the notice of any client binds, an hour of tomorrow is not taken
    const [id, , earliest, latest] = JSON.parse(Buffer.from(view.slots[0]!.token, 'base64url').toString()) as [
      string,
      string,
      number,
      number,
    ]
    const back = (Math.floor(earliest / 86_400) - Math.floor(Date.parse('2026-11-24') / 86_400_000)) * 86_400
    const tomorrow = Buffer.from(JSON.stringify([id, '2026-11-24', earliest - back, latest - back])).toString('base64url')
    expect((await accept(confirmation!, tomorrow)).status).toBe(409)

    const [slot] = view.slots
    expect((await accept(confirmation!, slot!.token)).body).toMatchObject({ state: 'booked', appointment: { earliest: slot!.earliest } })
    expect(await look(confirmation!)).toMatchObject({ state: 'booked', date: null, appointment: { earliest: slot!.earliest, version: 2 } })
    const moved = (await links())['appointment.moved']!
    expect(await look(moved)).toMatchObject({ state: 'booked', appointment: { earliest: slot!.earliest, version: 2 } })
    expect(await look(reminder!)).toMatchObject({ state: 'moved', appointment: null, slots: [] })
    expect(await accept(reminder!, slot!.token)).toMatchObject({ status: 409, body: { code: 'APPOINTMENT_CLOSED' } })
    expect(await post('cancel', { secret: reminder, version: 2 })).toMatchObject({ status: 409, body: { code: 'APPOINTMENT_CLOSED' } })

    const change = { holdId: await hold() }
    await planner.json('POST', `/v1/appointments/${booked.id}/reschedule`, change, { 'if-match': '"2"' })
    expect(await Promise.all([confirmation!, moved].map(async (old) => (await look(old)).state))).toEqual(['moved', 'moved'])
    const newest = (await links())['appointment.moved']!
    expect(await look(newest)).toMatchObject({ state: 'booked', appointment: { version: 3 } })
    expect((await post('cancel', { secret: newest, version: 3 })).body).toMatchObject({ state: 'cancelled', appointment: null, slots: [] })
    expect(await look(moved)).toMatchObject({ state: 'cancelled' })
    // what tells of the end has no link
    expect(await links()).toEqual({ 'appointment.cancelled': '' })
  })

  test('is stored as a hash, and its message forgets it once it is sent', async () => {
    const secret = await invite(visits[4]!.visit_id)
    const { visit_id: visitId } = visits[6]!
    const { offers } = await planner.json<{ offers: SlotOffer[] }>('GET', `/v1/slots?visitId=${visitId}`)
    const held = await planner.json<Hold>('POST', '/v1/holds', { visitId, token: offers[0]!.token })
    const booked = await planner.json<Appointment>('POST', '/v1/appointments', { holdId: held.id })
    const sent: string[] = []
    const senders = new Map([['mail', async ({ content }: { content: { text: string } }) => void sent.push(content.text)]] as const)
    await sendDue(service.services, senders)
    expect(sent.some((text) => text.includes(secret))).toBe(true)
    const confirmation = sent.map((text) => /Le déplacer.*#([\w-]+)/.exec(text)?.[1]).find((found) => found !== undefined)!
    const { connection } = service.services.db
    expect(await connection('invitations').where({ appointment_id: booked.id }).pluck('appointment_version')).toContain(1)
    const tables = await Promise.all(['outbox', 'invitations', 'audit_log'].map((table) => connection(table).select()))
    expect(JSON.stringify(tables)).not.toContain(secret)
    expect(JSON.stringify(tables)).not.toContain(confirmation)
  })
})

test('refused links are counted: guessing ends in 429', async () => {
  const service = await startTestService({ config: { failedSignIns: 5 } })
  const guess = async () => {
    const answer = await fetch(`${service.url}/v1/invitations/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: 'g'.repeat(43) }),
    })
    await answer.body?.cancel()
    return answer.status
  }
  const statuses: number[] = []
  for (let i = 0; i < 7; i++) statuses.push(await guess())
  expect(statuses).toEqual([404, 404, 404, 404, 404, 429, 429])
  await service.close()
})
