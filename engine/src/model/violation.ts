/** What a plan breaks: VROOM's names where it has one, ours for the rest. */
export type ViolationCause =
  | 'delay'
  | 'lead_time'
  | 'skills'
  | 'load'
  | 'max_tasks'
  | 'max_travel_time'
  | 'max_distance'
  | 'max_duration'
  | 'max_work'
  | 'missing_break'
  | 'break_time'
  | 'precedence'
  | 'overtime'
  | 'out_of_zone'
  | 'promise_broken'
  | 'due_date'
  | 'lock_moved'
  | 'technician_not_allowed'
  | 'unreachable'
  | 'together'
  | 'delay_between'
  | 'tool'
  | 'unknown_visit'
  | 'unknown_shift'
  | 'visited_twice'
  | 'visit_missing'
  | 'timing'
  | 'figures'

/** One broken rule. `where` names shift and visit or break, and with `figures` the stated number that is wrong; `by` is how much, in the rule's own unit (seconds, metres, units, 1). */
export interface Violation {
  readonly cause: ViolationCause
  readonly where: { readonly shift?: string; readonly visit?: string; readonly break?: string; readonly figure?: string }
  readonly by: number
}

/** A refused input: `path` is the JSON path of the culprit, `remedy` what to do about it. */
export interface InputError {
  readonly code: string
  readonly path: string
  readonly cause: string
  readonly remedy: string
}
