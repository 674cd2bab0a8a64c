import type { InputReport } from '../json/read.ts'
import type { RawProblem } from '../json/read-problem.ts'
import type { TimeWindow } from '../problem.ts'

/** Windows in order and apart, due dates and shift hours the right way round. */
export function validateTimes(problem: RawProblem, report: InputReport): void {
  for (const [index, { timeWindows, due }] of problem.visits.entries()) {
    sorted(timeWindows ?? [], `$.visits[${index}].timeWindows`, report)
    if (due?.earliest !== undefined && due.latest !== undefined && due.earliest > due.latest)
      report.refuse('WINDOW_REVERSED', `$.visits[${index}].due`, 'latest lies before earliest', 'swap the two')
  }
  for (const [index, shift] of problem.shifts.entries()) {
    const path = `$.shifts[${index}]`
    if (shift.latestEnd < shift.earliestStart)
      report.refuse('WINDOW_REVERSED', `${path}.latestEnd`, 'the shift ends before it starts', 'swap earliestStart and latestEnd')
    for (const [rank, rule] of (shift.breaks ?? []).entries()) sorted(rule.timeWindows, `${path}.breaks[${rank}].timeWindows`, report)
  }
}

function sorted(windows: readonly TimeWindow[], path: string, report: InputReport): void {
  for (let index = 1; index < windows.length; index++)
    if (windows[index]![0] <= windows[index - 1]![1])
      report.refuse(
        'WINDOWS_OVERLAP',
        `${path}[${index}]`,
        'this window begins before the one before it is over',
        'sort the windows and merge those that touch',
      )
}
