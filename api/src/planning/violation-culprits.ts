import type { Violation } from '@tournee/contract'
import type { Culprit } from '../refusal.ts'

const minutes = (seconds: number): string => `${Math.ceil(seconds / 60)} min`
const kilometres = (metres: number): string => `${(metres / 1_000).toFixed(1)} km`

/** By cause: the sentence, its amount said in the unit of people, and what to do. */
const WORDS: Readonly<Record<string, readonly [cause: (by: number) => string, remedy: string]>> = {
  delay: [(by) => `It comes ${minutes(by)} too late.`, 'Put it earlier or on another day, or lengthen the shift.'],
  lead_time: [(by) => `It comes ${minutes(by)} too early.`, 'Put it later, or on another day.'],
  promise_broken: [
    (by) => `It misses the promised window by ${minutes(by)}.`,
    'Put it elsewhere, or move the appointment with the client.',
  ],
  due_date: [(by) => `It is out of its due window by ${minutes(by)}.`, 'Put it within its due window, or accept another day.'],
  skills: [() => 'The technician lacks a skill.', 'Give it to somebody who has it.'],
  technician_not_allowed: [() => 'The technician may not take it.', 'Give it to somebody else.'],
  overtime: [(by) => `The day ends ${minutes(by)} after its hours.`, 'Take a visit out, or lengthen the shift.'],
  max_work: [(by) => `The day has ${minutes(by)} of work too much.`, 'Take a visit out, or allow more work that day.'],
  max_duration: [(by) => `The day is ${minutes(by)} too long.`, 'Take a visit out.'],
  max_travel_time: [(by) => `The day has ${minutes(by)} of driving too much.`, 'Take a visit out.'],
  max_distance: [(by) => `The day is ${kilometres(by)} too long.`, 'Take a visit out.'],
  max_tasks: [(by) => `The day has ${by} visits too many.`, 'Take a visit out.'],
  missing_break: [() => 'A break has no place any more.', 'Take a visit out, or move the break.'],
  break_time: [(by) => `A break is ${minutes(by)} out of its hours.`, 'Take a visit out, or move the break.'],
  unreachable: [() => 'No road leads there.', 'Check the position of the site.'],
  load: [(by) => `The vehicle is overloaded by ${by}.`, 'Take a visit out.'],
  lock_moved: [() => 'It is locked elsewhere.', 'Unlock it.'],
}

/** Violations as culprits of a refusal: where, by how much, and what to do. */
export const violationCulprits = (violations: readonly Violation[]): Culprit[] =>
  violations.map(({ cause, where, by }) => {
    const [say, remedy] = WORDS[cause] ?? [(amount: number) => `${cause} by ${amount}`, 'Undo the change.']
    const path = [where.shift, where.visit, where.break].filter(Boolean).join(' ')
    return { code: cause.toUpperCase(), path, cause: say(by), remedy }
  })
