export {
  addDays,
  addMonths,
  type CivilDate,
  daysBetween,
  daysInMonth,
  fromDayNumber,
  isCivilDate,
  mondayOf,
  toDayNumber,
  weekdayOf,
} from './civil-date.ts'
export { DEFAULT_TOLERANCE_DAYS, type DueWindow, dueWindows, type RecurringContract, type Rhythm } from './due-windows.ts'
export { easterSunday, type FrenchHoliday, frenchHolidays, isFrenchHoliday } from './french-holidays.ts'
export { isIsoWeek, isoWeek, weekDays } from './iso-week.ts'
export { HEAT_PUMP_SERVICE_MONTHS, leakCheckMonths } from './legal-rhythms.ts'
export { fromEpoch, toEpoch } from './wall-clock.ts'
