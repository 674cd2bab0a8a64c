import type { WeekFigures } from '@tournee/contract'
import { type Difference, Figure, useFormats, useText } from '@tournee/ui-kit'
import { signed } from './decision-words.ts'
import classes from './meeting.module.css'
import { meetingText } from './text.ts'

/** The week's figures now, each beside what it was when the meeting began. */
export function FiguresBar({ before, now }: { readonly before: WeekFigures; readonly now: WeekFigures }) {
  const words = useText(meetingText)
  const formats = useFormats()
  const rows: readonly (readonly [keyof typeof words.figure, number, number, (value: number) => string, more: boolean])[] = [
    ['km', before.km, now.km, formats.km, false],
    ['drive', before.driveHours, now.driveHours, (hours) => formats.duration(hours * 3_600), false],
    ['overtime', before.overtimeMinutes, now.overtimeMinutes, (minutes) => formats.duration(minutes * 60), false],
    ['served', before.served, now.served, (value) => formats.number(value), true],
    ['calls', before.calls, now.calls, (value) => formats.number(value), false],
    ['eur', before.eur, now.eur, formats.euros, false],
  ]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls on narrow screens must be reachable by keyboard
    <section className={classes.figures} aria-label={words.figures} tabIndex={0}>
      {rows.map(([name, was, is, write, more]) => {
        const change = is - was
        const verdict = change === 0 ? 'same' : change > 0 === more ? 'better' : 'worse'
        const base = `${write(was)} ${words.since}`
        const difference: Difference | null = Math.abs(change) < 0.05 ? null : { text: signed(change, write), verdict, base }
        return <Figure key={name} label={words.figure[name]} value={write(is)} difference={difference} testId={`meeting-${name}`} />
      })}
    </section>
  )
}
