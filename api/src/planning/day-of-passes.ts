import { passSeason } from '@tournee/osrm'
import type { WeekDay } from './week-shifts.ts'

/** The date whose high passes hold for the whole week: a pass that is closed on one of its days is not counted on. */
export const dayOfPasses = (days: readonly WeekDay[]): string => (days.find(({ date }) => passSeason(date) === 'winter') ?? days[0]!).date
