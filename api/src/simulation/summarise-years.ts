import type { BookingPolicy, SimulationResult } from '@tournee/engine/slots'

/** A mean with the least and the most it is made of, as text; one value stands alone. */
export function meanAndSpread(values: readonly number[], decimals: number): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (values.length < 2) return mean.toFixed(decimals)
  return `${mean.toFixed(decimals)} (${Math.min(...values).toFixed(decimals)} to ${Math.max(...values).toFixed(decimals)})`
}

/** Kilometres against first come first served with the same seed, in percent, negative = fewer; none where that was not simulated. */
export function savedAgainst(results: readonly SimulationResult[], policy: BookingPolicy): readonly number[] {
  return results
    .filter((result) => result.policy === policy)
    .flatMap(({ seed, km }) => {
      const baseline = results.find((result) => result.policy === 'fcfs' && result.seed === seed)
      return baseline ? [100 * (km / baseline.km - 1)] : []
    })
}
