import type { DayTour, PeriodicInstance } from './instance.ts'

/** Real numbers may differ in the last bits from those of the file's author. */
const SLACK = 1e-6

/** Distance in real numbers, and every rule of the file; knows nothing of the engine. */
export function scorePeriodic(
  instance: PeriodicInstance,
  tours: readonly DayTour[],
): { readonly cost: number; readonly violations: readonly string[] } {
  const violations = [...checkPatterns(instance, tours), ...checkFleet(instance, tours)]
  let cost = 0
  for (const { day, customers } of tours) {
    let here = instance.depot
    let [length, service, load] = [0, 0, 0]
    for (const index of customers) {
      const customer = instance.customers[index]!
      length += Math.hypot(customer.x - here.x, customer.y - here.y)
      service += customer.service
      load += customer.demand
      here = customer
    }
    length += Math.hypot(instance.depot.x - here.x, instance.depot.y - here.y)
    cost += length
    if (load > instance.capacity) violations.push(`a route of day ${day} carries ${load} of ${instance.capacity}`)
    if (length + service > instance.maxDuration + SLACK) violations.push(`a route of day ${day} takes ${length + service}`)
  }
  return { cost, violations }
}

function checkPatterns({ customers }: PeriodicInstance, tours: readonly DayTour[]): string[] {
  const days = customers.map((): number[] => [])
  for (const tour of tours) for (const customer of tour.customers) days[customer]!.push(tour.day)
  return customers.flatMap(({ patterns }, customer) => {
    const made = days[customer]!.sort((a, b) => a - b).join()
    const allowed = patterns.some((pattern) => pattern.join() === made) || (patterns.length === 0 && made === '')
    return allowed ? [] : [`customer ${customer} is visited on days [${made}]`]
  })
}

function checkFleet({ days, vehiclesPerDay }: PeriodicInstance, tours: readonly DayTour[]): string[] {
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    const routes = tours.filter((tour) => tour.day === day && tour.customers.length > 0).length
    return routes > vehiclesPerDay ? [`day ${day} has ${routes} routes for ${vehiclesPerDay} vehicles`] : []
  })
}
