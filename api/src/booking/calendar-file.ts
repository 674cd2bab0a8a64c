/** Something at an hour, as a calendar shows it. */
export interface CalendarEvent {
  /** stable for the life of the thing: calendars replace the entry by it */
  readonly uid: string
  /** rises with every change (RFC 5545, 3.8.7.4) */
  readonly sequence: number
  /** epoch milliseconds */
  readonly start: number
  readonly end: number
  /** when this was written, epoch milliseconds */
  readonly stamp: number
  readonly summary: string
  readonly description: string
  readonly location: string
}

/** An appointment as a calendar entry, sent to the one who attends. */
export interface CalendarEntry extends CalendarEvent {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly organizer: { readonly name: string; readonly mail: string }
  readonly attendee: string
}

const MOST_OCTETS = 75

/** Text escaped (RFC 5545, 3.3.11). */
const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n')

/** A parameter's value quoted (RFC 5545, 3.2): no quotes, no control characters inside. */
const quoted = (text: string) => `"${[...text].filter((sign) => sign !== '"' && sign >= ' ').join('')}"`

const instant = (at: number) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

/** A line folded after 75 octets, never inside a character (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  for (const sign of line) {
    // the space that begins a folded line counts too
    if (Buffer.byteLength(current + sign) > MOST_OCTETS) {
      lines.push(current)
      current = ` ${sign}`
    } else current += sign
  }
  return [...lines, current].join('\r\n')
}

/** An event's lines; `more` are those of its method. */
const eventLines = (event: CalendarEvent, more: readonly string[]): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escaped(event.uid)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${instant(event.stamp)}`,
  `DTSTART:${instant(event.start)}`,
  `DTEND:${instant(event.end)}`,
  `SUMMARY:${escaped(event.summary)}`,
  `DESCRIPTION:${escaped(event.description)}`,
  `LOCATION:${escaped(event.location)}`,
  ...more,
  'END:VEVENT',
]

function written(method: string, events: readonly string[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Tournee//Appointments//FR', `METHOD:${method}`, ...events, 'END:VCALENDAR']
  return `${lines.map(folded).join('\r\n')}\r\n`
}

/** An appointment as an iCalendar file (RFC 5545; methods of RFC 5546). */
export const calendarFile = (entry: CalendarEntry): string =>
  written(
    entry.method,
    eventLines(entry, [
      `STATUS:${entry.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
      `ORGANIZER;CN=${quoted(entry.organizer.name)}:mailto:${entry.organizer.mail}`,
      `ATTENDEE;RSVP=FALSE:mailto:${entry.attendee}`,
    ]),
  )

/** Events as one iCalendar file that invites nobody. */
export const calendarOf = (method: 'PUBLISH', events: readonly CalendarEvent[]): string =>
  written(
    method,
    events.flatMap((event) => eventLines(event, ['STATUS:CONFIRMED'])),
  )
