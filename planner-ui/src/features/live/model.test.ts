import type { LiveDay, LiveLane, LiveStop } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { actualOf, announced, axisOf, behindSeconds, doingOf, figuresOf, pausesOf, spanOn } from './model.ts'

const at = (time: string) => `2026-12-01T${time}:00Z`
const aStop = (id: string, more: Partial<LiveStop> = {}): LiveStop => ({
  visit: {
    id,
    clientId: 'c',
    clientName: id,
    phone: null,
    address: '',
    postcode: '',
    city: '',
    position: null,
    kind: 'maintenance',
    durationMinutes: 60,
    promise: null,
  },
  order: 1,
  planned: { arrival: at('09:00'), start: at('09:00'), end: at('10:00') },
  state: 'to-come',
  reason: null,
  onTheWayAt: null,
  arrivedAt: null,
  endedAt: null,
  expected: null,
  lateBySeconds: null,
  danger: 'well',
  notices: [],
  reachable: true,
  ...more,
})
const aLane = (stops: LiveStop[], more: Partial<LiveLane> = {}): LiveLane => ({
  technicianId: 't',
  name: 'Ada',
  letter: 'A',
  colour: 0,
  phone: null,
  start: { lng: 6, lat: 45 },
  departure: at('08:40'),
  plannedEnd: at('16:20'),
  expectedEnd: null,
  breaks: [],
  stops,
  lastSeen: null,
  ...more,
})

describe('the hours of a live day', () => {
  it('hold the plan, what was told, and what is expected', () => {
    const axis = axisOf([aLane([], { expectedEnd: at('17:10') }), aLane([aStop('a', { arrivedAt: at('07:50') })])])!
    // whole hours around 7:50 and 17:10
    expect([new Date(axis.from).toISOString(), axis.ticks.length]).toEqual(['2026-12-01T07:00:00.000Z', 12])
    expect(axisOf([])).toBeNull()
  })

  it('place a span by its share', () => {
    const axis = axisOf([aLane([], { departure: at('08:00'), plannedEnd: at('18:00') })])!
    expect(spanOn(axis, at('09:00'), at('10:30'))).toEqual({ left: '10%', width: '15%' })
  })
})

describe('a stop', () => {
  it('lasts from arrival to end, and while it is open to the end that is expected', () => {
    expect(actualOf(aStop('a'))).toBeNull()
    const expected = { arrival: at('09:05'), start: at('09:05'), end: at('10:05') }
    expect(actualOf(aStop('a', { arrivedAt: at('09:05'), expected }))).toEqual({ start: at('09:05'), end: at('10:05') })
    expect(actualOf(aStop('a', { arrivedAt: at('09:05'), endedAt: at('09:50') }))).toEqual({ start: at('09:05'), end: at('09:50') })
  })
})

describe('what a technician does', () => {
  const seen = (kind: 'on-the-way' | 'arrived' | 'done') => ({ at: at('09:00'), kind, visitId: 'a', position: null })

  it('is read off his last stamp', () => {
    expect(doingOf(aLane([aStop('a')]))).toEqual({ kind: 'not-left' })
    expect(doingOf(aLane([aStop('a')], { lastSeen: seen('on-the-way') })).kind).toBe('on-the-way')
    expect(doingOf(aLane([aStop('a')], { lastSeen: seen('arrived') })).kind).toBe('on-site')
    expect(doingOf(aLane([aStop('a', { state: 'done' }), aStop('b')], { lastSeen: seen('done') })).kind).toBe('free')
    expect(doingOf(aLane([aStop('a', { state: 'done' })], { lastSeen: seen('done') })).kind).toBe('day-done')
  })

  it('is behind by what his return is later', () => {
    expect(behindSeconds(aLane([], { expectedEnd: at('16:40') }))).toBe(20 * 60)
    expect(behindSeconds(aLane([]))).toBeNull()
  })
})

it('the figures of a day count visits done and promises in danger', () => {
  const day = {
    lanes: [aLane([aStop('a', { state: 'done' }), aStop('b')]), aLane([aStop('c')], { expectedEnd: at('17:05') })],
    arrivals: [
      { visitId: 'b', technicianId: 't', expected: at('10:00'), lateBySeconds: 60, danger: 'late' },
      { visitId: 'c', technicianId: 't', expected: at('10:00'), lateBySeconds: null, danger: 'well' },
    ],
  } as unknown as LiveDay
  expect(figuresOf(day)).toEqual({ done: 1, all: 3, danger: 1, latest: at('17:05') })
})

it('clients are told an hour of five minutes', () => {
  expect(announced(at('10:41'))).toBe('2026-12-01T10:45:00.000Z')
  expect(announced(at('10:40'))).toBe('2026-12-01T10:40:00.000Z')
})

describe('breaks', () => {
  it('are shown when they fall into the day’s work, not after the way home', () => {
    const lunch = { start: at('12:00'), end: at('13:00') }
    expect(pausesOf({ breaks: [lunch], plannedEnd: at('16:00') })).toEqual([lunch])
    expect(pausesOf({ breaks: [lunch], plannedEnd: at('12:00') })).toEqual([])
  })
})
