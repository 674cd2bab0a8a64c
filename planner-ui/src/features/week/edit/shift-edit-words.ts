import type { ShiftEdit } from '@tournee/contract'
import type { WeekWords } from '../text.ts'

/** What was changed of a day: `fin 17:00 · 10:00 Garage (15 min)`. */
export function shiftEditWords({ start, end, pauses }: ShiftEdit, { edit: words, pause }: WeekWords): string {
  const hours = start && end ? [`${start}–${end}`] : start ? [words.startsFrom(start)] : end ? [words.endsAt(end)] : []
  const added = [...pauses]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, minutes, label }) => words.pauseAt(label.trim() || pause, from, minutes))
  return [...hours, ...added].join(' · ')
}
