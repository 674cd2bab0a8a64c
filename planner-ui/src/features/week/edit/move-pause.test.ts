import { expect, it } from 'vitest'
import { movePause } from './move-pause.ts'

const edit = { technicianId: 'A', date: '2026-12-01', pauses: [10, 15].map((hour) => ({ from: `${hour}:00`, minutes: 15, label: '' })) }
const clock = (instant: Date) => instant.toISOString().slice(11, 16)
const at = (time: string) => Date.parse(`2026-12-01T${time}Z`) / 1_000

it('a pause that a visit is in the way of goes to the next full minute', () => {
  const moved = movePause(edit, { kind: 'move-break', shift: 'A:2026-12-01', break: 'pause-1', start: at('10:09:30') }, clock)
  expect(moved!.pauses.map(({ from }) => from)).toEqual(['10:10', '15:00'])
  const earlier = movePause(edit, { kind: 'move-break', shift: 'A:2026-12-01', break: 'pause-2', start: at('14:01:00') }, clock)
  expect(earlier!.pauses.map(({ from }) => from)).toEqual(['10:00', '14:01'])
})

it('lunch and other rules are not moved by an edit of pauses', () => {
  expect(movePause(edit, { kind: 'move-break', break: 'lunch', start: at('11:00:00') }, clock)).toBeNull()
  expect(movePause(edit, { kind: 'extend-shift', by: 600 }, clock)).toBeNull()
})
