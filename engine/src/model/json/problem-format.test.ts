import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../check/index.ts'
import { evaluate, ordersOf } from '../../evaluate.ts'
import { applyRelaxation, explainUnassigned } from '../../explain/index.ts'
import { solve } from '../../solve.ts'
import { DEFAULT_WEIGHTS } from '../default-weights.ts'
import { parseProblem } from '../validate/validate-problem.ts'

const page = readFileSync(new URL('../../../../docs/problem-format.md', import.meta.url), 'utf8')
const block = (name: string): unknown => JSON.parse(new RegExp(`\`\`\`json ${name}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!)
const problemOf = (name: string) => {
  const parsed = parseProblem(block(name))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  expect(parsed.needsMatrices).toEqual([])
  return parsed.problem
}

describe('docs/problem-format.md', () => {
  it.each([1, 2])('example %i gives the plan it states', (number) => {
    const problem = problemOf(`problem-${number}`)
    const { plan } = solve(problem, { seed: 1, stop: { iterations: 300 } })
    expect(checkPlan(problem, plan)).toEqual([])
    const stated = block(`plan-${number}`) as { readonly order: readonly string[] }
    const { drive, distance, departure, end, shift } = plan.routes[0]!
    expect({ drive, distance, departure, end, total: plan.cost.total, order: ordersOf(plan)[0]!.visits }).toEqual(stated)
    expect(evaluate(problem, [{ shift, visits: stated.order }]).cost).toEqual(plan.cost)
  })

  it('example 2 says why, and what would help', () => {
    const problem = problemOf('problem-2')
    const plan = evaluate(problem, [{ shift: 'ana-mon', visits: ['check', 'repair'] }])
    const [pump, chalet] = explainUnassigned(problem, plan)
    expect(chalet!.reasons.map(({ code }) => code)).toEqual(['UNREACHABLE', 'UNREACHABLE'])
    expect(pump!.reasons[0]).toMatchObject({ code: 'SKILL', relaxation: { kind: 'grant-skills', technician: 'ana' } })
    const relaxed = applyRelaxation(problem, pump!.reasons[0]!.relaxation)
    expect(checkPlan(relaxed, evaluate(relaxed, [{ shift: 'ana-mon', visits: ['check', 'repair', 'heat-pump'] }]))).toEqual([])
  })

  it('states the default weights that are in force', () => {
    const stated = [...page.matchAll(/^\| (`\w+`(?:, `\w+`)*) \| ([\d ,]+) \|/gm)].flatMap(([, names, values]) => {
      const numbers = values!.split(',').map((value) => Number(value.replaceAll(' ', '')))
      return [...names!.matchAll(/\w+/g)].map(([name], index) => [name, numbers[index]])
    })
    const weights = Object.fromEntries(stated.filter(([name]) => name! in DEFAULT_WEIGHTS))
    expect(weights).toEqual(DEFAULT_WEIGHTS)
  })
})
