import type { Decision, TakenDecision } from '@tournee/contract'
import { createFormats } from '@tournee/ui-kit'
import { expect, it } from 'vitest'
import { aTechnician } from '../../testing/week-builders.ts'
import { takenInWords } from './decision-words.ts'
import { meetingText } from './text.ts'

const ada = aTechnician('A', { name: 'Ada' })
const telling = { words: meetingText.fr, formats: createFormats('fr', 'Europe/Paris'), technicians: [ada] }
const shift = { technicianId: ada.id, date: '2026-12-08' }
const placed = { what: { kind: 'place', visitId: 'v', shift, start: '2026-12-08T09:08:00Z', eases: [] } }
const said = (choice: TakenDecision['choice'], options: readonly unknown[], eur: number) => {
  const decision = { options } as unknown as Decision
  const taken = { choice, decision, option: choice === 'refuse' ? null : 0, price: { km: 0, minutes: 0, eur } } as TakenDecision
  return takenInWords(taken, telling).replace(/\p{Zs}/gu, ' ')
}

it('what was decided says where the visit went, and its price against the proposal', () => {
  expect(said('accept', [placed], 0)).toBe('accepté : mar. 8 déc. 10:08, Ada')
  expect(said('alternative', [placed], 73)).toBe('autre choix : mar. 8 déc. 10:08, Ada · +73 € face à la proposition')
  expect(said('refuse', [placed], -26)).toBe('laissé · −26 € face à la proposition')
})

it('what was left because nothing was possible has no price', () => {
  expect(said('refuse', [], 0)).toBe('laissé · il n’y avait pas de proposition')
})
