import { describe, expect, test } from 'vitest'
import { aCompany, aVisit } from '../testing/builders.ts'
import { aRoute } from '../testing/roadbook-builders.ts'
import { announcementsOf } from './announcements.ts'
import { visitMessage } from './visit-messages.ts'

const minutes = (n: number) => new Date(Date.parse('2026-12-01T08:00:00Z') + n * 60_000).toISOString()
const plan = (count: number, first = 0) => ({ routes: [aRoute(count, minutes(first))] })
const visits = new Map(
  [aVisit({ id: 'v1', clientId: 'c1', clientName: 'One' }), aVisit({ id: 'v2', clientId: 'c2', clientName: 'Two', phone: '04 50' })].map(
    (v) => [v.id, v],
  ),
)
const emails = new Map([['c1', 'one@example.test']])
const RULES = { toldWithinMinutes: 30 }

describe('who is told', () => {
  test('is everybody without a promise at a first publication: by mail, else by SMS', () => {
    const { clients, technicians } = announcementsOf(null, plan(2), visits, emails, RULES)
    expect(clients.map(({ visitId, news, channel, after }) => [visitId, news, channel, after])).toEqual([
      ['v1', 'planned', 'mail', minutes(0)],
      ['v2', 'planned', 'sms', minutes(80)],
    ])
    expect(technicians).toEqual([{ technicianId: 't1', days: [{ date: '2026-12-01', visits: 2, changed: 2 }] }])
  })

  test('is nobody for half an hour, but the technician, whose day changes', () => {
    const { clients, technicians } = announcementsOf(plan(2), plan(2, 30), visits, emails, RULES)
    expect(clients).toEqual([])
    expect(technicians[0]!.days[0]).toMatchObject({ changed: 2 })
    expect(announcementsOf(plan(2), plan(2, 31), visits, emails, RULES).clients.map(({ news }) => news)).toEqual(['moved', 'moved'])
  })

  test('is a client whose visit is taken out, and no technician whose day stays', () => {
    expect(announcementsOf(plan(2), plan(1), visits, emails, RULES).clients).toMatchObject([
      { visitId: 'v2', news: 'removed', after: null },
    ])
    expect(announcementsOf(plan(2), plan(2), visits, emails, RULES)).toEqual({ technicians: [], clients: [], promised: 0 })
  })

  test('is nobody whose promise holds', () => {
    const promised = new Map([...visits].map(([id, visit]) => [id, { ...visit, promise: { earliest: minutes(0), latest: minutes(200) } }]))
    expect(announcementsOf(plan(2), plan(2, 60), promised, emails, RULES)).toMatchObject({ clients: [], promised: 2 })
  })
})

test('a message says the new hour and the old one, in the company’s time, and promises neither', () => {
  const [client] = announcementsOf(plan(2), plan(2, 60), visits, emails, RULES).clients
  const [message] = visitMessage(client!, { email: 'one@example.test' }, aCompany(), 0)
  expect(message).toMatchObject({ channel: 'mail', to: 'one@example.test', kind: 'visit.moved' })
  expect(message!.content.text).toContain('mardi 1 décembre vers 10 h 00, et non mardi 1 décembre vers 09 h 00')
  expect(message!.content.text).toContain('peut varier d’une demi-heure')
  expect(visitMessage({ ...client!, channel: 'none' }, { email: undefined }, aCompany(), 0)).toEqual([])
})
