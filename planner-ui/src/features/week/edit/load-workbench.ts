import type { EditableWeek } from '@tournee/contract'
import { fromWall } from '../../../lib/wall-clock.ts'
import type { WeekAnswer } from '../model.ts'
import { shiftKey } from './plan-state.ts'
import { createWorkbench, type Workbench } from './workbench.ts'

/** Loads the engine (once, when the first edit is near) and puts it beside the week. `clock` tells the milliseconds of this device. Throws when the problem cannot be read. */
export async function loadWorkbench(editable: EditableWeek, week: WeekAnswer, timeZone: string, clock: () => number): Promise<Workbench> {
  const engine = await import('@tournee/engine/preview')
  const parsed = engine.parseProblem(editable.problem)
  if (!parsed.ok) throw new Error(`the week's problem: ${parsed.errors[0]?.path} ${parsed.errors[0]?.cause}`)
  const ahead = Date.parse(editable.now) - clock()
  const hours = new Map(week.shifts.map((shift) => [shiftKey(shift), shift]))
  return createWorkbench({
    engine,
    problem: parsed.problem,
    edits: editable.edits,
    now: () => (clock() + ahead) / 1000,
    starts: new Map(week.technicians.map(({ id, start }) => [id, start])),
    context: {
      hoursOf: (shift) => hours.get(shiftKey(shift)) ?? null,
      at: (date, time) => {
        const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
        const [hour = 0, minute = 0] = time.split(':').map(Number)
        return Date.parse(fromWall(new Date(year, month - 1, day, hour, minute), timeZone)) / 1000
      },
    },
  })
}
