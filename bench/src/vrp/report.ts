import type { Line } from './run.ts'

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))

/** The figures of a whole set, as `--json` prints them. */
export function summarise(set: string, seconds: number, threads: number, lines: readonly Line[]) {
  const gaps = lines.map((line) => line.gapPct)
  return {
    set,
    seconds,
    threads,
    meanGapPct: round(mean(gaps), 3),
    medianGapPct: round(median(gaps), 3),
    maxGapPct: round(Math.max(...gaps), 3),
    violations: lines.reduce((sum, line) => sum + line.violations.length, 0),
    instances: lines.map((line) => ({
      name: line.name,
      cost: round(line.cost, 4),
      bks: line.bks,
      gapPct: round(line.gapPct, 3),
      vehicles: line.vehicles,
      cpuSeconds: round(line.cpuSeconds, 3),
      iterations: line.iterations,
      ...(line.violations.length > 0 ? { violations: line.violations } : {}),
    })),
  }
}

/** One instance as a line of a table. */
export function formatLine(line: Line): string {
  const broken = line.violations.length > 0 ? `  ${line.violations.length} VIOLATIONS: ${line.violations[0]}` : ''
  const columns = [
    line.cost.toFixed(2).padStart(13),
    line.bks.toFixed(2).padStart(13),
    `${line.gapPct.toFixed(2)} %`.padStart(9),
    String(line.vehicles).padStart(4),
  ]
  return `${line.name.padEnd(14)}${columns.join('')}${line.cpuSeconds.toFixed(2).padStart(8)} s${String(line.iterations).padStart(10)}${broken}`
}
