/** Air conditioning and heat pumps of 4 to 70 kW: service every two years (Code de l'environnement R224-44-1, décret 2020-912 of 28 July 2020). */
export const HEAT_PUMP_SERVICE_MONTHS = 24

/**
 * Months between two refrigerant leak checks by charge in tonnes of CO2 equivalent (regulation (EU) 2024/573, article 5):
 * 12 from 5 t, 6 from 50 t, 3 from 500 t; twice that with a leak detection system; undefined = no check required.
 */
export function leakCheckMonths(tonnesCo2Equivalent: number, hasLeakDetection = false): 3 | 6 | 12 | 24 | undefined {
  if (tonnesCo2Equivalent < 5) return undefined
  if (tonnesCo2Equivalent < 50) return hasLeakDetection ? 24 : 12
  if (tonnesCo2Equivalent < 500) return hasLeakDetection ? 12 : 6
  return hasLeakDetection ? 6 : 3
}
