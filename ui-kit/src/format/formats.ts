import type { Locale } from '../i18n/locale.ts'

/** How dates, times and amounts are written; instants in the company's time zone, civil dates as they are. */
export interface Formats {
  readonly locale: Locale
  readonly timeZone: string
  /** `08:15` */
  readonly time: (instant: string | Date) => string
  /** `08:15–09:30` */
  readonly timeRange: (from: string, to: string) => string
  /** `mar. 1 déc.` of a civil date or an instant */
  readonly day: (date: string) => string
  /** `mardi 1er décembre` */
  readonly dayLong: (date: string) => string
  /** `mar. 1` */
  readonly dayShort: (date: string) => string
  /** `mar.` */
  readonly weekday: (date: string) => string
  /** `décembre 2026` */
  readonly month: (date: string) => string
  /** `1 déc. 2026` */
  readonly date: (date: string) => string
  /** `1 déc. 2026, 08:15` */
  readonly dateTime: (instant: string) => string
  /** `30 nov. – 4 déc. 2026` */
  readonly dateRange: (from: string, to: string) => string
  /** `1 h 15`, `45 min` */
  readonly duration: (seconds: number) => string
  /** `12,4 km`, `412 km` from 100 km on */
  readonly km: (km: number) => string
  /** `31 h`, `2,5 h` */
  readonly hours: (hours: number) => string
  /** `−27 %`, `+3 %`, `0 %` */
  readonly change: (ratio: number) => string
  /** `12 %` */
  readonly percent: (ratio: number) => string
  /** `Échéance : 7 sept.`, `Due: 7 Sept` */
  readonly labelled: (label: string, text: string) => string
  readonly number: (value: number, digits?: number) => string
  /** `1 250 €` */
  readonly euros: (value: number) => string
  /** civil date of an instant, `YYYY-MM-DD` */
  readonly civilDate: (instant: string | Date) => string
}

const TAG: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' }
const NBSP = '\u00a0'
const MINUS = '−'
const isCivil = (date: string) => /^\d{4}-\d{2}-\d{2}$/.test(date)

/** The first of the month is an ordinal in French, the other days are not. */
const firstOfMonth = (locale: Locale, day: string) => (locale === 'fr' ? day.replace(/\b1\b/, '1er') : day)

/** Made when first asked for: a formatter costs a millisecond, and no screen needs them all. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

/** Formats of a language and a time zone; pure, and cheap to make and to call. */
export function createFormats(locale: Locale, timeZone: string): Formats {
  const tag = TAG[locale]
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const zoned = once(() => new Intl.DateTimeFormat(tag, { ...options, timeZone }))
    const civil = once(() => new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }))
    return (date: string) => (isCivil(date) ? civil().format(new Date(`${date}T12:00:00Z`)) : zoned().format(new Date(date)))
  }
  const clock = once(() => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }))
  const iso = once(() => new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }))
  const longDay = dates({ weekday: 'long', day: 'numeric', month: 'long' })
  const range = once(() => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }))
  const numbers = [0, 1, 2, 3, 4, 5].map((d) =>
    once(() => new Intl.NumberFormat(tag, { minimumFractionDigits: d, maximumFractionDigits: d })),
  )
  const number = (value: number, digits = 0) => numbers[digits]!().format(value).replace('-', MINUS)
  const money = once(() => new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }))
  const time = (instant: string | Date) => clock().format(typeof instant === 'string' ? new Date(instant) : instant)
  const percentSign = locale === 'fr' ? `${NBSP}%` : '%'
  return {
    locale,
    timeZone,
    time,
    timeRange: (from, to) => `${time(from)}–${time(to)}`,
    day: dates({ weekday: 'short', day: 'numeric', month: 'short' }),
    dayLong: (date) => firstOfMonth(locale, longDay(date)),
    dayShort: dates({ weekday: 'short', day: 'numeric' }),
    weekday: dates({ weekday: 'short' }),
    month: dates({ month: 'long', year: 'numeric' }),
    date: dates({ day: 'numeric', month: 'short', year: 'numeric' }),
    dateTime: dates({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    dateRange: (from, to) => range().formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`)),
    duration: (seconds) => {
      const minutes = Math.round(seconds / 60)
      const [h, m] = [Math.trunc(minutes / 60), Math.abs(minutes % 60)]
      if (h === 0) return `${minutes}${NBSP}min`
      return m === 0 ? `${h}${NBSP}h` : `${h}${NBSP}h${NBSP}${String(m).padStart(2, '0')}`
    },
    km: (km) => `${number(km, Math.abs(km) < 99.95 ? 1 : 0)}${NBSP}km`,
    hours: (hours) => `${number(hours, Math.abs(hours) < 9.95 && !Number.isInteger(hours) ? 1 : 0)}${NBSP}h`,
    change: (ratio) => {
      const percent = Math.round(ratio * 100)
      return `${percent > 0 ? '+' : percent < 0 ? MINUS : ''}${Math.abs(percent)}${percentSign}`
    },
    percent: (ratio) => `${number(ratio * 100)}${percentSign}`,
    labelled: (label, text) => (locale === 'fr' ? `${label}${NBSP}: ${text}` : `${label}: ${text}`),
    number,
    euros: (value) => money().format(value).replace('-', MINUS),
    civilDate: (instant) => iso().format(typeof instant === 'string' ? new Date(instant) : instant),
  }
}
