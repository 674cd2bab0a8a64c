import solver from 'javascript-lp-solver'
import { evaluateLinear, type LinearColumn, type LinearModel, type MilpOutcome, type MilpSolver } from './linear-model.ts'

type Coefficients = Record<string, number>

/** Its declarations are written for CommonJS and hide the default export that its ESM build has. */
interface JsLp {
  Solve(model: {
    readonly optimize: string
    readonly opType: 'min'
    readonly variables: Record<string, Coefficients>
    readonly constraints: Record<string, Coefficients>
    readonly ints: Record<string, 1>
    readonly options: { readonly tolerance: number; readonly timeout: number }
  }): Record<string, unknown>
}

/**
 * javascript-lp-solver as a `MilpSolver`: nothing to load, for small models only (docs/adr/0003-milp-solver.md says how small). It takes no start, and tells neither a bound nor
 * whether it ran out of time, so nothing it answers counts as proven; a fractional answer (its way of running out of time) is a failure.
 */
export const jsLpSolver: MilpSolver = (model, options) => {
  const answer = (solver as unknown as JsLp).Solve({
    optimize: 'cost',
    opType: 'min',
    ...tables(model),
    options: { tolerance: options.relativeGap, timeout: options.timeLimitSeconds * 1000 },
  })
  const values = Float64Array.from(model.columns, (column, j) => {
    const value = answer[`x${j}`]
    return column.lower + (typeof value === 'number' ? value : 0)
  })
  return outcome(model, values, answer['feasible'] === true)
}

function outcome(model: LinearModel, values: Float64Array, feasible: boolean): MilpOutcome {
  if (!feasible) return { status: 'failed', cause: 'javascript-lp-solver found no solution' }
  const objective = evaluateLinear(model, values, 1e-4)
  if (typeof objective === 'string') return { status: 'failed', cause: `javascript-lp-solver broke the model: ${objective}` }
  return { status: 'stopped', values, objective, bound: -Infinity }
}

/** Columns start at 0 there: lower bounds are shifted away, upper bounds become rows. */
function tables(model: LinearModel): {
  variables: Record<string, Coefficients>
  constraints: Record<string, Coefficients>
  ints: Record<string, 1>
} {
  const variables: Record<string, Coefficients> = {}
  const constraints: Record<string, Coefficients> = {}
  const ints: Record<string, 1> = {}
  model.columns.forEach((column: LinearColumn, j) => {
    variables[`x${j}`] = { cost: column.cost }
    if (column.integer) ints[`x${j}`] = 1
    if (column.upper === Infinity) return
    variables[`x${j}`]![`u${j}`] = 1
    constraints[`u${j}`] = { max: column.upper - column.lower }
  })
  model.rows.forEach((row, i) => {
    const shift = row.columns.reduce((sum, j, k) => sum + row.values[k]! * model.columns[j]!.lower, 0)
    row.columns.forEach((j, k) => {
      variables[`x${j}`]![`r${i}`] = row.values[k]!
    })
    if (row.lower === row.upper) constraints[`r${i}`] = { equal: row.lower - shift }
    else
      constraints[`r${i}`] = {
        ...(row.lower === -Infinity ? {} : { min: row.lower - shift }),
        ...(row.upper === Infinity ? {} : { max: row.upper - shift }),
      }
  })
  return { variables, constraints, ints }
}
