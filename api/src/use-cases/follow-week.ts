import type { IsoWeek, WeekNews } from '@tournee/contract'
import { isIsoWeek } from '@tournee/engine/recurrence'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'

/** What is changed in a week from now on, by anybody. */
export function followWeek({ weekFeed }: Services, week: IsoWeek, signal: AbortSignal): AsyncIterable<WeekNews | null> | Refusal {
  if (!isIsoWeek(week)) return refuse('NOT_FOUND', 'The year has no such week.')
  return weekFeed.follow(week, signal)
}
