import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { endpoints, type GeocodeCandidate, type Position } from '@tournee/contract'
import { useFormats, useRead, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { type Address, readLabel } from './address.ts'
import classes from './address-field.module.css'
import { Candidates } from './candidates.tsx'
import { PinView } from './pin-view.tsx'
import { roundPosition, zoomFor } from './placing.ts'
import { mapText } from './text.ts'

const PATIENCE_MS = 250
const TOWN_ZOOM = 13
const MOST = 5

/** An address with its pin: typed, found, and put right on the map. A pin of null is found by the address when it is saved. */
export function AddressField(props: {
  readonly address: Address
  readonly pin: Position | null
  readonly onAddress: (address: Address) => void
  readonly onPin: (pin: Position | null) => void
  /** one field for all, where only the pin counts */
  readonly single?: string
  /** looks for the address as it is, before anything is typed: the pin must be set here */
  readonly searching?: boolean
}) {
  const { address, pin, onAddress, onPin } = props
  const words = useText(mapText).address
  const query = [address.address, address.postcode, address.city].filter(Boolean).join(' ').trim()
  const [asked] = useDebouncedValue(query, PATIENCE_MS)
  const [touched, setTouched] = useState(props.searching ?? false)
  const [zoom, setZoom] = useState(TOWN_ZOOM)
  const enabled = touched && asked.length >= 2
  const hints = { ...(address.city ? { city: address.city } : {}), ...(address.postcode ? { postcode: address.postcode } : {}) }
  const found = useRead(endpoints.geocode, { query: { q: asked, ...hints } }, { enabled, keepPrevious: true })
  const set = (patch: Partial<Address>) => {
    setTouched(true)
    onAddress({ ...address, ...patch })
  }
  const take = (candidate: GeocodeCandidate) => {
    onPin(roundPosition(candidate.position))
    setZoom(zoomFor(candidate.precision))
    if (!props.single) onAddress({ ...address, ...readLabel(candidate.label, address) })
    setTouched(false)
  }
  const items = enabled ? (found.data?.items ?? []).slice(0, MOST) : []
  return (
    <div className={classes.field}>
      <TextInput
        label={props.single ?? words.street}
        value={address.address}
        maxLength={200}
        autoComplete="off"
        onChange={(e) => set({ address: e.currentTarget.value })}
        data-testid="address-street"
      />
      {props.single ? null : (
        <div className={classes.town}>
          <TextInput
            label={words.postcode}
            value={address.postcode}
            maxLength={10}
            onChange={(e) => set({ postcode: e.currentTarget.value })}
            data-testid="address-postcode"
          />
          <TextInput
            label={words.city}
            value={address.city}
            maxLength={100}
            onChange={(e) => set({ city: e.currentTarget.value })}
            data-testid="address-city"
          />
        </div>
      )}
      <Candidates
        items={items}
        isAnswered={enabled && found.isSuccess}
        withLabel
        className={classes.found}
        testId="address-candidate"
        onChoose={take}
      />
      <Pin pin={pin} zoom={zoom} onPin={onPin} noPin={props.searching ? words.mustPin : words.noPin} />
    </div>
  )
}

function Pin({
  pin,
  zoom,
  onPin,
  noPin,
}: {
  readonly pin: Position | null
  readonly zoom: number
  readonly onPin: (pin: Position) => void
  /** said while there is no pin */
  readonly noPin: string
}) {
  const words = useText(mapText)
  const formats = useFormats()
  return (
    <>
      <div className={classes.map}>
        <PinView label={words.map} pinLabel={words.address.pin} pin={pin} zoom={zoom} onPin={onPin} />
      </div>
      <p className={classes.hint} data-testid="address-pin">
        {pin ? words.address.at(formats.number(pin.lat, 5), formats.number(pin.lng, 5)) : noPin}
      </p>
    </>
  )
}
