import type { CallOutput, endpoints } from '@tournee/contract'

type Start = CallOutput<typeof endpoints.getStart>
export type StepName = 'clients' | 'technicians' | 'zones' | 'week'

/** One of the first steps: whether what is stored says that it is done, and where it is done. */
export interface Step {
  readonly name: StepName
  readonly done: boolean
  readonly href: string
}

/** The four first steps in order, told from what is stored. */
export function stepsOf(start: Start, week: string): readonly Step[] {
  return [
    { name: 'clients', done: start.clients > 0, href: start.clients > 0 ? '/clients' : '/import' },
    { name: 'technicians', done: start.technicians > 0 && start.techniciansUnnamed === 0, href: '/team' },
    { name: 'zones', done: start.zoningFrom !== null, href: '/zones' },
    { name: 'week', done: start.publishedWeek !== null, href: `/week/${start.plannedWeek ?? week}` },
  ]
}

/** The step to take next: the first that is not done; null = all are. */
export const nextStep = (steps: readonly Step[]): Step | null => steps.find(({ done }) => !done) ?? null

/** A company that has nothing yet is shown the first steps by itself. */
export const isEmpty = (start: Start): boolean => start.clients === 0 && start.plannedWeek === null
