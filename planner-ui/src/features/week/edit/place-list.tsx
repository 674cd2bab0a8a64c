import { SegmentedControl } from '@mantine/core'
import { TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { WeekView } from '../model.ts'
import { describeReason, shiftOf } from '../reason-words.ts'
import { weekText } from '../text.ts'
import { useEditor, useSession } from './editor-context.ts'
import classes from './place-list.module.css'
import { findPlace, shiftKey } from './plan-state.ts'
import { bestFirst, type LanePrice } from './price-lanes.ts'
import { priceWords } from './price-words.ts'

const SHOWN = 8

/**
 * Every shift a visit could go to, cheapest or soonest first, with its price: a click or Enter puts it there. Arrows walk the list
 * and light the lane on the board; Escape leaves. The keyboard's way of dragging.
 */
export function PlaceList(props: {
  readonly view: WeekView
  readonly visitId: string
  /** soonest first, and the first one under the Enter key */
  readonly urgent: boolean
  readonly canWrite: boolean
}) {
  const { view, visitId, urgent, canWrite } = props
  const words = useText(weekText)
  const { session, actions, offer } = useEditor()
  const { bench, history } = useSession(session)
  const [order, setOrder] = useState<'cost' | 'start'>(urgent ? 'start' : 'cost')
  const [all, setAll] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!bench) void actions.wake()
  }, [bench, actions])
  useEffect(() => () => offer.set(null), [offer])
  const prices = bench?.prices(history.present, visitId) ?? null
  const isThere = prices !== null
  useEffect(() => {
    if (urgent && isThere) list.current?.querySelector<HTMLElement>('[data-place]')?.focus()
  }, [urgent, isThere])
  const here = findPlace(history.present, visitId)
  const places = prices ? bestFirst(prices, order).filter((price) => !here || price.key !== shiftKey(here)) : []
  const refused = prices ? [...prices.values()].filter((price) => !price.fits) : []
  const shown = [...places.slice(0, all ? undefined : SHOWN), ...(all ? refused : [])]

  const point = (price: LanePrice) => {
    if (prices) offer.set({ by: 'keys', visitId, prices, over: { kind: 'shift', key: price.key, position: null, place: null } })
  }
  const onKey = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-place]') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus()
    }
    if (event.key !== 'Escape') return
    event.preventDefault()
    offer.set(null)
    document.querySelector<HTMLElement>(`[data-grab][data-visit="${CSS.escape(visitId)}"]`)?.focus()
  }
  if (bench && !prices) return null
  return (
    <section className={classes.places} data-testid="place-list">
      <header>
        <h3>{here ? words.edit.places : words.edit.placesFor}</h3>
        <SegmentedControl
          size="xs"
          aria-label={words.edit.sortPlaces}
          value={order}
          onChange={(value) => setOrder(value === 'start' ? 'start' : 'cost')}
          data={[
            { value: 'cost', label: words.edit.cheapest },
            { value: 'start', label: words.edit.soonest },
          ]}
        />
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows walk the buttons inside */}
      <div
        ref={list}
        className={classes.list}
        onKeyDown={onKey}
        onBlur={(e) => e.currentTarget.contains(e.relatedTarget) || offer.set(null)}
      >
        {prices === null ? <p className={classes.quiet}>{words.edit.loading}</p> : null}
        {prices && places.length === 0 ? <p className={classes.quiet}>{words.edit.noPlace}</p> : null}
        {shown.map((price) => (
          <Place key={price.key} price={price} view={view} visitId={visitId} canWrite={canWrite} onPoint={point} />
        ))}
        {!all && prices && (refused.length > 0 || places.length > SHOWN) ? (
          <button type="button" className={classes.more} data-place onClick={() => setAll(true)}>
            {refused.length > 0 ? words.edit.showRefused(refused.length) : words.more(places.length - SHOWN)}
          </button>
        ) : null}
      </div>
    </section>
  )
}

function Place(props: {
  readonly price: LanePrice
  readonly view: WeekView
  readonly visitId: string
  readonly canWrite: boolean
  readonly onPoint: (price: LanePrice) => void
}) {
  const { price, view, visitId } = props
  const words = useText(weekText)
  const formats = useFormats()
  const { actions, offer } = useEditor()
  const { technicianId, date } = shiftOf(price.key)
  const technician = view.technicians.find((t) => t.id === technicianId)
  if (!technician || !date) return null
  const day = formats.dayShort(date)
  const cost = price.fits ? priceWords(price, words, formats) : describeReason(price.reason, { words, formats, technicians: [] }).why
  return (
    <button
      type="button"
      className={classes.place}
      disabled={!props.canWrite}
      data-place
      data-fits={price.fits}
      data-testid="place"
      onFocus={() => props.onPoint(price)}
      onMouseEnter={() => props.onPoint(price)}
      onMouseLeave={() => offer.set(null)}
      onClick={() => {
        offer.set(null)
        actions.place(visitId, { technicianId, date }, null)
      }}
    >
      <span className="visually-hidden">{words.edit.placeWith(technician.name)}</span>
      <TechnicianMark small letter={technician.letter} colour={technician.colour} />
      <span className={classes.when}>
        {day}
        {price.fits ? ` · ${formats.time(price.start)}` : ''}
      </span>
      <span className={classes.price}>{cost}</span>
    </button>
  )
}

/** Puts the focus on the first place of the list, if it is there. */
export function focusPlaces(): boolean {
  const first = document.querySelector<HTMLElement>('[data-testid="place-list"] [data-place]')
  first?.focus()
  return first !== null
}
