import { performance } from 'node:perf_hooks'
import { parentPort, workerData } from 'node:worker_threads'
import { type HighsRuntime, highsSolver, planZoneDays } from '@tournee/engine/calendar'
import { buildRoadGraph, compareKMeans, designZoning, suggestCount } from '@tournee/engine/zoning'
import loadHighs from 'highs'
import type { DesignedZoning, ZoneAnswers, ZoneTask } from './zoner.ts'

function design({ request, compare }: Extract<ZoneTask, { kind: 'design' }>): DesignedZoning {
  const startedAt = performance.now()
  const zoning = designZoning(request)
  const seconds = (performance.now() - startedAt) / 1_000
  if (!compare) return { ...zoning, kMeans: null, seconds }
  const graph = buildRoadGraph(request.cells, request.durations, request.barriers)
  return { ...zoning, kMeans: compareKMeans(request.cells, graph, request.count, zoning.figures.cv), seconds }
}

async function run(task: ZoneTask): Promise<ZoneAnswers[ZoneTask['kind']]> {
  if (task.kind === 'design') return design(task)
  if (task.kind === 'curve') return suggestCount(task.request, task.options)
  const { solve, ...options } = task.options
  // the package's declarations are CommonJS and hide that its default export is the loader
  const solver = solve ? { solver: highsSolver(await (loadHighs as unknown as () => Promise<HighsRuntime>)()) } : {}
  return planZoneDays(task.problem, { ...options, ...solver })
}

parentPort!.postMessage(await run(workerData as ZoneTask))
