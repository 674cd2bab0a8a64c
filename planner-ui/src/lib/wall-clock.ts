/**
 * Calendars draw the browser's local time; the company has its own. These two translate an instant into the local time that
 * *reads* like the company's wall clock, and back. Where clocks go back an hour, the first of the two instants is meant.
 */
const FIELDS = new Map<string, Intl.DateTimeFormat>()

function fieldsOf(timeZone: string): Intl.DateTimeFormat {
  const known = FIELDS.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  FIELDS.set(timeZone, made)
  return made
}

/** What a wall clock of the zone shows at an instant (epoch ms), as if it were UTC. */
function wallMs(ms: number, timeZone: string): number {
  const part: Record<string, number> = {}
  for (const { type, value } of fieldsOf(timeZone).formatToParts(new Date(ms))) part[type] = Number(value)
  return Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'], part['second'])
}

/** A local date whose clock reads as the company's does at this instant. */
export function toWall(instant: string, timeZone: string): Date {
  const wall = new Date(wallMs(Date.parse(instant), timeZone))
  return new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
  )
}

/** The instant at which the company's clock reads what this local date does. */
export function fromWall(local: Date, timeZone: string): string {
  const wanted = Date.UTC(local.getFullYear(), local.getMonth(), local.getDate(), local.getHours(), local.getMinutes(), local.getSeconds())
  // the offset of the day before and of the day after: the earlier instant that reads right, else (clocks skip it) the later
  const [before, after] = [-1, 1].map((day) => wallMs(wanted + day * 86_400_000, timeZone) - (wanted + day * 86_400_000))
  const candidates = [wanted - before!, wanted - after!].sort((a, b) => a - b)
  return new Date(candidates.find((ms) => wallMs(ms, timeZone) === wanted) ?? candidates[1]!).toISOString()
}

/** Civil date of a local date, `YYYY-MM-DD`. */
export function civilOf(local: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`
}

/** Local midnight of a civil date. */
export function localDay(date: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day)
}
