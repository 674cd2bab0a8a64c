import type { Rule } from './rule.ts'

/** The technician is among those allowed, and not among those forbidden, for each visit; margin = 1. */
export const technicians: Rule = {
  code: 'NO_TECHNICIAN',
  evaluate: ({ shift: { technician }, visits }) => {
    for (const { visit } of visits) {
      const left = visit.allowedTechnicians !== undefined && !visit.allowedTechnicians.includes(technician.id)
      if (left || visit.forbiddenTechnicians?.includes(technician.id)) return { code: 'NO_TECHNICIAN', margin: 1, visit: visit.id }
    }
    return null
  },
}
