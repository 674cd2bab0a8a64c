import type { Stamp, StampKind } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import type { DayLine } from './day.ts'
import { currentJob, knownStamps, lastTold, nextKind, progressOf } from './progress.ts'
import type { BoxItem } from './stamp-box.ts'

const served = (id: string, visitId: string, kind: StampKind, at = '2026-12-01T09:00:00Z') =>
  ({ id, visitId, kind, at, reason: null }) as Stamp
const kept = (
  id: string,
  visitId: string,
  kind: StampKind,
  more: Partial<BoxItem['stamp']> = {},
  state: BoxItem['state'] = 'waiting',
): BoxItem => ({
  stamp: { id, visitId, kind, at: '2026-12-01T10:00:00Z', ...more },
  state,
  code: null,
})
const lines = ['a', 'b', 'c'].map((id, i) => ({ kind: 'visit', order: i + 1, visit: { id } })) as DayLine[]

describe('what is known of the day', () => {
  it('is what the service knows and what waits on the device, each once', () => {
    const all = knownStamps([served('1', 'a', 'arrived')], [kept('1', 'a', 'arrived', {}, 'taken'), kept('2', 'a', 'done')])
    expect(all.map(({ id }) => id)).toEqual(['1', '2'])
    expect(progressOf('a', all).state).toBe('done')
  })

  it('leaves out what is taken back, on the device as on the service, and what was refused', () => {
    const stamps = [served('1', 'a', 'on-the-way'), served('2', 'a', 'arrived')]
    expect(progressOf('a', knownStamps(stamps, [kept('3', 'a', 'undo', { undoes: '2' })])).state).toBe('on-the-way')
    expect(progressOf('a', knownStamps(stamps, [kept('3', 'a', 'done', {}, 'refused')])).state).toBe('on-site')
  })
})

describe('the one job of now', () => {
  it('is the first that is not over', () => {
    expect(currentJob(lines, [])?.visit.id).toBe('a')
    expect(currentJob(lines, knownStamps([served('1', 'a', 'not-done')], []))?.visit.id).toBe('b')
  })

  it('is the one that was begun, in whatever order', () => {
    expect(currentJob(lines, knownStamps([served('1', 'c', 'on-the-way')], []))?.visit.id).toBe('c')
  })

  it('is none when all are over', () => {
    expect(
      currentJob(
        lines,
        ['a', 'b', 'c'].map((id) => served(id, id, 'done')),
      ),
    ).toBeNull()
  })

  it('leads from setting out to being there to being done', () => {
    expect((['to-come', 'on-the-way', 'on-site'] as const).map(nextKind)).toEqual(['on-the-way', 'arrived', 'done'])
  })
})

it('the last thing told is the one that can be taken back', () => {
  expect(lastTold([])).toBeNull()
  expect(lastTold([served('1', 'a', 'done', '2026-12-01T09:00:00Z'), served('2', 'b', 'on-the-way', '2026-12-01T09:05:00Z')])?.id).toBe('2')
})
