import type { Agenda, Announcements, Decision } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { decisionAt, meaningOf, namesIn, nextKey, positionOf, toldAtFirst, turnOption } from './model.ts'

const decision = (key: string, options = 2): Decision => ({ key, options: Array.from({ length: options }) }) as unknown as Decision
const agenda = (...keys: string[]): Agenda => ({ decisions: keys.map((key) => decision(key)) }) as unknown as Agenda

describe('the place in the agenda', () => {
  it('is the decision chosen as long as it is to be decided, else the dearest', () => {
    expect(decisionAt(agenda('x', 'y'), 'y')?.key).toBe('y')
    expect(decisionAt(agenda('x', 'y'), 'gone')?.key).toBe('x')
    expect(decisionAt(agenda(), 'x')).toBeNull()
  })

  it('counts what was decided before', () => {
    const now = { ...agenda('x', 'y'), taken: [{}, {}, {}] as unknown as Agenda['taken'] }
    expect(positionOf(now, decision('y'))).toEqual([5, 5])
    expect(positionOf({ ...now, taken: [] }, decision('x'))).toEqual([1, 2])
  })

  it('goes round', () => {
    expect([nextKey(agenda('x', 'y'), 'x'), nextKey(agenda('x', 'y'), 'y'), nextKey(agenda(), null)]).toEqual(['y', 'x', null])
    expect([turnOption(decision('x'), 1, 1), turnOption(decision('x'), 0, -1), turnOption(decision('x', 0), 0, 1)]).toEqual([0, 1, 0])
  })
})

it('reads the keys of the meeting and no others', () => {
  expect(['a', 'r', 'u', 'Enter', 'ArrowRight', 'ArrowUp', 'z', 'Tab'].map(meaningOf)).toEqual([
    'accept',
    'refuse',
    'undo',
    'next',
    'forward',
    'back',
    null,
    null,
  ])
})

it('tells at first who had another hour and can be reached', () => {
  const client = (visitId: string, news: string, channel: string) => ({ visitId, news, channel })
  const clients = [
    client('1', 'planned', 'mail'),
    client('2', 'moved', 'mail'),
    client('3', 'removed', 'sms'),
    client('4', 'moved', 'none'),
  ]
  expect([...toldAtFirst({ clients } as unknown as Announcements)]).toEqual(['2', '3'])
})

it('reads names out of a line', () => {
  expect(namesIn(' Ada, Bob ,, ')).toEqual(['Ada', 'Bob'])
})
