import { Button, TextInput } from '@mantine/core'
import type { Zone } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import type { Scheme } from '../../map/colours.ts'
import { ZONE_COLOUR_COUNT, zoneColour } from '../../map/zone-colours.ts'
import type { Cells } from './model.ts'
import { zonesText } from './text.ts'
import classes from './zones-screen.module.css'

/** The picked zone: its name, its colour, and its cells one by one for those who do not paint. */
export function PickedZone(props: {
  readonly zone: Zone
  readonly zones: readonly Zone[]
  readonly cells: Cells
  readonly cellNames: ReadonlyMap<string, string>
  readonly scheme: Scheme
  readonly busy: boolean
  readonly onRename: (patch: { name?: string; colour?: number }) => void
  readonly onMove: (cell: string, zoneId: string) => void
  readonly onLock: (cell: string, locked: boolean) => void
}) {
  const { zone, scheme } = props
  const words = useText(zonesText)
  const [name, setName] = useState(zone.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '' && name.trim() !== zone.name) props.onRename({ name: name.trim() })
  }
  return (
    <section className={classes.picked} aria-label={words.picked(zone.name)} data-testid="picked-zone">
      <form onSubmit={submit} className={classes.rename}>
        <TextInput
          label={words.name}
          value={name}
          maxLength={60}
          required
          withAsterisk={false}
          onChange={(e) => setName(e.currentTarget.value)}
          data-testid="zone-name"
        />
        <Button type="submit" variant="default" loading={props.busy} disabled={name.trim() === '' || name.trim() === zone.name}>
          {words.rename}
        </Button>
      </form>
      <fieldset className={classes.colours}>
        <legend>{words.colour}</legend>
        {Array.from({ length: ZONE_COLOUR_COUNT }, (_, index) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: the palette never moves
            key={index}
            type="button"
            aria-pressed={index === zone.colour}
            aria-label={words.colourNumber(index + 1)}
            style={{ background: zoneColour(index, scheme) }}
            onClick={() => index !== zone.colour && props.onRename({ colour: index })}
          />
        ))}
      </fieldset>
      <CellList {...props} />
    </section>
  )
}

function CellList(props: {
  readonly zone: Zone
  readonly zones: readonly Zone[]
  readonly cells: Cells
  readonly cellNames: ReadonlyMap<string, string>
  readonly onMove: (cell: string, zoneId: string) => void
  readonly onLock: (cell: string, locked: boolean) => void
}) {
  const words = useText(zonesText)
  const own = [...props.cells].filter(([, state]) => state.zoneId === props.zone.id)
  const nameOf = (cell: string) => props.cellNames.get(cell) ?? cell
  own.sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b), 'fr', { numeric: true }))
  return (
    <details className={classes.cells} data-testid="cell-list">
      <summary>{words.cells(own.length)}</summary>
      <p>{own.length === 0 ? words.noCells : words.cellsHint}</p>
      <ul>
        {own.map(([cell, state]) => (
          <li key={cell}>
            <span>{nameOf(cell)}</span>
            <label>
              <input
                type="checkbox"
                checked={state.locked}
                aria-label={words.lockCell(nameOf(cell))}
                onChange={(e) => props.onLock(cell, e.currentTarget.checked)}
              />
              {words.locked}
            </label>
            <select
              aria-label={words.moveTo(nameOf(cell))}
              value={state.zoneId}
              disabled={state.locked}
              onChange={(e) => props.onMove(cell, e.currentTarget.value)}
            >
              {props.zones.map((z) => (
                <option key={z.id} value={z.id}>
                  {z.name}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </details>
  )
}
