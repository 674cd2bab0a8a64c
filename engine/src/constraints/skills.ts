import type { Rule } from './rule.ts'

/** The technician has every skill each visit asks for; margin = how many one visit lacks. */
export const skills: Rule = {
  code: 'SKILL',
  evaluate: ({ shift: { technician }, visits }) => {
    const has = technician.skills ?? []
    for (const { visit } of visits) {
      const missing = (visit.skills ?? []).filter((skill) => !has.includes(skill)).length
      if (missing > 0) return { code: 'SKILL', margin: missing, visit: visit.id }
    }
    return null
  },
}
