import { describe, expect, it } from 'vitest'
import { hours, minutes } from '../model/testing/builders.ts'
import { arrivalWindows } from './arrival-windows.ts'
import { createDayState, MAX_EXACT_STOPS } from './day-state.ts'
import { fillDay } from './fill-day.ts'
import { checkSlot, offerSlots } from './offer-slots.ts'
import type { SlotAnswer } from './slot-offer.ts'
import { soonest } from './soonest.ts'
import { aBooking, aContext, aDay, aRequest, fourWindows, ROAD } from './testing/builders.ts'

const DAY = 86_400
/** day and hour at which each offered window begins */
const windows = (answer: SlotAnswer): string[] =>
  answer.offers.map(({ date, window }) => `${date.slice(8)} ${((window.earliest % DAY) / 3600).toFixed(1)}`)
const all = { count: 20 }

describe('only days of the zone are offered', () => {
  it('a day of another zone is not, however near', () => {
    const answer = offerSlots(aRequest(), aContext([aDay({ zones: ['ville'] }), aDay({ on: 2 })], { rules: all }))
    expect(new Set(answer.offers.map(({ date }) => date))).toEqual(new Set(['2027-03-02']))
    expect(answer.refusals).toEqual([{ code: 'ZONE', count: 1 }])
  })

  it('a day without zones is closed to clients and open to an emergency', () => {
    const context = aContext([aDay({ zones: [] })])
    expect(offerSlots(aRequest(), context).offers).toEqual([])
    expect(offerSlots(aRequest({}, 'emergency'), context).offers).not.toEqual([])
  })

  it('when nothing fits the next zone days are named, and without any a call back', () => {
    const full = aDay({ on: 3, shift: { ...aDay({ on: 3 }).day.shift, maxWork: 0 } })
    expect(offerSlots(aRequest(), aContext([full]))).toMatchObject({ offers: [], nextZoneDays: ['2027-03-03'], callBack: false })
    expect(offerSlots(aRequest({ zone: 'aravis' }), aContext([full]))).toMatchObject({ offers: [], nextZoneDays: [], callBack: true })
  })
})

describe('a slot fits when some order of the day honours every promise', () => {
  it('the day is re-sequenced inside its promises', () => {
    // a, then b, leave no room at km 31 by 10:00 in any position; at 8:31 the new one, at 9:32 b (by 10:00), and a (by 14:00) last do
    const day = aDay({ bookings: [aBooking('a', 10, 8, 14), aBooking('b', 30, 8, 10)] })
    const answer = offerSlots(aRequest({ location: 31 }), aContext([day], { rules: all }))
    expect(windows(answer)).toContain('01 8.0')
    expect(answer.offers.find(({ window }) => window.earliest === DAY + hours(8))!.order).toEqual(['new', 'b', 'a'])
  })

  it('a window that would break a promise is not offered', () => {
    // at km 61, 61 minutes away, a promised at 10:00 sharp at km 0: out at 9:01 and not back by 10:00; after a, there at 12:01
    const day = aDay({ bookings: [aBooking('a', 0, 10, 10)] })
    expect(windows(offerSlots(aRequest({ location: 61 }), aContext([day], { rules: all })))).toEqual(['01 13.5', '01 15.5'])
  })

  it('lunch is kept', () => {
    // lunch starts by 13:00 at the latest; three hours of work from 10:30 on leave no room for it before 13:30
    const day = aDay({ windows: [{ earliest: DAY + hours(10.5), latest: DAY + hours(10.5), half: 'morning' }] })
    expect(offerSlots(aRequest({ service: hours(3) }), aContext([day])).refusals).toEqual([{ code: 'TIME_WINDOW', count: 1 }])
    expect(offerSlots(aRequest({ service: hours(2) }), aContext([day])).offers).toHaveLength(1)
  })

  it('a day whose promises already contradict each other offers nothing', () => {
    const day = aDay({ bookings: [aBooking('a', 0, 9, 9), aBooking('b', 50, 9, 9)] })
    expect(offerSlots(aRequest(), aContext([day])).refusals).toEqual([{ code: 'PROMISE', count: 1 }])
  })

  it('more stops than can be searched exactly are tried near the planned order, and what is offered holds', () => {
    const bookings = Array.from({ length: MAX_EXACT_STOPS + 2 }, (_, i) => ({ ...aBooking(`b${i}`, i, 8, 18), service: minutes(20) }))
    const day = aDay({ bookings, order: bookings.map(({ id }) => id) })
    const answer = offerSlots(aRequest({ service: minutes(20) }), aContext([day], { rules: all }))
    expect(windows(answer)).toContain('01 8.0')
    for (const offer of answer.offers) expect(offer.order).toHaveLength(bookings.length + 1)
  })
})

describe('rules of the request', () => {
  it.each([
    ['SKILL', { skills: ['gaz'] }],
    ['NO_TECHNICIAN', { allowedTechnicians: ['ben'] }],
    ['NO_TECHNICIAN', { forbiddenTechnicians: ['ana'] }],
    ['DUE_DATE', { due: { earliest: 2 * DAY, latest: 3 * DAY } }],
  ])('%s', (code, visit) => {
    expect(offerSlots(aRequest(visit), aContext([aDay()])).refusals).toEqual([{ code, count: 1 }])
  })

  it('the notice counts from now to the start of the window', () => {
    const context = aContext([aDay()], { rules: { ...all, notice: DAY + hours(10) } })
    expect(windows(offerSlots(aRequest(), context))).toEqual(['01 10.0', '01 13.5', '01 15.5'])
  })

  it('beyond the horizon nothing is offered', () => {
    expect(offerSlots(aRequest(), aContext([aDay({ on: 9 })], { rules: { horizon: 8 * DAY } })).offers).toEqual([])
  })

  it('the chosen technician alone is asked', () => {
    const days = [aDay({ who: 'ana' }), aDay({ who: 'ben' })]
    const answer = offerSlots(aRequest({ allowedTechnicians: ['ben'] }), aContext(days, { rules: all }))
    expect(new Set(answer.offers.map(({ technician }) => technician))).toEqual(new Set(['ben']))
  })
})

describe('the emergency reserve', () => {
  // 8 h of work less a reserve of 6 h 40 leave 80 minutes: exactly an hour at km 10 and 20 minutes of driving
  const reserved = (seconds: number) => aDay({ reserve: { seconds, until: DAY / 2 } })

  it('is left alone by clients', () => {
    expect(offerSlots(aRequest(), aContext([reserved(hours(8) - minutes(80))])).offers).not.toEqual([])
    expect(offerSlots(aRequest(), aContext([reserved(hours(8) - minutes(79))])).refusals).toEqual([{ code: 'EMERGENCY_RESERVE', count: 1 }])
  })

  it('is released the day before', () => {
    expect(offerSlots(aRequest(), aContext([reserved(hours(8))], { now: DAY / 2 })).offers).not.toEqual([])
  })

  it('is there for emergencies', () => {
    expect(offerSlots(aRequest({}, 'emergency'), aContext([reserved(hours(8))])).offers).not.toEqual([])
  })
})

describe('offers are the cheapest few', () => {
  it('the day that already has a neighbour comes first, green and preselected', () => {
    const days = [aDay({ on: 1 }), aDay({ on: 2, bookings: [aBooking('a', 9, 8, 12, 2)] })]
    const { offers } = offerSlots(aRequest(), aContext(days))
    // one kilometre beyond the neighbour: 2 minutes and 2 km more, against 20 minutes and 20 km
    expect(offers[0]).toMatchObject({ date: '2027-03-02', extraDrive: 120, extraDistance: 2000, green: true, best: true })
    expect(offers.at(-1)).toMatchObject({ date: '2027-03-01', extraDrive: 1200, green: false, best: false })
    expect(offers.map(({ grade }) => grade)).toEqual(offers.map(({ grade }) => grade).toSorted((a, b) => b - a))
  })

  it('they lie on two days and in both halves of the day where they can', () => {
    const near = aDay({ on: 1, bookings: [aBooking('a', 10, 8, 18)] })
    const { offers } = offerSlots(aRequest(), aContext([near, aDay({ on: 2 })]))
    expect(offers).toHaveLength(3)
    expect(new Set(offers.map(({ date }) => date)).size).toBe(2)
    expect(new Set(offers.map(({ window }) => window.half)).size).toBe(2)
  })

  it('a window is offered once, with the technician for whom it costs least', () => {
    const days = [aDay({ who: 'ana' }), aDay({ who: 'ben', bookings: [aBooking('a', 10, 8, 18)] })]
    const { offers } = offerSlots(aRequest(), aContext(days, { rules: all }))
    expect(offers.map(({ technician }) => technician)).toEqual(['ben', 'ben', 'ben', 'ben'])
  })

  it('each term of the cost is as stated', () => {
    const day = aDay({ expected: hours(8), shift: { ...aDay().day.shift, softEnd: DAY + hours(16) } })
    const [window] = fourWindows().slice(3)
    const answer = checkSlot(aRequest({ due: { ideal: DAY + hours(15) - 3 * DAY } }), day, window!, aContext([]))
    // 20 min and 20 km; ends at 15:30 + 1 h + 10 min = 40 min after 16:00; the day holds 8 h 00 - 1 h break = 7 h, all 80 min displaced; four started days
    // from the ideal; 80 min of filling
    expect(answer).toMatchObject({
      offer: {
        cost: {
          drive: 1200 * 1111,
          distance: 20_000 * 35,
          overtime: 2400 * 1389,
          opportunity: 4800 * 500,
          idealDate: 4 * 20_000,
          filling: -4800 * 50,
          total: 1200 * 1111 + 20_000 * 35 + 2400 * 1389 + 4800 * 500 + 80_000 - 240_000,
        },
      },
    })
  })

  it('the same question has the same answer', () => {
    const days = [aDay(), aDay({ on: 2, bookings: [aBooking('a', 20, 8, 12, 2)] })]
    expect(offerSlots(aRequest(), aContext(days))).toEqual(offerSlots(aRequest(), aContext(days)))
  })
})

describe('a slot asked again', () => {
  it('holds until somebody else has taken the room', () => {
    const [, , early] = fourWindows()
    const long = aRequest({ service: hours(2.5) })
    const taken = aDay({ bookings: [{ ...aBooking('a', 10, 13.5, 15.5), service: hours(2.5) }] })
    expect(checkSlot(long, aDay(), early!, aContext([]))).toHaveProperty('offer')
    expect(checkSlot(long, taken, early!, aContext([]))).toEqual({ refusal: 'TIME_WINDOW' })
  })
})

describe('an emergency', () => {
  it('goes to whoever can be there soonest without breaking a promise', () => {
    // ana is promised at 9:00 sharp at km 0: she can be at km 10 at 10:10; ben, free, at 8:10 from home
    const days = [aDay({ who: 'ana', bookings: [aBooking('a', 0, 9, 9)] }), aDay({ who: 'ben' }), aDay({ who: 'ben', on: 2 })]
    expect(soonest(aRequest({ service: hours(2) }, 'emergency'), aContext(days))).toMatchObject([
      { technician: 'ben', date: '2027-03-01', start: DAY + hours(8) + 600 },
      { technician: 'ana', start: DAY + hours(10) + 600, order: ['a', 'new'] },
    ])
  })

  it('does not go to somebody without the skill', () => {
    expect(soonest(aRequest({ skills: ['gaz'] }, 'emergency'), aContext([aDay()]))).toEqual([])
  })
})

describe('a freed day', () => {
  it('lists the due visits that fit it, nearest in minutes first', () => {
    const day = aDay({ bookings: [aBooking('a', 10, 8, 18)] })
    const candidates = [
      aRequest({ id: 'far', location: 30 }),
      aRequest({ id: 'near', location: 11 }),
      aRequest({ id: 'elsewhere', location: 10, zone: 'ville' }),
      aRequest({ id: 'endless', location: 10, service: hours(9) }),
    ]
    // beyond a at km 10: 2 x 1 and 2 x 20 minutes
    expect(fillDay(day, candidates, aContext([]))).toMatchObject([
      { visit: 'near', extraDrive: 120 },
      { visit: 'far', extraDrive: 2400 },
    ])
  })
})

describe('arrival windows', () => {
  it('are those of the wall clock, also on the day the clocks change', () => {
    const summer = arrivalWindows('2027-03-28', 'Europe/Paris')
    // two hours ahead of UTC from that morning on, one hour the day before
    expect(summer[0]!.earliest).toBe(Date.UTC(2027, 2, 28, 6) / 1000)
    expect(arrivalWindows('2027-03-27', 'Europe/Paris')[0]!.earliest).toBe(Date.UTC(2027, 2, 27, 7) / 1000)
    expect(summer.map(({ half }) => half)).toEqual(['morning', 'morning', 'afternoon', 'afternoon'])
  })
})

describe('a day state', () => {
  it('scales travel by the speed of the shift, for stops and for the guest', () => {
    const slow = aDay({ shift: { ...aDay().day.shift, speedFactor: 0.5 } })
    expect(offerSlots(aRequest(), aContext([slow])).offers[0]).toMatchObject({ extraDrive: 2400, extraDistance: 20_000 })
  })

  it('refuses a place without a way', () => {
    const cut = { ...ROAD, duration: (from: number, to: number) => (from === 99 || to === 99 ? -1 : ROAD.duration(from, to)) }
    const day = createDayState(aDay().day, cut)
    expect(offerSlots(aRequest({ location: 99 }), aContext([day], { travel: cut })).offers).toEqual([])
  })
})
