import type { Formats } from '@tournee/ui-kit'
import type { WeekWords } from '../text.ts'
import type { EditPrice } from './edit-history.ts'

const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '±')

/** A change of kilometres: `+6,4 km`, `−12 km`, `±0 km`; less than 50 m is nothing. */
export function kmWords(metres: number, formats: Formats): string {
  const rounded = Math.abs(metres) < 50 ? 0 : metres
  return `${sign(rounded)}${rounded === 0 ? `${formats.number(0)}\u00a0km` : formats.km(Math.abs(rounded) / 1000)}`
}

/** A change of time: `+11 min`, `±0 min`; less than half a minute is nothing. */
export function timeWords(seconds: number, formats: Formats): string {
  const rounded = Math.abs(seconds) < 30 ? 0 : seconds
  return `${sign(rounded)}${formats.duration(Math.abs(rounded))}`
}

/** Whether a price changes nothing that is worth a word. */
export const isNothing = ({ metres, driveSeconds, overtimeSeconds }: EditPrice): boolean =>
  Math.abs(metres) < 50 && Math.abs(driveSeconds) < 30 && Math.abs(overtimeSeconds) < 30

/** What an edit changes, in one line: kilometres, minutes of driving, and overtime where there is any change of it. */
export function priceWords(price: EditPrice, words: WeekWords, formats: Formats): string {
  const overtime = Math.abs(price.overtimeSeconds) < 30 ? [] : [words.edit.overtime(timeWords(price.overtimeSeconds, formats))]
  return [kmWords(price.metres, formats), timeWords(price.driveSeconds, formats), ...overtime].join(' · ')
}
