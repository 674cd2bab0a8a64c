import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addMessages, listOutbox, type NewMessage } from '@tournee/data'
import { openTestDatabase } from '@tournee/data/testing'
import pino from 'pino'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { calendarFile } from '../booking/calendar-file.ts'
import { linkSecrets } from '../booking/link-secrets.ts'
import { readConfig } from '../config.ts'
import type { Services } from '../services.ts'
import { configuredSenders, sendDue } from './sender.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const BY = { actor: 'test', at: NOW }
let now = NOW
let db: Services['db']
const mails: Buffer[] = []
let refusing = false
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    const parts: Buffer[] = []
    stream
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        if (!refusing) mails.push(Buffer.concat(parts))
        done(refusing ? new Error('mailbox is full') : null)
      })
  },
})
const posts: { key: string | undefined; body: { to: string; text: string } }[] = []
const sms = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    posts.push({ key: request.headers['idempotency-key'] as string | undefined, body: JSON.parse(body) })
    response.writeHead(refusing ? 503 : 202).end()
  })
})
let config: Services['config']
beforeAll(async () => {
  db = await openTestDatabase('sqlite')
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => void sms.listen(0, '127.0.0.1', resolve))
  const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port
  config = readConfig({
    SMTP_URL: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    MAIL_FROM: 'Duret <rdv@duret.example>',
    SMS_WEBHOOK_URL: `http://127.0.0.1:${portOf(sms)}/send`,
  })
})
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
  sms.close()
  await db.close()
})
afterEach(async () => {
  await db.connection('outbox').delete()
  now = NOW
  refusing = false
  mails.length = 0
  posts.length = 0
})

const calendar = calendarFile({
  uid: 'a@tournee',
  sequence: 2,
  method: 'REQUEST',
  start: Date.parse('2026-12-08T07:00:00Z'),
  end: Date.parse('2026-12-08T10:15:00Z'),
  stamp: NOW,
  summary: 'Entretien; chaudière, '.repeat(6),
  description: 'ligne 1\nligne 2',
  location: 'Annecy',
  organizer: { name: 'Duret "SARL"', mail: 'rdv@duret.example' },
  attendee: 'elise@example.test',
})
const aMail = (more: Partial<NewMessage> = {}): NewMessage => ({
  channel: 'mail',
  kind: 'appointment.confirmed',
  to: 'elise@example.test',
  appointmentId: null,
  appointmentVersion: null,
  content: { subject: 'Votre rendez-vous est confirmé', text: 'mardi', calendar: { method: 'REQUEST', text: calendar } },
  dueAt: NOW,
  ...more,
})
const anSms = aMail({ channel: 'sms', to: '+33600000000', content: { subject: '', text: 'mardi' } })
const services = () => ({ db, config, linkSecrets: linkSecrets(Buffer.alloc(32, 7)), now: () => now, log: pino({ level: 'silent' }) })
const add = (...messages: NewMessage[]) => db.transaction((connection) => addMessages(connection, messages, BY))
const send = (senders = configuredSenders(config)) => sendDue(services(), senders)

describe('the sender', () => {
  test('sends a mail with its calendar file under the id of the message', async () => {
    await add(aMail())
    expect(await send()).toBe(1)
    const [{ id, sentAt } = { id: '', sentAt: null }] = await listOutbox(db.connection)
    expect(sentAt).not.toBeNull()
    const mail = await PostalMime.parse(mails[0]!)
    expect(mail.messageId).toBe(`<${id}@outbox.tournee.invalid>`)
    expect(mail.subject).toBe('Votre rendez-vous est confirmé')
    const files = mail.attachments.filter(({ mimeType }) => /calendar|ics/.test(mimeType))
    expect(files.length).toBeGreaterThan(0)
    expect(Buffer.from(files[0]!.content as ArrayBuffer).toString('utf8')).toContain('UID:a@tournee')
    expect(await send()).toBe(0)
  })

  test('posts an SMS with the id of the message as its idempotency key', async () => {
    await add(anSms)
    await send()
    const [message] = await listOutbox(db.connection)
    expect(posts).toEqual([
      { key: message!.id, body: { id: message!.id, to: '+33600000000', kind: 'appointment.confirmed', text: 'mardi' } },
    ])
  })

  test('tries again later, under the same id, when it is refused', async () => {
    await add(anSms, aMail())
    refusing = true
    expect(await send()).toBe(0)
    expect((await listOutbox(db.connection)).map(({ attempts, error }) => [attempts, error !== null])).toEqual([
      [1, true],
      [1, true],
    ])
    refusing = false
    // the first pause is a minute
    now = NOW + 59_999
    expect(await send()).toBe(0)
    now = NOW + 60_000
    expect(await send()).toBe(2)
    expect(new Set(posts.map(({ key }) => key)).size).toBe(1)
  })

  test('that died while sending has its messages sent by the next, two minutes later', async () => {
    await add(anSms)
    const dying = new Map([['sms', () => new Promise<void>(() => {})]])
    void sendDue(services(), dying)
    await expect.poll(async () => (await listOutbox(db.connection))[0]!.attempts).toBe(1)
    expect(await send()).toBe(0)
    now = NOW + 120_000
    expect(await send()).toBe(1)
  })

  test('not configured, or not yet due: listed, not sent', async () => {
    await add(aMail({ dueAt: NOW + 1 }))
    expect(await send()).toBe(0)
    expect(await send(configuredSenders(readConfig({})))).toBe(0)
    expect((await listOutbox(db.connection))[0]).toMatchObject({ sentAt: null, attempts: 0 })
  })
})

describe('a calendar file', () => {
  test('escapes text, folds after 75 octets, ends lines with CRLF, carries its sequence', () => {
    const lines = calendar.split('\r\n')
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    const unfolded = calendar.replaceAll('\r\n ', '')
    expect(unfolded).toContain('SUMMARY:Entretien\\; chaudière\\, ')
    expect(unfolded).toContain('DESCRIPTION:ligne 1\\nligne 2')
    expect(unfolded).toContain('SEQUENCE:2')
    expect(unfolded).toContain('DTSTART:20261208T070000Z')
    expect(unfolded).toContain('CN="Duret SARL"')
  })
})
