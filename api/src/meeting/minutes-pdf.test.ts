import type { Decision, Meeting, TakenDecision, WeekFigures } from '@tournee/contract'
import { expect, test } from 'vitest'
import { aCompany, aTechnician } from '../testing/builders.ts'
import { pdfPages } from '../testing/pdf-text.ts'
import { minutesPdf } from './minutes-pdf.ts'

const before: WeekFigures = { km: 812.4, driveHours: 16.5, overtimeMinutes: 0, served: 91, unserved: 2, calls: 1, eur: 1_042 }
// 16 h 30 of driving become 18 h 25, and an hour and a half is overtime
const after: WeekFigures = { ...before, km: 822.9, driveHours: 18.42, overtimeMinutes: 90, served: 92, unserved: 1, eur: 1_009 }
const shift = { technicianId: 't1', date: '2026-12-01' }
const decision: Decision = {
  key: 'overdue v1',
  kind: 'overdue',
  eur: 49,
  working: [],
  visitId: 'v1',
  clientName: 'Mme Bouvard',
  city: 'Faverges',
  dueTo: '2026-12-02',
  shift: null,
  minutes: null,
  options: [
    {
      what: { kind: 'place', visitId: 'v1', shift, start: '2026-12-01T13:30:00Z', eases: [] },
      figures: after,
      change: { km: 10.5, minutes: 12, eur: -33 },
    },
  ],
}
const taken = (choice: TakenDecision['choice'], price: TakenDecision['price']): TakenDecision => ({
  id: choice,
  planId: 'p',
  choice,
  decision,
  option: choice === 'refuse' ? null : 0,
  before,
  after,
  price,
  decidedBy: 'planner@example.test',
  decidedAt: '2026-11-25T08:12:00Z',
})
const meeting: Meeting = {
  id: 'm',
  week: '2026-W49',
  planId: 'p',
  attendees: ['Clothilde', 'Julien'],
  before,
  after,
  decisions: [taken('accept', { km: 0, minutes: 0, eur: 0 }), taken('refuse', { km: -10.5, minutes: -12, eur: 33 })],
  announcements: {
    technicians: [{ technicianId: 't1', days: [{ date: '2026-12-01', visits: 4, changed: 2 }] }],
    clients: [
      {
        visitId: 'v1',
        clientName: 'Mme Bouvard',
        city: 'Faverges',
        phone: '04 50 11',
        news: 'moved',
        before: null,
        after: '2026-12-01T13:30:00Z',
        technicianId: 't1',
        channel: 'mail',
      },
      {
        visitId: 'v2',
        clientName: 'Garage',
        city: 'Sevrier',
        phone: '04 50 22',
        news: 'removed',
        before: null,
        after: null,
        technicianId: null,
        channel: 'none',
      },
    ],
    promised: 7,
    invited: [
      { visitId: 'v3', clientName: 'Mme Roux', city: 'Sevrier', phone: null, date: '2026-12-01', technicianId: 't1', channel: 'mail' },
    ],
  },
  told: ['v1'],
  invited: 1,
  closedBy: 'planner@example.test',
  closedAt: '2026-11-25T08:55:00Z',
}

test('minutes say who was there, the week before and after, every decision with its price, and who is told', async () => {
  const facts = { meeting, company: aCompany({ name: 'Duret' }), technicians: new Map([['t1', aTechnician({ name: 'Ada' })]]) }
  const pages = pdfPages(await minutesPdf(facts, 'fr', Date.parse('2026-11-25T09:00:00Z'), { compress: false }))
  expect(pages).toHaveLength(1)
  const text = pages.flat().join('\n').replaceAll('\u00a0', ' ')
  for (const said of [
    'Compte rendu de la réunion · semaine 49',
    'Clothilde, Julien',
    '812,4',
    '822,9',
    '+10,5',
    '16 h 30',
    '18 h 25',
    '+1 h 55',
    '0 min',
    '1 h 30',
    '1 042 €',
    '−33 €',
  ])
    expect(text).toContain(said)
  expect(text).toContain('Accepté : placée mar. 1 déc. 14:30, Ada')
  expect(text).toContain('proposition suivie · planner@example.test, 09:12')
  expect(text).toContain('Refusé : laissé en l’état')
  expect(text).toContain('prix du choix : +33 € (−10,5 km, −12 min)')
  expect(text).toContain('Ada (mar. 1 déc.)')
  expect(text).toContain('Mme Bouvard · Faverges · nouvelle heure · mar. 1 déc. 14:30')
  expect(text).toContain('Garage · Sevrier · remis à plus tard · 04 50 22')
  expect(text).toContain('7 rendez-vous promis')
  expect(text).toContain('1 client invité à choisir')
  expect(text).toContain('Mme Roux · Sevrier · mar. 1 déc. · Ada')
  // the company's own costs
  for (const said of ['majorées de 25 %', 'en dessous de 50 %', 'appels de 19 min']) expect(text.replaceAll('\n', ' ')).toContain(said)
  expect(text).toContain('Page 1 / 1')
})

test('what was left without any possibility has no price: there was no proposal to hold it against', async () => {
  const left = taken('refuse', { km: 0, minutes: 0, eur: 0 })
  const decisions = [{ ...left, decision: { ...decision, options: [] } }]
  const facts = { meeting: { ...meeting, decisions }, company: aCompany(), technicians: new Map() }
  const text = pdfPages(await minutesPdf(facts, 'fr', 0, { compress: false }))
    .flat()
    .join('\n')
  expect(text).toContain('il n’y avait pas de proposition')
  expect(text).not.toContain('prix du choix')
})

test('English minutes write labels, money and times the English way', async () => {
  const facts = { meeting, company: aCompany({ name: 'Duret' }), technicians: new Map([['t1', aTechnician({ name: 'Ada' })]]) }
  const text = pdfPages(await minutesPdf(facts, 'en', 0, { compress: false }))
    .flat()
    .join('\n')
    .replaceAll('\u00a0', ' ')
  for (const said of ['Present: Clothilde', 'Accepted: placed', '−€33', 'price of the choice: +€33 (−10.5 km, −12 min)'])
    expect(text).toContain(said)
  expect(text).not.toMatch(/ :/)
})

test('minutes of a meeting with nothing to decide say so, in English too', async () => {
  const facts = { meeting: { ...meeting, decisions: [] }, company: aCompany(), technicians: new Map() }
  const text = pdfPages(await minutesPdf(facts, 'en', 0, { compress: false })).flat()
  expect(text).toContain('Nothing was to be decided.')
})
