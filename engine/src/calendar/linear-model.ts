/** A mixed-integer linear programme as data: minimise `offset + cost x` with bounds on columns and rows; no solver in sight. */
export interface LinearModel {
  readonly offset: number
  readonly columns: readonly LinearColumn[]
  readonly rows: readonly LinearRow[]
}

export interface LinearColumn {
  readonly cost: number
  readonly lower: number
  /** `Infinity` = none */
  readonly upper: number
  readonly integer: boolean
}

/** `lower <= sum(values[k] * x[columns[k]]) <= upper`; a column appears once at most. */
export interface LinearRow {
  readonly lower: number
  readonly upper: number
  readonly columns: readonly number[]
  readonly values: readonly number[]
}

export interface MilpOptions {
  /** stop when the solution is proven within this share of the best possible, e.g. 0.01 */
  readonly relativeGap: number
  readonly timeLimitSeconds: number
  /** a feasible solution to start from */
  readonly start?: Float64Array
}

/** What a solver answers; `bound` = no solution costs less, -Infinity where it does not know. */
export type MilpOutcome =
  | {
      readonly status: 'optimal' | 'within-gap' | 'stopped'
      readonly values: Float64Array
      readonly objective: number
      readonly bound: number
    }
  | { readonly status: 'failed'; readonly cause: string }

/** Any MILP solver, passed in by the caller so that the engine stays pure; it blocks, so call it in a worker. */
export type MilpSolver = (model: LinearModel, options: MilpOptions) => MilpOutcome

/** Collects columns and rows while a model is written down. */
export interface LinearModelBuilder {
  column(column: LinearColumn): number
  row(lower: number, upper: number, columns: readonly number[], values: readonly number[]): void
  addOffset(cost: number): void
  build(): LinearModel
}

/** An empty model to be filled; `column` answers the index of the new column. */
export function createLinearModel(): LinearModelBuilder {
  const columns: LinearColumn[] = []
  const rows: LinearRow[] = []
  let offset = 0
  return {
    column: (column) => columns.push(column) - 1,
    row: (lower, upper, indices, values) => {
      rows.push({ lower, upper, columns: indices, values })
    },
    addOffset: (cost) => {
      offset += cost
    },
    build: () => ({ offset, columns, rows }),
  }
}

/** The objective of `values`, or the first broken bound, row or integrality beyond `tolerance` in words. */
export function evaluateLinear(model: LinearModel, values: Float64Array, tolerance = 1e-5): number | string {
  let objective = model.offset
  for (const [j, column] of model.columns.entries()) {
    const x = values[j]!
    if (!(x >= column.lower - tolerance && x <= column.upper + tolerance))
      return `column ${j} = ${x} outside [${column.lower}, ${column.upper}]`
    if (column.integer && Math.abs(x - Math.round(x)) > tolerance) return `column ${j} = ${x} is not whole`
    objective += column.cost * x
  }
  for (const [i, row] of model.rows.entries()) {
    const activity = row.columns.reduce((sum, j, k) => sum + row.values[k]! * values[j]!, 0)
    const slack = tolerance * Math.max(1, Math.abs(activity))
    if (activity < row.lower - slack || activity > row.upper + slack) return `row ${i} = ${activity} outside [${row.lower}, ${row.upper}]`
  }
  return objective
}
