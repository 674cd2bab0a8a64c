import { fromEpoch } from '@tournee/engine/recurrence'

/** Instants as `HH:MM` of a time zone. */
export const clockOf = (timeZone: string) => (instant: string) => fromEpoch(Math.floor(Date.parse(instant) / 1_000), timeZone).time
