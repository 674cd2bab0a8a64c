import type { InvitedSlot } from '@tournee/contract'
import { incompleteness } from '@tournee/ui-kit'
import { describe, expect, it } from 'vitest'
import { byDay, preselected, secretOf, stepOf, troubleOf } from './model.ts'
import { invitationText } from './text.ts'

const slot = (token: string, date: string, hour: string, best = false): InvitedSlot => ({
  token,
  date,
  earliest: `${date}T${hour}:00+01:00`,
  latest: `${date}T${hour}:30+01:00`,
  green: false,
  best,
})

describe('a personal link', () => {
  it('has its secret in the fragment, whole or not at all', () => {
    const secret = 'a_b-'.repeat(11)
    expect([secretOf(`#${secret}`), secretOf(''), secretOf('#short'), secretOf('#with space'.padEnd(40, 'x'))]).toEqual([
      secret,
      null,
      null,
      null,
    ])
  })

  it('begins with a choice as long as there is one', () => {
    const slots = [slot('a', '2026-11-30', '08')]
    expect(stepOf({ state: 'open', slots })).toBe('choose')
    expect(stepOf({ state: 'full', slots })).toBe('choose')
    expect(stepOf({ state: 'full', slots: [] })).toBe('over')
    expect(stepOf({ state: 'booked', slots })).toBe('booked')
    expect(stepOf({ state: 'expired', slots: [] })).toBe('over')
    expect(stepOf({ state: 'moved', slots: [] })).toBe('over')
    expect(stepOf({ state: 'cancelled', slots: [] })).toBe('over')
  })

  it('preselects the best slot wherever it stands in the day', () => {
    const slots = [slot('late', '2026-11-30', '13', true), slot('early', '2026-11-30', '08'), slot('other', '2026-12-01', '08')]
    expect(preselected(slots)).toBe('late')
    expect(byDay(slots).map(([date, list]) => [date, list.map(({ token }) => token)])).toEqual([
      ['2026-11-30', ['early', 'late']],
      ['2026-12-01', ['other']],
    ])
    expect(preselected([])).toBeNull()
  })

  it('tells trouble by what the client can do about it', () => {
    const told = (code: string, status: number) => troubleOf({ code, status })
    expect(told('SLOT_TAKEN', 409)).toBe('taken')
    expect(told('INVITATION_UNKNOWN', 404)).toBe('unknown')
    expect(told('NOTICE_TOO_SHORT', 409)).toBe('late')
    expect(told('VERSION_CONFLICT', 412)).toBe('changed')
    expect(told('TOO_MANY_REQUESTS', 429)).toBe('many')
    expect(told('NO_NETWORK', 0)).toBe('other')
  })

  it('says everything in French and English', () => {
    expect(incompleteness(invitationText)).toEqual([])
  })
})
