const two = (n: number) => String(n).padStart(2, '0')
const DAY_MINUTES = 24 * 60

/** The time of day a text says, `HH:MM` on 24 hours: `8`, `8h30`, `0830`, `8:30`, `8:30 pm`. Null: it says none. */
export function readTime(text: string): string | null {
  const said = text.trim().toLowerCase()
  const found = /^(\d{1,2})(?:\s*[:h.]\s*(\d{1,2})?)?\s*(am|pm)?$/.exec(said) ?? /^(\d{1,2})(\d{2})\s*(am|pm)?$/.exec(said)
  if (!found) return null
  const [hours, minutes, half] = [Number(found[1]), Number(found[2] ?? 0), found[3]]
  if (half && (hours < 1 || hours > 12)) return null
  const hour = half ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours
  return hour < 24 && minutes < 60 ? `${two(hour)}:${two(minutes)}` : null
}

/** Whether a time is typed to its end, the two digits of its minutes. */
export const isWholeTime = (text: string): boolean => /^\s*(\d{1,2}\s*[:h.]\s*\d{2}|\d{4})\s*$/i.test(text)

/** The next time of day on a grid of so many minutes, later or earlier; it stops at the ends of the day. */
export function stepTime(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const [now, grid] = [hour * 60 + minute, Math.abs(minutes)]
  const next = minutes > 0 ? (Math.floor(now / grid) + 1) * grid : (Math.ceil(now / grid) - 1) * grid
  return next < 0 || next >= DAY_MINUTES ? time : `${two(Math.floor(next / 60))}:${two(next % 60)}`
}
