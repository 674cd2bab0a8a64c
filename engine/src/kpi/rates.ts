/** A figure that kilometres or hours are multiplied with, and where it comes from. */
export interface Rate {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly source: string
  /** year or date of the source */
  readonly asOf: string
}

/** What turns kilometres and hours into money and CO2; every company replaces them by its own. */
export interface Rates {
  readonly fuelPrice: Rate
  readonly consumption: Rate
  readonly co2PerLitre: Rate
  readonly vehicleFullCost: Rate
  readonly technicianHour: Rate
}

/** Rates of a French service company with diesel vans, until it gives its own. */
export const DEFAULT_RATES: Rates = {
  fuelPrice: {
    name: 'Diesel at the pump',
    value: 1.65,
    unit: 'EUR/l',
    source:
      'assumption, of the order of the French average of 2024 (ministry in charge of energy, weekly fuel prices); replace by the invoice',
    asOf: '2024',
  },
  consumption: {
    name: 'Consumption of a service van',
    value: 7,
    unit: 'l/100 km',
    source: 'assumption for a compact diesel van, loaded, on mountain roads; replace by the fleet average',
    asOf: '2026',
  },
  co2PerLitre: {
    name: 'CO2 equivalent of a litre of road diesel, from well to wheel',
    value: 3.17,
    unit: 'kg CO2e/l',
    source: 'French guide « Information GES des prestations de transport » (2018): 0.66 upstream + 2.51 in use',
    asOf: '2018',
  },
  vehicleFullCost: {
    name: 'Full cost of a vehicle kilometre',
    value: 0.427,
    unit: 'EUR/km',
    source:
      'French fiscal mileage scale, 5 CV, beyond 20 000 km a year (arrêté du 27 mars 2023): depreciation, upkeep, tyres, insurance, fuel',
    asOf: '2023',
  },
  technicianHour: {
    name: "A technician's hour, charges included",
    value: 40,
    unit: 'EUR/h',
    source: "assumption, the same as in the engine's default weights; replace by the payroll's",
    asOf: '2026',
  },
}
