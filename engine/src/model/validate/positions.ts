import type { LngLat } from '../../units.ts'
import type { InputReport } from '../json/read.ts'
import type { RawProblem } from '../json/read-problem.ts'

/** Degrees: a place this far from the others (about 1 000 km) that lands within a third of it when swapped was swapped. */
const FAR = 10

/** Refuses a position whose swap lies among the others while itself lies on another continent; needs three positions to tell. */
export function validatePositions(problem: RawProblem, report: InputReport): void {
  const positions = problem.locations.flatMap(({ position }) => position ?? [])
  if (positions.length < 3) return
  const middle = { lng: median(positions.map(({ lng }) => lng)), lat: median(positions.map(({ lat }) => lat)) }
  for (const [index, { position }] of problem.locations.entries()) {
    if (!position || apart(position, middle) < FAR || apart({ lng: position.lat, lat: position.lng }, middle) > FAR / 3) continue
    report.refuse(
      'POSITION_SWAPPED',
      `$.locations[${index}].position`,
      `longitude ${position.lng}, latitude ${position.lat} is far from all others; swapped, it is among them`,
      'longitude comes first: swap the two',
    )
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function apart(a: LngLat, b: LngLat): number {
  return Math.max(Math.abs(a.lng - b.lng), Math.abs(a.lat - b.lat))
}
