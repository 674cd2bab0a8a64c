import type { Highs, ModelData } from 'highs'
import type { LinearModel, MilpOutcome, MilpSolver } from './linear-model.ts'

/** What `await loadHighs()` of the npm package `highs` gives; the caller loads the WebAssembly, the engine stays pure. */
export type HighsRuntime = Pick<Highs, 'withModel' | 'infinity' | 'constants'>

/** HiGHS (https://highs.dev) as a `MilpSolver`: blocks the thread until done or out of time; deterministic as long as the time limit is not reached. */
export function highsSolver(highs: HighsRuntime): MilpSolver {
  return (model, options) => {
    try {
      return highs.withModel(modelData(model, highs.infinity), (instance): MilpOutcome => {
        instance.options.set({
          output_flag: false,
          mip_rel_gap: options.relativeGap,
          time_limit: options.timeLimitSeconds,
          random_seed: 0,
        })
        if (options.start) instance.setSolution({ colValue: options.start })
        instance.run()
        const status = instance.getModelStatus()
        const solved = status === highs.constants.modelStatus.optimal
        if (!solved && status !== highs.constants.modelStatus.timeLimit)
          return { status: 'failed', cause: `HiGHS ended with model status ${status}` }
        const objective = instance.getObjectiveValue()
        const values = instance.getSolution().colValue
        if (values.length !== model.columns.length || !Number.isFinite(objective))
          return { status: 'failed', cause: 'HiGHS found no solution in time' }
        const bound = Number(instance.info.get('mip_dual_bound'))
        if (!solved) return { status: 'stopped', values, objective, bound }
        return { status: gapOf(objective, bound) <= 1e-6 ? 'optimal' : 'within-gap', values, objective, bound }
      })
    } catch (error) {
      return { status: 'failed', cause: error instanceof Error ? error.message : String(error) }
    }
  }
}

const gapOf = (objective: number, bound: number): number => Math.abs(objective - bound) / Math.max(Math.abs(objective), 1e-9)

function modelData(model: LinearModel, infinity: number): ModelData {
  const finite = (value: number): number => (value === Infinity ? infinity : value === -Infinity ? -infinity : value)
  const starts = [0]
  for (const row of model.rows) starts.push(starts.at(-1)! + row.columns.length)
  return {
    numCols: model.columns.length,
    numRows: model.rows.length,
    offset: model.offset,
    colCost: Float64Array.from(model.columns, (column) => column.cost),
    colLower: Float64Array.from(model.columns, (column) => finite(column.lower)),
    colUpper: Float64Array.from(model.columns, (column) => finite(column.upper)),
    rowLower: Float64Array.from(model.rows, (row) => finite(row.lower)),
    rowUpper: Float64Array.from(model.rows, (row) => finite(row.upper)),
    matrix: {
      format: 'csr',
      numRows: model.rows.length,
      numCols: model.columns.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(model.rows.flatMap((row) => row.columns)),
      values: Float64Array.from(model.rows.flatMap((row) => row.values)),
    },
    integrality: Int32Array.from(model.columns, (column) => (column.integer ? 1 : 0)),
  }
}
