import type { AuditEntry } from '@tournee/contract'
import { createFormats } from '@tournee/ui-kit'
import { describe, expect, it } from 'vitest'
import { changeWords } from './change-words.ts'
import { fileText } from './text.ts'

const formats = createFormats('fr', 'Europe/Paris')
const say = (more: Partial<AuditEntry>, words = fileText.fr, written = formats) =>
  changeWords(
    { id: '1', at: '2026-11-23T08:00:00Z', actor: 'a', action: 'update', entity: 'contract', entityId: 'k', changes: {}, ...more },
    words,
    written,
    (id) => (id === 't1' ? 'Julien' : undefined),
  )

describe('a change of a file in plain words', () => {
  it('names the field, and what it was and is', () => {
    expect(say({ changes: { toleranceDays: [45, 30], tier: ['bronze', 'or'], endsOn: [null, '2026-12-01'] } })).toEqual({
      what: 'Contrat · modification',
      details: ['tolérance (jours)\u00a0: 45 → 30', 'formule\u00a0: Bronze → Or', 'fin\u00a0: vide → 1 déc. 2026'],
    })
  })
  it('says money, people and promises as a person would', () => {
    const promise = { earliest: '2026-12-01T09:00:00Z', latest: '2026-12-01T11:00:00Z' }
    expect(say({ entity: 'visit', changes: { technicianId: [null, 't1'], promise: [null, promise] } }).details).toEqual([
      'technicien\u00a0: vide → Julien',
      'promesse\u00a0: vide → 1 déc. 2026, 10:00–12:00',
    ])
    expect(say({ changes: { priceCents: [null, 14_900] } }).details[0]).toMatch(/prix\u00a0: vide → 149/)
  })
  it('leaves out what says nothing to a person', () => {
    expect(say({ changes: { positionSource: ['file', 'hand'], unheardOf: [1, 2] } }).details).toEqual([])
    expect(say({ action: 'create', changes: { notes: [null, ''], startsOn: [null, '2026-01-01'] } }).details).toEqual([
      'début\u00a0: 1 janv. 2026',
    ])
    const english = createFormats('en', 'Europe/Paris')
    expect(say({ action: 'create', changes: { startsOn: [null, '2026-01-01'] } }, fileText.en, english).details).toEqual([
      'start: 1 Jan 2026',
    ])
  })
})
