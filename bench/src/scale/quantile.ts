/** The value below which this share of the measurements lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Median and 95th percentile in milliseconds, to the hundredth. */
export const timings = (milliseconds: readonly number[]) => ({
  medianMs: Number(quantile(milliseconds, 0.5).toFixed(2)),
  p95Ms: Number(quantile(milliseconds, 0.95).toFixed(2)),
})
