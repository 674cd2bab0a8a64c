import { compileProblem } from '../model/compiled.ts'
import type { Problem, Visit } from '../model/problem.ts'
import { classifyShifts } from './compile-classes.ts'
import { compileLoads } from './compile-loads.ts'
import { assignmentCost, referenceOf } from './compile-static.ts'
import { compileTravel } from './compile-travel.ts'
import { flatWindows } from './compile-windows.ts'
import { type Compiled, NEVER } from './compiled.ts'
import { createLocatedTiming } from './located-breaks.ts'

const FAR = 2 ** 50

/** 0 first, 1 + rank in sequence, `NEVER` last, -1 anywhere. */
function orderKey(visit: Visit): number {
  if (visit.lock?.kind === 'sequence') return 1 + visit.lock.rank
  if (visit.lock?.kind !== 'position') return -1
  return visit.lock.position === 'first' ? 0 : NEVER
}

/** How many of the given amounts fit into `room` when the smallest are taken first. */
function mostThatFit(amounts: Int32Array, room: number): number {
  const sorted = amounts.slice().sort()
  let used = 0
  for (let i = 0; i < sorted.length; i++) {
    used += Math.max(0, sorted[i]!)
    if (used > room) return i
  }
  return sorted.length
}

/** Lays a problem flat for the search; the problem has been validated, so names that miss are bugs. */
export function compile(problem: Problem): Compiled {
  const model = compileProblem(problem)
  const { weights } = model
  const { classOf, representatives } = classifyShifts(problem)
  const shifts = representatives.map(({ shift }) => shift)
  const n = problem.visits.length
  const classes = shifts.length
  const origin = problem.shifts.reduce((least, shift) => Math.min(least, shift.earliestStart), problem.shifts[0]?.earliestStart ?? 0)
  const travel = compileTravel(problem, shifts, weights)
  const windows = model.visits.map((visit) => flatWindows(visit, origin))
  const perClass = (value: (index: number) => number) => Int32Array.from({ length: classes }, (_, k) => value(k))
  const perClassReal = (value: (index: number) => number) => Float64Array.from({ length: classes }, (_, k) => value(k))

  const types = [...new Set(representatives.map(({ technician }) => technician.type ?? ''))]
  const service = new Int32Array(types.length * n)
  const setup = new Int32Array(types.length * n)
  types.forEach((type, t) => {
    problem.visits.forEach((visit, v) => {
      service[t * n + v] = visit.serviceByType?.[type] ?? visit.service
      setup[t * n + v] = visit.setupByType?.[type] ?? visit.setup ?? 0
    })
  })

  const reference = referenceOf(problem)
  const stat = new Float64Array(n * classes)
  problem.visits.forEach((visit, v) => {
    representatives.forEach(({ shift, technician }, k) => {
      stat[v * classes + k] = assignmentCost(visit, windows[v]!, shift, technician, reference, weights, origin)
    })
  })

  const indexOf = new Map(problem.visits.map((visit, v) => [visit.id, v]))
  const partner = new Int32Array(n).fill(-1)
  const isDelivery = new Uint8Array(n)
  for (const shipment of problem.shipments ?? []) {
    const [from, to] = [indexOf.get(shipment.pickup), indexOf.get(shipment.delivery)]
    if (from === undefined || to === undefined) throw new Error(`shipment ${shipment.id} names an unknown visit`)
    partner[from] = to
    partner[to] = from
    isDelivery[to] = 1
  }

  const loads = compileLoads(problem, shifts, partner)
  const windowFrom = new Int32Array(n + 1)
  windows.forEach((list, v) => {
    windowFrom[v + 1] = windowFrom[v]! + list.length
  })
  const allWindows = windows.flat()
  const breaks = shifts.map((shift) => model.shifts[model.shiftIndex.get(shift.id)!]!.breaks)
  const allBreaks = breaks.flat()
  const prefix = (counts: readonly number[]) => {
    const from = new Int32Array(counts.length + 1)
    counts.forEach((count, i) => {
      from[i + 1] = from[i]! + count
    })
    return from
  }
  const keys = Int32Array.from(problem.visits, orderKey)
  const anyOrder = keys.some((key) => key >= 0)
  const anyShipment = partner.some((other) => other >= 0)
  const anySetup = setup.some((seconds) => seconds > 0)
  const latest = perClass((k) => shifts[k]!.latestEnd - origin)
  const softEnd = perClass((k) => Math.min((shifts[k]!.softEnd ?? shifts[k]!.latestEnd) - origin, latest[k]!))
  // without windows and breaks nobody ever waits: the duration of a route is its work
  const neverWaits = problem.visits.every((_, v) => windows[v]!.every(([from]) => from <= 0))
  const durationIsWork = (k: number) => neverWaits && breaks[k]!.length === 0
  const maxDuration = perClassReal((k) => (durationIsWork(k) ? FAR : (shifts[k]!.maxDuration ?? FAR)))
  const oneWindow = windows.every((list) => list.length <= 1)
  const limitsDuration = (k: number) => maxDuration[k]! < latest[k]! - shifts[k]!.earliestStart + origin
  const segmented = Uint8Array.from(shifts, (_, k) => (limitsDuration(k) && breaks[k]!.length === 0 && oneWindow && !anySetup ? 1 : 0))
  const general = Uint8Array.from(shifts, (shift, k) =>
    breaks[k]!.length > 0 ||
    (shift.maxDrive ?? shift.maxDistance) !== undefined ||
    (limitsDuration(k) && segmented[k] === 0) ||
    softEnd[k]! < latest[k]! ||
    anyOrder ||
    anySetup ||
    anyShipment ||
    loads.mixed ||
    weights.perUnfairSecond > 0
      ? 1
      : 0,
  )
  const workCost = perClassReal((k) => shifts[k]!.costs?.perWorkSecond ?? weights.perWorkSecond)
  const sumsLimited = Uint8Array.from(shifts, (shift, k) =>
    breaks[k]!.some((item) => item.location !== undefined) ||
    (shift.maxDrive ?? shift.maxDistance ?? shift.maxWork ?? shift.maxDuration) !== undefined ||
    softEnd[k]! < latest[k]! ||
    (anySetup && workCost[k]! > 0)
      ? 1
      : 0,
  )
  const pairsByLabels = sumsLimited.map((limited, k) =>
    limited === 0 && breaks[k]!.length === 0 && !anyOrder && !anySetup && loads.mixed ? 1 : 0,
  )
  const memberLists = shifts.map((_, k) => [...classOf.keys()].filter((r) => classOf[r] === k))
  const technicians = [...new Set(problem.shifts.map((shift) => shift.technician))]
  const stays = service.slice(0, n).map((_, v) => types.reduce((least, _type, t) => Math.min(least, service[t * n + v]!), NEVER))
  const longest = shifts.reduce((most, shift, k) => {
    const inTime = mostThatFit(stays, shift.latestEnd - shift.earliestStart)
    const inRoom = Array.from({ length: loads.dimensions }, (_, d) =>
      mostThatFit(
        loads.demand.filter((_amount, i) => i % loads.dimensions === d),
        loads.capacity[k * loads.dimensions + d]!,
      ),
    )
    return Math.max(most, Math.min(shift.maxVisits ?? n, inTime + 1, ...inRoom))
  }, 0)

  return {
    origin,
    visits: n,
    shifts: problem.shifts.length,
    classes,
    classOf,
    memberFrom: prefix(memberLists.map((list) => list.length)),
    members: Int32Array.from(memberLists.flat()),
    ...travel,
    windowFrom,
    windowStart: Int32Array.from(allWindows, ([from]) => from),
    windowEnd: Int32Array.from(allWindows, ([, to]) => to),
    opens: Int32Array.from(windows, (list) => list[0]?.[0] ?? NEVER),
    closes: Int32Array.from(windows, (list) => list.at(-1)?.[1] ?? -NEVER),
    service,
    setup,
    penalty: Float64Array.from(problem.visits, (visit) =>
      Math.round(((visit.prize ?? weights.unservedMandatory) * (10 + (visit.priority ?? 0))) / 10),
    ),
    partner,
    isDelivery,
    orderKey: keys,
    dimensions: loads.dimensions,
    pickup: loads.pickup,
    delivery: loads.delivery,
    demand: loads.demand,
    stat,
    earliest: perClass((k) => shifts[k]!.earliestStart - origin),
    latest,
    softEnd,
    fixedCost: perClassReal((k) => shifts[k]!.costs?.fixed ?? weights.perShift),
    overtimeCost: perClassReal((k) => shifts[k]!.costs?.perOvertimeSecond ?? weights.perOvertimeSecond),
    workCost,
    maxWork: perClassReal((k) => Math.min(shifts[k]!.maxWork ?? FAR, durationIsWork(k) ? (shifts[k]!.maxDuration ?? FAR) : FAR)),
    maxDuration,
    segmented,
    maxDrive: perClassReal((k) => shifts[k]!.maxDrive ?? FAR),
    maxMetres: perClassReal((k) => shifts[k]!.maxDistance ?? FAR),
    maxVisits: perClass((k) => shifts[k]!.maxVisits ?? n),
    capacity: loads.capacity,
    typeOf: perClass((k) => types.indexOf(representatives[k]!.technician.type ?? '')),
    technicianOf: Int32Array.from(problem.shifts, (shift) => technicians.indexOf(shift.technician)),
    breakFrom: prefix(breaks.map((list) => list.length)),
    breakDuration: Int32Array.from(allBreaks, (item) => item.duration),
    breakWindowFrom: prefix(allBreaks.map((item) => item.timeWindows.length)),
    breakWindowStart: Int32Array.from(
      allBreaks.flatMap((item) => item.timeWindows),
      ([from]) => from - origin,
    ),
    breakWindowEnd: Int32Array.from(
      allBreaks.flatMap((item) => item.timeWindows),
      ([, to]) => to - origin,
    ),
    general,
    sumsLimited,
    pairsByLabels,
    located: Uint8Array.from(breaks, (list) => (list.some((item) => item.location !== undefined) ? 1 : 0)),
    locatedTiming: createLocatedTiming(model),
    perDrive: perClassReal((k) => shifts[k]!.costs?.perDriveSecond ?? weights.perDriveSecond),
    perMetre: perClassReal((k) => shifts[k]!.costs?.perMetre ?? weights.perMetre),
    manyWindows: windows.some((list) => list.length > 1),
    anyGeneral: general.includes(1),
    anyOrder,
    anyShipment,
    anySetup,
    mixedLoads: loads.mixed,
    labels: breaks.reduce((most, list) => Math.max(most, list.length), 0) + 1,
    technicians: technicians.length,
    unfairCost: weights.perUnfairSecond,
    longest,
  }
}
