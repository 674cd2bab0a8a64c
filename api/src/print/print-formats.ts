import type { PrintLanguage } from '@tournee/contract'

/** Dates, hours and amounts of what is printed: instants in the company's time zone, civil dates as they are. */
export interface PrintFormats {
  /** `08:15` */
  readonly time: (instant: string) => string
  /** `mardi 1er décembre 2026` of a civil date */
  readonly dayLong: (date: string) => string
  /** `mar. 1 déc.` of a civil date or an instant */
  readonly day: (date: string) => string
  /** `01/12/2026` */
  readonly date: (date: string) => string
  /** `1 déc. 2026, 08:15` */
  readonly dateTime: (instant: string) => string
  /** `1 h 15` */
  readonly duration: (seconds: number) => string
  /** `12,4 km` */
  readonly km: (metres: number) => string
  readonly number: (value: number, digits?: number) => string
  /** `12 €`, rounded */
  readonly euros: (value: number) => string
  /** `+12 €`, `−€3`, rounded, with a sign */
  readonly signedEuros: (value: number) => string
  /** `+1 h 15`, `−3 min`, with a sign */
  readonly signedDuration: (seconds: number) => string
  /** `Présents : Ada`, `Present: Ada` */
  readonly labelled: (label: string, text: string) => string
  /** `+12,4`, `−3`, `0`, with a sign */
  readonly signed: (value: number, digits?: number) => string
}

const TAG = { fr: 'fr-FR', en: 'en-GB' } as const
const NBSP = '\u00a0'
const isCivil = (date: string) => /^\d{4}-\d{2}-\d{2}$/.test(date)

/** Formats of a language and a time zone. */
export function printFormats(language: PrintLanguage, timeZone: string): PrintFormats {
  const tag = TAG[language]
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const zoned = new Intl.DateTimeFormat(tag, { ...options, timeZone })
    const civil = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    return (date: string) => (isCivil(date) ? civil.format(new Date(`${date}T12:00:00Z`)) : zoned.format(new Date(date)))
  }
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const long = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  // French groups thousands by a narrow space that few faces have
  const written = (text: string) => text.replace('-', '−').replaceAll('\u202f', NBSP)
  const number = (value: number, digits = 0) =>
    written(new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value))
  const money = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
  const duration = (seconds: number) => {
    const minutes = Math.round(seconds / 60)
    const [h, m] = [Math.trunc(minutes / 60), Math.abs(minutes % 60)]
    if (h === 0) return `${minutes}${NBSP}min`
    return m === 0 ? `${h}${NBSP}h` : `${h}${NBSP}h${NBSP}${String(m).padStart(2, '0')}`
  }
  const euros = (value: number) => written(money.format(Math.round(value) || 0))
  const withSign = (value: number, write: (absolute: number) => string) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${write(Math.abs(value))}`
  return {
    time: dates(clock),
    // the first of the month is an ordinal in French
    dayLong: (date) => (language === 'fr' ? long(date).replace(/ 1 /, ' 1er ') : long(date)),
    day: dates({ weekday: 'short', day: 'numeric', month: 'short' }),
    date: dates({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    dateTime: dates({ day: 'numeric', month: 'short', year: 'numeric', ...clock }),
    duration,
    km: (metres) => `${number(metres / 1_000, metres < 99_950 ? 1 : 0)}${NBSP}km`,
    number,
    euros,
    signedEuros: (value) => withSign(Math.round(value), euros),
    signedDuration: (seconds) => withSign(Math.round(seconds / 60) * 60, duration),
    labelled: (label, text) => (language === 'fr' ? `${label}${NBSP}: ${text}` : `${label}: ${text}`),
    signed: (value, digits = 0) => {
      const rounded = Number(value.toFixed(digits)) || 0
      return `${rounded > 0 ? '+' : ''}${number(rounded, digits)}`
    },
  }
}
