import { expect, it } from 'vitest'
import { weekText } from '../text.ts'
import { shiftEditWords } from './shift-edit-words.ts'

const day = { technicianId: 'A', date: '2026-12-01' }
const pauses = [
  { from: '15:00', minutes: 20, label: '' },
  { from: '10:00', minutes: 15, label: 'Garage' },
]

it('a day that was changed says its hours, then its pauses by the clock', () => {
  const said = (edit: object) => shiftEditWords({ ...day, pauses: [], ...edit }, weekText.fr)
  expect(said({ start: '09:00', end: '17:00', pauses })).toBe('09:00–17:00 · 10:00 Garage (15 min) · 15:00 Pause (20 min)')
  expect(said({ start: '09:00' })).toBe('début 09:00')
  expect(said({ end: '17:00' })).toBe('fin 17:00')
})
