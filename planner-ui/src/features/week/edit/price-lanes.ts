import type { Reason } from '@tournee/contract'
import type { Drop, Insertion, Refusal } from '@tournee/engine/preview'
import type { EditPrice } from './edit-history.ts'

/** What having a visit on a shift would change, at its best place there; or the rule that keeps it out. */
export type LanePrice = { readonly key: string } & (
  | (EditPrice & {
      readonly fits: true
      readonly position: number
      /** ISO instant of the start of the visit */
      readonly start: string
      /** change of the objective, 1/100 000 EUR */
      readonly cost: number
      /** how near it comes to the best shift: 1 = the best, 0 = the dearest that fits */
      readonly rank: number
    })
  | { readonly fits: false; readonly reason: Reason }
)
export type FittingPrice = Extract<LanePrice, { fits: true }>

/** What a drop at one place would change; `reasons` = rules it would break. */
export interface PlacePrice extends EditPrice {
  readonly key: string
  readonly position: number
  readonly start: string
  readonly end: string
  readonly reasons: readonly Reason[]
  /** promised visits of the shift that would start outside their promise */
  readonly brokenPromises: readonly string[]
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** A refusal as a reason that nothing is known to cure. */
export const reasonOf = ({ code, margin }: Refusal, shift: string): Reason => ({ code, shift, margin, relaxation: { kind: 'none' } })

/** The price of every shift by its key; shift ids are keys. */
export function priceLanes(insertions: readonly Insertion[]): ReadonlyMap<string, LanePrice> {
  const costs = insertions.flatMap((one) => (one.fits ? [one.cost.total] : []))
  const [low, high] = [Math.min(...costs), Math.max(...costs)]
  const rankOf = (cost: number) => (high === low ? 1 : 1 - (cost - low) / (high - low))
  return new Map(
    insertions.map((one): [string, LanePrice] => {
      if (!one.fits) return [one.shift, { key: one.shift, fits: false, reason: reasonOf(one.refusal, one.shift) }]
      const { metres, driveSeconds, overtimeSeconds, cost } = one
      const price = { metres, driveSeconds, overtimeSeconds, cost: cost.total, rank: rankOf(cost.total) }
      return [one.shift, { key: one.shift, fits: true, position: one.positions[0]!, start: instant(one.start), ...price }]
    }),
  )
}

/** Shifts where the visit fits, cheapest first or earliest first. */
export function bestFirst(prices: ReadonlyMap<string, LanePrice>, by: 'cost' | 'start' = 'cost'): readonly FittingPrice[] {
  const fitting = [...prices.values()].filter((price): price is FittingPrice => price.fits)
  return fitting.sort((a, b) => (by === 'cost' ? a.cost - b.cost : a.start.localeCompare(b.start)) || a.key.localeCompare(b.key))
}

/** A drop as the screen shows it. `promises` = [earliest, latest] start by visit, epoch seconds. */
export function pricePlace(
  drop: Drop,
  visitId: string,
  position: number,
  promises: ReadonlyMap<string, readonly [number, number]>,
): PlacePrice {
  const stops = drop.route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop] : []))
  const own = stops.find((stop) => stop.visit === visitId)!
  const broken = stops.filter(({ visit, start }) => {
    const promise = promises.get(visit)
    return promise !== undefined && (start < promise[0] || start > promise[1])
  })
  const { metres, driveSeconds, overtimeSeconds } = drop
  return {
    key: drop.route.shift,
    position,
    start: instant(own.start),
    end: instant(own.end),
    metres,
    driveSeconds,
    overtimeSeconds,
    reasons: drop.refusals.map((refusal) => reasonOf(refusal, drop.route.shift)),
    brokenPromises: broken.map((stop) => stop.visit),
  }
}

/** Which place of a day an instant points at: before the first visit whose middle lies after it. Times in epoch milliseconds. */
export function positionAt(stops: readonly { readonly from: number; readonly to: number }[], at: number): number {
  const after = stops.findIndex(({ from, to }) => (from + to) / 2 > at)
  return after < 0 ? stops.length : after
}
