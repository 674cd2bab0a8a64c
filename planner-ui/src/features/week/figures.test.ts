import { createFormats } from '@tournee/ui-kit'
import { describe, expect, it } from 'vitest'
import { aRoute, aTechnician } from '../../testing/week-builders.ts'
import { compareFigures, countProven } from './figures.ts'
import { describeFigure } from './plan-words.ts'
import { weekText } from './text.ts'

const summary = { visits: 90, served: 87, unassigned: 3, km: 730, driveHours: 20, overtimeMinutes: 0, seconds: 10 }
const baseline = { policy: 'fcfs', km: 1000, driveHours: 25, served: 84, overtimeMinutes: 30 }
const figure = (key: string, s = summary, b: typeof baseline | null = baseline) => compareFigures(s, b).find((f) => f.key === key)!
const plain = (text: string) => text.replace(/\p{Zs}/gu, ' ')
const say = (key: string, s = summary, b: typeof baseline | null = baseline) =>
  describeFigure(figure(key, s, b), weekText.fr, createFormats('fr', 'Europe/Paris'))

describe('a plan beside first-come-first-served booking', () => {
  it('gains when it drives less', () => {
    // (730 - 1000) / 1000
    expect(figure('km')).toMatchObject({ ratio: -0.27, verdict: 'better' })
    expect(plain(say('km').difference!.text)).toBe('−27 %')
  })

  it('loses with the same weight when it drives more', () => {
    expect(figure('km', { ...summary, km: 1100 }).verdict).toBe('worse')
  })

  it('gains when it serves more visits and leaves fewer', () => {
    expect(figure('visits').verdict).toBe('better')
    // 90 - 84 = 6 unassigned before, 3 now
    expect(figure('unassigned')).toMatchObject({ base: 6, verdict: 'better' })
    expect(plain(say('unassigned').difference!.text)).toBe('−3')
  })

  it('says differences that have no percentage in their own unit', () => {
    expect(plain(say('overtime').difference!.text)).toBe('−30 min')
  })

  it('says nothing when there is nothing to compare, or no difference', () => {
    expect(say('km', summary, null).difference).toBeNull()
    expect(say('overtime', { ...summary, overtimeMinutes: 30 }).difference).toBeNull()
  })
})

describe('the days of a plan whose order is proven', () => {
  it('are counted among all, and said so', () => {
    const ana = aTechnician('A')
    const routes = [aRoute(ana, '2026-12-01', [], { proof: 'optimal' }), aRoute(ana, '2026-12-02', [])]
    expect(countProven({ routes })).toBe(1)
    expect(weekText.fr.notes.proven(1, 2)).toBe(
      '1 journée sur 2\u00a0: il est prouvé qu’aucun autre ordre des mêmes visites ne coûte moins.',
    )
    expect(weekText.en.notes.proven(1, 2)).toBe('1 of 2 days: it is proven that no other order of the same visits costs less.')
  })
})
