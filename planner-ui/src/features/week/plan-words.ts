import type { Difference, Formats } from '@tournee/ui-kit'
import type { Comparison, FigureKey } from './figures.ts'
import type { WeekWords } from './text.ts'

/** A figure in words: value, base and difference, ready to be shown. */
export interface FigureWords {
  readonly key: FigureKey
  readonly label: string
  readonly value: string
  readonly base: string
  readonly difference: Difference | null
}

/** Hours of driving: `16 h`, and to the minute below ten (`3 h 12`). */
export const driveWords = (hours: number, formats: Formats): string =>
  Math.abs(hours) < 9.95 ? formats.duration(hours * 3_600) : formats.hours(hours)

const write = (key: FigureKey, value: number, formats: Formats): string => {
  if (key === 'km') return formats.km(value)
  if (key === 'drive') return driveWords(value, formats)
  if (key === 'overtime') return formats.duration(value * 60)
  return formats.number(value)
}

/** A comparison for people: percents where a percent says something, else the plain difference. */
export function describeFigure(figure: Comparison, words: WeekWords, formats: Formats): FigureWords {
  const { key, value, base, ratio, verdict } = figure
  const said = base === null ? '' : write(key, base, formats)
  return {
    key,
    label: words.figures[key],
    value: write(key, value, formats),
    base: said,
    difference:
      base === null || verdict === 'same'
        ? null
        : { text: changeOf(key, value - base, ratio, formats), verdict, base: `${said}, ${words.baseline}` },
  }
}

function changeOf(key: FigureKey, gap: number, ratio: number | null, formats: Formats): string {
  if (ratio !== null && (key === 'km' || key === 'drive')) return formats.change(ratio)
  return `${gap > 0 ? '+' : '−'}${write(key, Math.abs(gap), formats)}`
}
