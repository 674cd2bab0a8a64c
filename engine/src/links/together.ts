import type { LinkRule, Served } from './link-rule.ts'

/** Visits together start when the last of them can, with different technicians, all or none. */
export const together: LinkRule = {
  code: 'TOGETHER',
  delay: (links, times) =>
    links.together.flatMap(({ visits }) => {
      const served = visits.flatMap((id) => times.get(id) ?? [])
      const start = Math.max(...served.map((one) => one.start))
      return served.filter((one) => one.start < start).map((one) => [one.visit, start] as const)
    }),
  broken: (links, times) =>
    links.together.flatMap(({ visits }) => {
      const served = visits.flatMap((id) => times.get(id) ?? [])
      return served.length === 0 || (served.length === visits.length && differ(served)) ? [] : visits
    }),
}

const differ = (served: readonly Served[]): boolean => new Set(served.map(({ shift }) => shift.technician.id)).size === served.length
