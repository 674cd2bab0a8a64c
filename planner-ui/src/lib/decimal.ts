import type { Locale } from '@tournee/ui-kit'

/** A number as a form of the language holds it: `0,35` in French, `0.35` in English, no more digits than it has. */
export const writeDecimal = (value: number, locale: Locale): string => (locale === 'fr' ? String(value).replace('.', ',') : String(value))

/** Thousands set apart by commas, as English does: `1,250` or `1,250.50`, but not `0,350`. */
const GROUPED = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/

/** The number a text says, with a comma or a point before the decimals in either language; NaN when it says none. */
export function readDecimal(text: string, locale: Locale): number {
  const said = text.replace(/\s/g, '').replace('−', '-')
  if (said === '') return Number.NaN
  return Number(locale === 'en' && GROUPED.test(said) ? said.replaceAll(',', '') : said.replace(',', '.'))
}
