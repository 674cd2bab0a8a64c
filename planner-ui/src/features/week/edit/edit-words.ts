import type { Technician, VisitCard } from '@tournee/contract'
import type { Formats } from '@tournee/ui-kit'
import type { WeekWords } from '../text.ts'
import type { EditLabel } from './edit-label.ts'

/** What names the people and places of an edit. */
export interface LabelContext {
  readonly words: WeekWords
  readonly formats: Formats
  readonly technicians: readonly Technician[]
  readonly visits: ReadonlyMap<string, VisitCard>
}

/** What a planner did, in words: for the history, and for the audit log. */
export function editWords(label: EditLabel, { words, formats, technicians, visits }: LabelContext): string {
  const say = words.edit.label
  const client = (id: string) => visits.get(id)?.clientName ?? '?'
  const who = (id: string) => technicians.find((t) => t.id === id)?.name ?? '?'
  switch (label.kind) {
    case 'move':
      return say.move(client(label.visitId), who(label.technicianId), formats.dayShort(label.date))
    case 'order':
      return say.order(client(label.visitId))
    case 'swap':
      return say.swap(client(label.visitId), client(label.otherId))
    case 'basket':
      return label.visitIds.length === 1 ? say.basket(client(label.visitIds[0]!)) : say.basketMany(label.visitIds.length)
    case 'day':
      return say.day(label.visits, who(label.fromId), who(label.technicianId), formats.dayShort(label.date))
    case 'hours':
      return say.hours(who(label.technicianId), formats.dayShort(label.date))
    case 'pause':
      return say.pause(who(label.technicianId), formats.dayShort(label.date))
    case 'lock':
      return say.lock(label.visits, label.level ? words.edit.locks[label.level] : words.edit.lockNone)
    case 'optimise':
      return say.optimise
    case 'absence':
      return say.absence(who(label.technicianId), formats.dayShort(label.date))
    case 'restore':
      return say.restore(label.name)
  }
}
