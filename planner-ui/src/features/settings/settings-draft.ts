import { type BookingRules, type Company, DEFAULT_LIVE_RULES, DEFAULT_MEETING_RULES, type Position } from '@tournee/contract'
import type { Locale } from '@tournee/ui-kit'
import { readDecimal, writeDecimal } from '../../lib/decimal.ts'

/** The service's own rules of booking, where the company set none. */
export const DEFAULT_BOOKING: BookingRules = {
  windows: [
    { from: '08:00', to: '10:00' },
    { from: '10:00', to: '12:00' },
    { from: '13:30', to: '15:30' },
    { from: '15:30', to: '17:30' },
  ],
  bookingNoticeHours: 48,
  reschedulingNoticeHours: 24,
  cancellingNoticeHours: 24,
  horizonDays: 60,
  holdMinutes: 8,
  reserveShare: 0.15,
}

/** What a field starts from in a new company. */
const DEFAULTS: Readonly<Partial<Record<keyof SettingsDraft, string | number>>> = {
  timeZone: 'Europe/Paris',
  lunchFrom: '12:00',
  lunchTo: '13:00',
  lunchMinutes: 60,
  meetingFrom: '08:00',
  meetingTo: '09:00',
  bookingNoticeHours: 48,
  reschedulingNoticeHours: 24,
  cancellingNoticeHours: 24,
  horizonDays: 60,
  holdMinutes: 8,
  reservePercent: 15,
  callMinutes: 19,
  overtimePercent: 25,
  weakDayPercent: 50,
  unassignedEur: 0,
  overdueEur: 0,
  toldWithinMinutes: 30,
  promiseMarginMinutes: 10,
  riskMinutes: 15,
  fuelEurPerLitre: 1.7,
  litresPer100Km: 7,
  fullEurPerKm: 0.35,
  technicianEurPerHour: 40,
  co2KgPerLitre: 3.17,
}

/** The settings as a form holds them: texts as typed. */
export interface SettingsDraft {
  readonly name: string
  readonly timeZone: string
  readonly depotLabel: string
  readonly depot: Position | null
  readonly lunchFrom: string
  readonly lunchTo: string
  readonly lunchMinutes: string
  readonly hasMeeting: boolean
  readonly meetingDay: string
  readonly meetingFrom: string
  readonly meetingTo: string
  readonly windows: string
  readonly bookingNoticeHours: string
  readonly reschedulingNoticeHours: string
  readonly cancellingNoticeHours: string
  readonly horizonDays: string
  readonly holdMinutes: string
  readonly reservePercent: string
  readonly callMinutes: string
  readonly overtimePercent: string
  readonly weakDayPercent: string
  readonly unassignedEur: string
  readonly overdueEur: string
  readonly toldWithinMinutes: string
  readonly promiseMarginMinutes: string
  readonly riskMinutes: string
  readonly fuelEurPerLitre: string
  readonly litresPer100Km: string
  readonly fullEurPerKm: string
  readonly technicianEurPerHour: string
  readonly co2KgPerLitre: string
  readonly source: string
  readonly asOf: string
}

/** What a field starts from in a new company, as the language writes it. */
export function defaultOf(field: keyof SettingsDraft, locale: Locale): string | undefined {
  const usual = DEFAULTS[field]
  return typeof usual === 'number' ? writeDecimal(usual, locale) : usual
}

const share = (percentage: number) => Number((percentage / 100).toFixed(4))
/** No setting has thousands that matter: a comma is one before decimals in either language. */
const read = (text: string) => readDecimal(text, 'fr')

/** The form of a company, its numbers as the language writes them. */
export function draftOf(company: Company, locale: Locale): SettingsDraft {
  const written = (value: number) => writeDecimal(value, locale)
  /** A share as a percentage with one decimal at most. */
  const percent = (share: number) => written(Math.round(share * 1000) / 10)
  const booking = company.booking ?? DEFAULT_BOOKING
  const { rates, lunch, meeting } = company
  const rules = company.meetingRules ?? DEFAULT_MEETING_RULES
  return {
    name: company.name,
    timeZone: company.timeZone,
    depotLabel: company.depotLabel,
    depot: company.depot,
    lunchFrom: lunch.earliestStart,
    lunchTo: lunch.latestStart,
    lunchMinutes: String(lunch.minutes),
    hasMeeting: meeting !== null,
    meetingDay: String(meeting?.weekday ?? 3),
    meetingFrom: meeting?.start ?? '08:00',
    meetingTo: meeting?.end ?? '09:00',
    windows: booking.windows.map(({ from, to }) => `${from}-${to}`).join('\n'),
    bookingNoticeHours: written(booking.bookingNoticeHours),
    reschedulingNoticeHours: written(booking.reschedulingNoticeHours),
    cancellingNoticeHours: written(booking.cancellingNoticeHours),
    horizonDays: String(booking.horizonDays),
    holdMinutes: written(booking.holdMinutes),
    reservePercent: percent(booking.reserveShare),
    callMinutes: written(rules.callMinutes),
    overtimePercent: percent(rules.overtimeFactor - 1),
    weakDayPercent: percent(rules.weakDayShare),
    unassignedEur: written(rules.unassignedEur),
    overdueEur: written(rules.overdueEur),
    toldWithinMinutes: written(rules.toldWithinMinutes),
    promiseMarginMinutes: written(rules.promiseMarginMinutes),
    riskMinutes: written((company.live ?? DEFAULT_LIVE_RULES).riskMinutes),
    fuelEurPerLitre: written(rates.fuelEurPerLitre),
    litresPer100Km: written(rates.litresPer100Km),
    fullEurPerKm: written(rates.fullEurPerKm),
    technicianEurPerHour: written(rates.technicianEurPerHour),
    co2KgPerLitre: written(rates.co2KgPerLitre),
    source: rates.source,
    asOf: rates.asOf,
  }
}

export type SettingsFault = 'number' | 'range' | 'text' | 'order' | 'windows' | 'zone'

/** Bounds of every number, both included. */
const BOUNDS: readonly (readonly [keyof SettingsDraft, number, number])[] = [
  ['lunchMinutes', 0, 180],
  ['bookingNoticeHours', 0, 2000],
  ['reschedulingNoticeHours', 0, 2000],
  ['cancellingNoticeHours', 0, 2000],
  ['horizonDays', 1, 366],
  ['holdMinutes', 1, 60],
  ['reservePercent', 0, 90],
  ['callMinutes', 0, 240],
  ['overtimePercent', 0, 200],
  ['weakDayPercent', 0, 100],
  ['unassignedEur', 0, 10_000],
  ['overdueEur', 0, 10_000],
  ['toldWithinMinutes', 0, 240],
  ['promiseMarginMinutes', 0, 120],
  ['riskMinutes', 0, 120],
  ['fuelEurPerLitre', 0, 10],
  ['litresPer100Km', 0, 50],
  ['fullEurPerKm', 0, 10],
  ['technicianEurPerHour', 0, 500],
  ['co2KgPerLitre', 0, 10],
]
const WHOLE = new Set<keyof SettingsDraft>(['lunchMinutes', 'horizonDays'])

function windowsOf(text: string): BookingRules['windows'] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const clock = '([01]\\d|2[0-3]):[0-5]\\d'
  const windows = lines.map((line) => line.match(new RegExp(`^(${clock})\\s*[-–]\\s*(${clock})$`)))
  if (windows.length === 0 || windows.length > 12 || windows.some((found) => !found || found[3]! <= found[1]!)) return null
  return windows.map((found) => ({ from: found![1]!, to: found![3]! }))
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name.trim() !== ''
  } catch {
    return false
  }
}

/** What is wrong with each field of a draft. */
export function faultsOf(draft: SettingsDraft): Partial<Record<keyof SettingsDraft, SettingsFault>> {
  const faults: Partial<Record<keyof SettingsDraft, SettingsFault>> = {}
  if (draft.name.trim() === '') faults.name = 'text'
  if (draft.depotLabel.trim() === '' || !draft.depot) faults.depotLabel = 'text'
  if (draft.asOf === '') faults.asOf = 'text'
  if (!isTimeZone(draft.timeZone)) faults.timeZone = 'zone'
  for (const [field, least, most] of BOUNDS) {
    const value = read(draft[field] as string)
    if (Number.isNaN(value) || (WHOLE.has(field) && !Number.isInteger(value))) faults[field] = 'number'
    else if (value < least || value > most) faults[field] = 'range'
  }
  if (draft.lunchTo < draft.lunchFrom) faults.lunchTo = 'order'
  if (draft.hasMeeting && draft.meetingTo <= draft.meetingFrom) faults.meetingTo = 'order'
  const times = ['lunchFrom', 'lunchTo', ...(draft.hasMeeting ? (['meetingFrom', 'meetingTo'] as const) : [])] as const
  for (const field of times) if (draft[field] === '') faults[field] = 'text'
  if (!windowsOf(draft.windows)) faults.windows = 'windows'
  return faults
}

/** The draft as the service takes it; call it when nothing is wrong. */
export function companyOf(draft: SettingsDraft): Required<Pick<Company, 'booking' | 'meetingRules' | 'live'>> & Company {
  const number = (field: keyof SettingsDraft) => read(draft[field] as string)
  return {
    name: draft.name.trim(),
    timeZone: draft.timeZone.trim(),
    depot: draft.depot!,
    depotLabel: draft.depotLabel.trim(),
    lunch: { earliestStart: draft.lunchFrom, latestStart: draft.lunchTo, minutes: number('lunchMinutes') },
    meeting: draft.hasMeeting ? { weekday: Number(draft.meetingDay), start: draft.meetingFrom, end: draft.meetingTo } : null,
    rates: {
      fuelEurPerLitre: number('fuelEurPerLitre'),
      litresPer100Km: number('litresPer100Km'),
      fullEurPerKm: number('fullEurPerKm'),
      technicianEurPerHour: number('technicianEurPerHour'),
      co2KgPerLitre: number('co2KgPerLitre'),
      source: draft.source.trim(),
      asOf: draft.asOf,
    },
    booking: {
      windows: windowsOf(draft.windows)!,
      bookingNoticeHours: number('bookingNoticeHours'),
      reschedulingNoticeHours: number('reschedulingNoticeHours'),
      cancellingNoticeHours: number('cancellingNoticeHours'),
      horizonDays: number('horizonDays'),
      holdMinutes: number('holdMinutes'),
      reserveShare: share(number('reservePercent')),
    },
    meetingRules: {
      callMinutes: number('callMinutes'),
      overtimeFactor: 1 + share(number('overtimePercent')),
      weakDayShare: share(number('weakDayPercent')),
      unassignedEur: number('unassignedEur'),
      overdueEur: number('overdueEur'),
      toldWithinMinutes: number('toldWithinMinutes'),
      promiseMarginMinutes: number('promiseMarginMinutes'),
    },
    live: { riskMinutes: number('riskMinutes') },
  }
}
