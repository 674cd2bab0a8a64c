import { ReasonCode } from '@tournee/contract'
import { createFormats } from '@tournee/ui-kit'
import { describe, expect, it } from 'vitest'
import { aTechnician } from '../../testing/week-builders.ts'
import { describeReason, freeShift, mainReason, shiftOf } from './reason-words.ts'
import { weekText } from './text.ts'

const A = aTechnician('A')
const context = { words: weekText.fr, formats: createFormats('fr', 'Europe/Paris'), technicians: [A] }
const shift = `${A.id}:2026-12-03`
const plain = (text: string | null) => text?.replace(/\p{Zs}/gu, ' ') ?? null
const say = (code: ReasonCode, margin: number, relaxation: { kind: string; [key: string]: unknown }) => {
  const line = describeReason({ code, shift, margin, relaxation }, context)
  return { where: plain(line.where), why: plain(line.why), remedy: plain(line.remedy), place: plain(line.place) }
}

describe('a refusal in plain words', () => {
  it('says technician and day, the rule, the margin and what would cure it', () => {
    expect(say('SHIFT_TIME', 1200, { kind: 'extend-shift', by: 1200 })).toEqual({
      where: 'A, jeu. 3',
      why: 'La journée finirait trop tard (il manque 20 min)',
      remedy: 'finir 20 min plus tard',
      place: 'A, jeu. 3',
    })
  })

  it('measures distances in km and capacities in pieces', () => {
    expect(say('MAX_DISTANCE', 12_400, { kind: 'allow-distance', by: 12_400 }).why).toBe(
      'Trop de kilomètres dans la journée (il manque 12,4 km)',
    )
    expect(say('MAX_VISITS', 1, { kind: 'allow-visits', by: 1 }).why).toBe('Trop de visites ce jour-là (il manque 1)')
  })

  it('a day that would take the visit and pay is no refusal; the one that pays most comes first', () => {
    const on = (day: string, code: ReasonCode, margin: number) => ({ code, shift: `${A.id}:${day}`, margin, relaxation: { kind: 'none' } })
    const refused = [on('2026-12-01', 'DUE_DATE', 60), on('2026-12-02', 'NOT_PROFITABLE', 5)]
    expect(freeShift(refused)).toBeNull()
    expect(freeShift([...refused, on('2026-12-03', 'NOT_PROFITABLE', -5), on('2026-12-04', 'NOT_PROFITABLE', -9)])).toBe(
      `${A.id}:2026-12-04`,
    )
  })

  it('does not measure what has no measure', () => {
    expect(say('SKILL', 1, { kind: 'grant-skills', technician: A.id, skills: ['PAC'] })).toMatchObject({
      why: 'Il manque une compétence',
      remedy: 'avec la compétence PAC pour A',
    })
  })

  it('says a date once', () => {
    // epoch seconds, as the engine writes them: 4 December 2026, 09:00 in Paris
    const start = Date.parse('2026-12-04T08:00:00Z') / 1000
    expect(say('DUE_DATE', 0, { kind: 'extend-due', start })).toMatchObject({ remedy: 'accepter le ven. 4 déc.', place: 'A' })
    expect(say('PROMISE', 0, { kind: 'shift-promise', start: '2026-12-04T08:00:00Z' }).remedy).toBe('commencer ven. 4 déc. 09:00')
  })

  it('does not call a pause of the planner lunch', () => {
    const move = (rule: string) => ({ kind: 'move-break', break: rule, start: '2026-12-03T09:10:00Z' })
    expect(say('BREAK', 600, move('pause-1'))).toMatchObject({
      why: 'Une visite est en cours à l’heure de cette pause (il manque 10 min)',
      remedy: 'prendre la pause à 10:10',
    })
    expect(say('BREAK', 600, move('lunch')).why).toBe('La pause de midi ne tient plus (il manque 10 min)')
  })

  it('offers nothing when nothing cures it', () => {
    expect(say('UNREACHABLE', 0, { kind: 'none' }).remedy).toBeNull()
  })

  it('has words for every code in both languages', () => {
    for (const code of ReasonCode.options) for (const words of [weekText.fr, weekText.en]) expect(words.reasons[code]).toBeTruthy()
  })
})

describe('the reason shown first', () => {
  it('is the first that something cures', () => {
    const hopeless = { code: 'UNREACHABLE' as const, shift, margin: 0, relaxation: { kind: 'none' } }
    const curable = { code: 'MAX_WORK' as const, shift, margin: 60, relaxation: { kind: 'allow-work', by: 60 } }
    expect(mainReason([hopeless, curable])).toBe(curable)
    expect(mainReason([hopeless])).toBe(hopeless)
    expect(mainReason([])).toBeNull()
  })
})

describe('a shift id', () => {
  it('is technician and date', () => {
    expect(shiftOf('abc:2026-12-03')).toEqual({ technicianId: 'abc', date: '2026-12-03' })
    expect(shiftOf('abc')).toEqual({ technicianId: 'abc', date: null })
  })
})
