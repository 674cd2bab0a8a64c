import { timeUnit } from './conventions.ts'
import type { Convention, Instance } from './instance.ts'

/** Sections and headers of a VRPLIB file. */
function sectionsOf(text: string) {
  const headers = new Map<string, string>()
  const sections = new Map<string, number[][]>()
  let rows: number[][] | null = null
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim()
    if (line === '' || line === 'EOF') continue
    const header = /^([A-Z_]+)\s*:\s*(.*)$/.exec(line)
    if (header) headers.set(header[1]!, header[2]!.trim())
    else if (/^[A-Z_]+$/.test(line)) {
      rows = []
      sections.set(line, rows)
    } else rows?.push(line.split(/\s+/).map(Number))
  }
  return { headers, sections }
}

/** Reads a VRPLIB file in PyVRP's dialect: CVRP, VRPTW, several depots, vehicles that may only visit some clients or have costs of their own, optional clients with prizes. */
export function readVrplib(text: string, name: string, convention: Convention): Instance {
  const { headers, sections } = sectionsOf(text)
  const column = (section: string, at: number): ReadonlyMap<number, number> =>
    new Map((sections.get(section) ?? []).map((row) => [row[0]!, row[at]!]))
  const demand = column('DEMAND_SECTION', 1)
  const service = column('SERVICE_TIME_SECTION', 1)
  const sameService = Number(headers.get('SERVICE_TIME') ?? 0)
  const ready = column('TIME_WINDOW_SECTION', 1)
  const due = column('TIME_WINDOW_SECTION', 2)
  const prize = column('PRIZE_SECTION', 1)
  const fixedCostOf = column('VEHICLES_FIXED_COST_SECTION', 1)
  const unitCostOf = column('VEHICLES_UNIT_DISTANCE_COST_SECTION', 1)
  const depotOf = column('VEHICLES_DEPOT_SECTION', 1)
  const capacityOf = column('CAPACITY_SECTION', 1)
  const allowed = new Map(
    (sections.get('VEHICLES_ALLOWED_CLIENTS_SECTION') ?? []).map((row) => [row[0]!, new Set(row.slice(1).map((node) => node - 1))]),
  )
  const coordinates = sections.get('NODE_COORD_SECTION') ?? []
  const depots = (sections.get('DEPOT_SECTION') ?? [[1]]).map((row) => row[0]! - 1).filter((node) => node >= 0)
  const nodes = coordinates.map(([id, x, y]) => ({
    x: x!,
    y: y!,
    demand: demand.get(id!) ?? 0,
    ready: ready.get(id!) ?? 0,
    due: due.get(id!) ?? Number.POSITIVE_INFINITY,
    service: service.get(id!) ?? (depots.includes(id! - 1) ? 0 : sameService),
    ...(prize.has(id!) ? { prize: prize.get(id!)! * timeUnit(convention) } : {}),
  }))
  const customers = nodes.map((_, i) => i).filter((i) => !depots.includes(i))
  const fleet = Number(headers.get('VEHICLES') ?? customers.length)
  const limit = Number(headers.get('VEHICLES_MAX_DURATION') ?? Number.POSITIVE_INFINITY)
  const vehicles = Array.from({ length: fleet }, (_, i) => {
    const may = allowed.get(i + 1)
    return {
      depot: (depotOf.get(i + 1) ?? 1) - 1,
      capacity: capacityOf.get(i + 1) ?? Number(headers.get('CAPACITY') ?? Number.POSITIVE_INFINITY),
      maxDuration: limit,
      ...(may ? { allowed: may } : {}),
      ...(fixedCostOf.has(i + 1) ? { fixedCost: fixedCostOf.get(i + 1)! * timeUnit(convention) } : {}),
      ...(unitCostOf.has(i + 1) ? { unitCost: unitCostOf.get(i + 1)! } : {}),
    }
  })
  return { name, convention, nodes, customers, vehicles, pairs: [], windows: sections.has('TIME_WINDOW_SECTION'), vehiclesFirst: false }
}

/** Reads a mixed fleet: costs in hundredths, distances in thousandths, published values in whole units. */
export const readMixedFleet = (text: string, name: string): Instance => ({ ...readVrplib(text, name, 'thousandths'), costUnit: 100_000 })
