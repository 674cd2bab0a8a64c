import loadHighs from 'highs'
import { type HighsRuntime, highsSolver } from '../highs.ts'
import type { MilpSolver } from '../linear-model.ts'

/** HiGHS in Node; the package's declarations are CommonJS and hide that its default export is the loader. */
export async function loadHighsSolver(): Promise<MilpSolver> {
  return highsSolver(await (loadHighs as unknown as () => Promise<HighsRuntime>)())
}
