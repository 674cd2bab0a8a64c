import type { LockLevel } from '@tournee/contract'
import type { Formats } from '@tournee/ui-kit'
import type { PlacedVisit } from './model.ts'
import type { WeekWords } from './text.ts'

/** A stop in words, with how firmly it is held: `2. Garage, Sevrier, 10:00–11:00, verrou jour`. */
export function stopName(
  { order, visit, stop }: Pick<PlacedVisit, 'order' | 'visit' | 'stop'>,
  lock: LockLevel | null,
  words: WeekWords,
  formats: Formats,
): string {
  const name = words.stopName(order, visit.clientName, visit.city, formats.timeRange(stop.start, stop.end))
  return lock ? `${name}, ${words.edit.lockedAt(words.edit.locks[lock])}` : name
}
