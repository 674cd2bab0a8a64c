import type { CompiledShift, CompiledVisit } from '../model/compiled.ts'

/** For each visit, the visits (a bit set) that must come before it: pickups, lower ranks of a locked sequence, the locked first and last. */
export function predecessorsOf(visits: readonly CompiledVisit[]): readonly number[] {
  const all = (1 << visits.length) - 1
  return visits.map((visit, index) => {
    const own = 1 << index
    let before = 0
    for (const [other, { visit: rival, shipment, index: id }] of visits.entries()) {
      if (other === index) continue
      const bit = 1 << other
      if (shipment?.role === 'pickup' && visit.shipment?.partner === id) before |= bit
      if (rival.lock?.kind === 'sequence' && visit.visit.lock?.kind === 'sequence' && rival.lock.rank < visit.visit.lock.rank) before |= bit
      if (rival.lock?.kind === 'position' && rival.lock.position === 'first') before |= bit
    }
    if (visit.visit.lock?.kind === 'position' && visit.visit.lock.position === 'last') before |= all & ~own
    return before
  })
}

/** Which sets of visits done leave a load the shift can carry; the load depends on the set alone, not on its order. */
export function carriableSets({ shift }: CompiledShift, visits: readonly CompiledVisit[]): Uint8Array {
  const sets = new Uint8Array(1 << visits.length).fill(1)
  for (const [dimension, room] of (shift.capacity ?? []).entries()) {
    const change = visits.map(({ visit, shipment }) => {
      const carried = shipment?.amount[dimension] ?? 0
      return (visit.pickup?.[dimension] ?? 0) - (visit.delivery?.[dimension] ?? 0) + (shipment?.role === 'delivery' ? -carried : carried)
    })
    const start = visits.reduce((sum, { visit }) => sum + (visit.delivery?.[dimension] ?? 0), 0)
    for (let set = 0; set < sets.length; set++) {
      let load = start
      for (let bit = 0; bit < visits.length; bit++) if (set & (1 << bit)) load += change[bit]!
      if (load > room) sets[set] = 0
    }
  }
  return sets
}
