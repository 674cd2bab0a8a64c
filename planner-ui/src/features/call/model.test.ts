import type { Appointment, Hold, SlotOffer } from '@tournee/contract'
import { createFormats } from '@tournee/ui-kit'
import { describe, expect, it } from 'vitest'
import {
  abandonedHold,
  asksFor,
  type CallState,
  countdown,
  leavesOnEscape,
  NEW_CALL,
  nextLit,
  reduceCall,
  secondsLeft,
  shownOffers,
  spokenWindow,
  waitingWindow,
  wantsHold,
  withNote,
} from './model.ts'

const anOffer = (token: string, more: Partial<SlotOffer> = {}): SlotOffer => ({
  token,
  date: '2026-12-01',
  earliest: '2026-12-01T10:00:00+01:00',
  latest: '2026-12-01T12:00:00+01:00',
  technicianId: 't',
  technicianName: 'T',
  grade: 50,
  green: false,
  best: false,
  extraSeconds: 0,
  extraMetres: 0,
  ...more,
})
const aHold: Hold = {
  id: 'hold',
  visitId: 'visit',
  technicianId: 't',
  earliest: '2026-12-01T10:00:00+01:00',
  latest: '2026-12-01T12:00:00+01:00',
  expiresAt: '2026-11-23T10:05:00+01:00',
  expiresInSeconds: 300,
}
const opened = reduceCall({ ...NEW_CALL, query: 'dup' }, { type: 'opened', clientId: 'c' })
const held = reduceCall(opened, { type: 'held', offer: anOffer('a'), hold: aHold })
const confirming = reduceCall(held, { type: 'confirming' })

describe('a call', () => {
  it('asks for clients from three letters or digits on', () => {
    expect([asksFor('du'), asksFor(' du '), asksFor('dup'), asksFor(' 045 ')]).toEqual([null, null, 'dup', '045'])
  })

  it('goes from the search to a client, a held slot and a confirmed appointment', () => {
    expect([opened, held].map((s) => s.phase.name)).toEqual(['client', 'held'])
    const done = reduceCall(confirming, { type: 'confirmed', appointment: { id: 'x' } as Appointment })
    expect(done.phase).toMatchObject({ name: 'confirmed', clientId: 'c', appointment: { id: 'x' } })
    expect(reduceCall(done, { type: 'back' })).toEqual(NEW_CALL)
  })

  it('backs out one step at a time and keeps what was typed until the search', () => {
    const steps: CallState[] = [held]
    for (let i = 0; i < 3; i++) steps.push(reduceCall(steps.at(-1)!, { type: 'back' }))
    expect(steps.map((s) => [s.phase.name, s.query])).toEqual([
      ['held', 'dup'],
      ['client', 'dup'],
      ['search', 'dup'],
      ['search', ''],
    ])
    expect(steps.map(leavesOnEscape)).toEqual([false, false, false, true])
  })

  it('shows fresh offers with a reason when the slot was taken or ran out', () => {
    expect(reduceCall(held, { type: 'taken' }).phase).toMatchObject({ name: 'client', notice: 'taken', token: null })
    expect(reduceCall(held, { type: 'expired' }).phase).toMatchObject({ name: 'client', notice: 'expired' })
    expect(reduceCall(opened, { type: 'taken' }).phase).toMatchObject({ name: 'client', notice: 'taken' })
  })

  it('ignores answers that come after Escape', () => {
    const left = reduceCall(opened, { type: 'back' })
    expect(reduceCall(left, { type: 'held', offer: anOffer('a'), hold: aHold })).toBe(left)
    expect(wantsHold(left, 'c')).toBe(false)
    expect([wantsHold(opened, 'c'), wantsHold(opened, 'other')]).toEqual([true, false])
  })
})

describe('a held slot', () => {
  it('is given back by every way out, but not when it is lost, over or confirmed', () => {
    for (const event of [{ type: 'back' }, { type: 'again' }, { type: 'typed', query: 'x' }, { type: 'opened', clientId: 'd' }] as const)
      expect(abandonedHold(held, event)).toBe('hold')
    expect(abandonedHold(held, { type: 'expired' })).toBeNull()
    expect(abandonedHold(held, { type: 'taken' })).toBeNull()
    expect(abandonedHold(opened, { type: 'back' })).toBeNull()
  })

  it('is not given back while its confirmation is on its way, nor can the clock take it', () => {
    expect(abandonedHold(confirming, { type: 'back' })).toBeNull()
    expect(reduceCall(confirming, { type: 'back' })).toBe(confirming)
    expect(reduceCall(confirming, { type: 'expired' })).toBe(confirming)
    expect(reduceCall(confirming, { type: 'unconfirmed' })).toEqual(held)
  })

  it('counts down whole seconds to nothing', () => {
    // at once, 0.4 s before the end (still a second), at the end, after it
    expect([0, 299_600, 300_000, 305_000].map((elapsed) => secondsLeft(aHold, elapsed))).toEqual([300, 1, 0, 0])
    expect([300, 65, 9].map(countdown)).toEqual(['5:00', '1:05', '0:09'])
  })
})

describe('the offers', () => {
  const offers = {
    offers: [anOffer('a', { grade: 90 }), anOffer('b', { grade: 70, best: true }), anOffer('c'), anOffer('d', { grade: 80 })],
  }
  const all = { ...offers, nextZoneDays: [], zoneName: null, refusals: [] }

  it('are three, the best first and chosen until another one is', () => {
    const { list, chosen } = shownOffers(all, null)
    expect(list.map((o) => o.token)).toEqual(['b', 'a', 'd'])
    expect(chosen?.token).toBe('b')
    expect(shownOffers(all, 'd').chosen?.token).toBe('d')
  })

  it('fall back on the best when the chosen one is gone, and on nothing when there is none', () => {
    expect(shownOffers(all, 'gone').chosen?.token).toBe('b')
    expect(shownOffers({ ...all, offers: [] }, 'a')).toEqual({ list: [], chosen: null })
  })

  it('read aloud as one says them', () => {
    const window = { earliest: '2026-12-01T13:30:00+01:00', latest: '2026-12-01T15:30:00+01:00' }
    expect(spokenWindow(createFormats('fr', 'Europe/Paris'), anOffer('a'))).toBe('mardi 1er décembre, entre 10 h et 12 h')
    expect(spokenWindow(createFormats('fr', 'Europe/Paris'), window)).toBe('mardi 1er décembre, entre 13 h 30 et 15 h 30')
    expect(spokenWindow(createFormats('en', 'Europe/Paris'), window)).toBe('Tuesday 1 December, between 13:30 and 15:30')
  })
})

describe('the list of clients', () => {
  it('is walked round by the arrows', () => {
    expect([nextLit(0, 1, 3), nextLit(2, 1, 3), nextLit(0, -1, 3), nextLit(0, 1, 0)]).toEqual([1, 0, 2, 0])
  })
})

describe('when nothing fits', () => {
  it('one waits until the visit is due, two weeks at least', () => {
    const running = { dueFrom: '2026-11-01', dueTo: '2027-01-15' }
    expect(waitingWindow(running, '2026-11-23', '2026-12-07')).toEqual({ from: '2026-11-23', to: '2027-01-15' })
    expect(waitingWindow({ ...running, dueTo: '2026-11-25' }, '2026-11-23', '2026-12-07').to).toBe('2026-12-07')
    expect(waitingWindow(null, '2026-11-23', '2026-12-07').to).toBe('2026-12-07')
  })

  it('nobody waits for days before the visit is due', () => {
    const toCome = { dueFrom: '2027-08-01', dueTo: '2027-10-30' }
    expect(waitingWindow(toCome, '2026-11-23', '2026-12-07')).toEqual({ from: '2027-08-01', to: '2027-10-30' })
  })

  it('a note to call back comes before the older notes', () => {
    expect([withNote('', 'new'), withNote('old', 'new')]).toEqual(['new', 'new\nold'])
  })
})
