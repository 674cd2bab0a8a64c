import { useFormats, useText } from '@tournee/ui-kit'
import { weekText } from '../text.ts'
import { type Axis, along } from '../timeline.ts'
import { useEditor, useOver } from './editor-context.ts'
import classes from './lane-offer.module.css'
import { findPlace, shiftKey as keyOf, type PlanState } from './plan-state.ts'
import type { LanePrice } from './price-lanes.ts'
import { isNothing, kmWords, priceWords, timeWords } from './price-words.ts'
import { useStore } from './store.ts'

interface OfferProps {
  readonly shiftKey: string
  /** null = nobody works there, or prices are being computed */
  readonly lane: LanePrice | null
}

/** Why a lane refuses, in words; while prices are computed, nothing. */
export function useRefusal(lane: LanePrice | null): string | null {
  const words = useText(weekText)
  const { offer } = useEditor()
  const computing = useStore(offer, (now) => now?.prices.size === 0)
  if (computing) return ''
  if (!lane) return words.edit.notWorked
  // by how much, the ghost and the list say: lanes are narrow
  return lane.fits ? null : words.reasons[lane.reason.code]
}

/** Whether the visit that looks for a place is on that shift already. */
function useIsHome(shiftKey: string): boolean {
  const { session, offer } = useEditor()
  return useStore(offer, (now) => {
    return now !== null && homeOf(session.get().history.present, now.visitId) === shiftKey
  })
}

let home: { readonly state: PlanState; readonly visitId: string; readonly key: string | null } | null = null

/** The shift that a visit is on; every lane asks for the same one, which is looked for once. */
function homeOf(state: PlanState, visitId: string): string | null {
  if (home?.state !== state || home.visitId !== visitId) {
    const here = findPlace(state, visitId)
    home = { state, visitId, key: here ? keyOf(here) : null }
  }
  return home.key
}

/** On a lane's time axis: where the visit would go, and the place pointed at; or why not. */
export function LaneOffer({ shiftKey, lane, axis }: OfferProps & { readonly axis: Axis | null; readonly visitId: string }) {
  const over = useOver(shiftKey)
  const refusal = useRefusal(lane)
  const place = over?.place ?? null
  if (refusal !== null && !place) return <span className={classes.refusal}>{refusal}</span>
  if (!axis) return null
  const at = (instant: string) => along(axis, Date.parse(instant))
  if (place) {
    const [from, to] = [at(place.start), at(place.end)]
    const box = { left: `${from}%`, width: `${Math.max(1, to - from)}%` }
    return <span className={classes.block} style={box} data-allowed={place.reasons.length === 0} data-testid="drop-block" />
  }
  return lane?.fits ? <span className={classes.marker} style={{ left: `${at(lane.start)}%` }} data-best={lane.rank === 1} /> : null
}

/** The price of a lane in place of its sum: kilometres, then minutes with overtime. */
export function LanePriceSum({ shiftKey, lane, className }: OfferProps & { readonly className: string | undefined }) {
  const words = useText(weekText)
  const formats = useFormats()
  const over = useOver(shiftKey)
  const place = over?.place ?? null
  const price = place ?? (lane?.fits ? lane : null)
  const stays = useIsHome(shiftKey) && price !== null && isNothing(price)
  if (stays)
    return (
      <span className={className} data-testid="lane-price">
        {words.edit.here}
      </span>
    )
  return (
    <span className={className} data-testid="lane-price">
      {price ? (
        <>
          <strong>{kmWords(price.metres, formats)}</strong>
          <span>
            {Math.abs(price.overtimeSeconds) >= 30 ? (
              <em>{words.edit.overtime(timeWords(price.overtimeSeconds, formats))}</em>
            ) : (
              timeWords(price.driveSeconds, formats)
            )}
          </span>
        </>
      ) : null}
    </span>
  )
}

/** The price of a cell of the week, or why it refuses, in the line of its sum. */
export function CellPrice({ shiftKey, lane, className }: OfferProps & { readonly className: string | undefined }) {
  const words = useText(weekText)
  const formats = useFormats()
  const refusal = useRefusal(lane)
  const stays = useIsHome(shiftKey) && lane?.fits === true && isNothing(lane)
  return (
    <span
      className={className}
      data-best={!stays && lane?.fits === true && lane.rank === 1}
      title={refusal ?? undefined}
      data-testid="lane-price"
    >
      {refusal ?? (stays ? words.edit.here : lane?.fits ? priceWords(lane, words, formats) : null)}
    </span>
  )
}
