import { missOf } from '../constraints/miss.ts'
import type { Relaxation } from '../model/plan.ts'
import type { Problem, Shift, Technician, TimeWindow, Visit } from '../model/problem.ts'
import type { Seconds } from '../units.ts'

type Applied<K extends Relaxation['kind']> = (problem: Problem, relaxation: Extract<Relaxation, { kind: K }>) => Problem

const APPLY: { readonly [K in Relaxation['kind']]: Applied<K> } = {
  'extend-shift': (problem, { shift, by }) => changeShift(problem, shift, (old) => ({ ...old, latestEnd: old.latestEnd + by })),
  'allow-work': (problem, { shift, by }) => raise(problem, shift, 'maxWork', by),
  'allow-duration': (problem, { shift, by }) => raise(problem, shift, 'maxDuration', by),
  'allow-drive': (problem, { shift, by }) => raise(problem, shift, 'maxDrive', by),
  'allow-distance': (problem, { shift, by }) => raise(problem, shift, 'maxDistance', by),
  'allow-visits': (problem, { shift, by }) => raise(problem, shift, 'maxVisits', by),
  'add-capacity': (problem, { shift, dimension, by }) =>
    changeShift(problem, shift, (old) => ({
      ...old,
      capacity: (old.capacity ?? []).map((room, index) => (index === dimension ? room + by : room)),
    })),
  'grant-skills': (problem, { technician, skills }) => ({
    ...problem,
    technicians: problem.technicians.map((old) =>
      old.id === technician ? { ...old, skills: [...new Set([...(old.skills ?? []), ...skills])] } : old,
    ),
  }),
  'widen-window': (problem, { visit, start }) =>
    changeVisit(problem, visit, (old) => ({ ...old, timeWindows: widen(old.timeWindows ?? [], start) })),
  'shift-promise': (problem, { visit, start }) =>
    changeVisit(problem, visit, (old) => (old.promise ? { ...old, promise: slide(old.promise, start) } : old)),
  'extend-due': (problem, { visit, start }) =>
    changeVisit(problem, visit, (old) => {
      const { earliest, latest } = old.due ?? {}
      return {
        ...old,
        due: {
          ...old.due,
          ...(earliest === undefined ? {} : { earliest: Math.min(earliest, start) }),
          ...(latest === undefined ? {} : { latest: Math.max(latest, start) }),
        },
      }
    }),
  'move-break': (problem, { shift, break: id, start }) =>
    changeShift(problem, shift, (old) => ({
      ...old,
      breaks: (old.breaks ?? []).map((rule) => (rule.id === id ? { ...rule, timeWindows: widen(rule.timeWindows, start) } : rule)),
    })),
  unlock: (problem, { visit }) => changeVisit(problem, visit, ({ lock: _, ...old }) => old),
  'allow-technician': (problem, { visit, technician }) =>
    changeVisit(problem, visit, ({ allowedTechnicians, forbiddenTechnicians, ...old }) => ({
      ...old,
      ...(allowedTechnicians ? { allowedTechnicians: [...new Set([...allowedTechnicians, technician])] } : {}),
      ...(forbiddenTechnicians ? { forbiddenTechnicians: forbiddenTechnicians.filter((id) => id !== technician) } : {}),
    })),
  'raise-prize': (problem, { visit, by }) =>
    changeVisit(problem, visit, (old) => (old.prize === undefined ? old : { ...old, prize: old.prize + by })),
  'add-shift': (problem, { like, skills }) => addShift(problem, like, skills),
  several: (problem, { relaxations }) => relaxations.reduce(applyRelaxation, problem),
  none: (problem) => problem,
}

/** The problem with one relaxation applied literally, everything else as it was. */
export function applyRelaxation(problem: Problem, relaxation: Relaxation): Problem {
  return (APPLY[relaxation.kind] as Applied<Relaxation['kind']>)(problem, relaxation)
}

function changeShift(problem: Problem, id: string, change: (shift: Shift) => Shift): Problem {
  return { ...problem, shifts: problem.shifts.map((shift) => (shift.id === id ? change(shift) : shift)) }
}

function changeVisit(problem: Problem, id: string, change: (visit: Visit) => Visit): Problem {
  return { ...problem, visits: problem.visits.map((visit) => (visit.id === id ? change(visit) : visit)) }
}

type Limit = 'maxWork' | 'maxDuration' | 'maxDrive' | 'maxDistance' | 'maxVisits'

function raise(problem: Problem, id: string, limit: Limit, by: number): Problem {
  return changeShift(problem, id, (shift) => {
    const old = shift[limit]
    return old === undefined ? shift : { ...shift, [limit]: old + by }
  })
}

/** The nearest window stretched to `start`, merged with those it then meets. */
function widen(windows: readonly TimeWindow[], start: Seconds): readonly TimeWindow[] {
  const nearest = windows.reduce<TimeWindow | undefined>(
    (best, window) => (best === undefined || missOf(start, [window]) < missOf(start, [best]) ? window : best),
    undefined,
  )
  if (!nearest) return windows
  const from = Math.min(nearest[0], start)
  const to = Math.max(nearest[1], start)
  const apart = windows.filter((window) => window !== nearest && (window[1] < from || window[0] > to))
  return [...apart, [from, to] as const].sort((a, b) => a[0] - b[0])
}

/** A window of the same length that contains `start`, moved no further than it must. */
function slide([earliest, latest]: TimeWindow, start: Seconds): TimeWindow {
  if (start < earliest) return [start, start + latest - earliest]
  return start > latest ? [start - (latest - earliest), start] : [earliest, latest]
}

function addShift(problem: Problem, like: string, skills: readonly string[]): Problem {
  const model = problem.shifts.find((shift) => shift.id === like)
  const colleague = problem.technicians.find((technician) => technician.id === model?.technician)
  if (!model || !colleague) return problem
  const technician: Technician = { ...colleague, id: freeId(colleague.id, problem.technicians), skills }
  const shift: Shift = { ...model, id: freeId(like, problem.shifts), technician: technician.id }
  return { ...problem, technicians: [...problem.technicians, technician], shifts: [...problem.shifts, shift] }
}

function freeId(like: string, taken: readonly { readonly id: string }[]): string {
  let id = `${like}+`
  while (taken.some((thing) => thing.id === id)) id += '+'
  return id
}
