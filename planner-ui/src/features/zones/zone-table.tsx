import type { Zone, ZoningFigures } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import type { Scheme } from '../../map/colours.ts'
import { zoneColour } from '../../map/zone-colours.ts'
import { brokenZones, zoneLines } from './model.ts'
import { zonesText } from './text.ts'
import classes from './zones-screen.module.css'

/** A spot of a zone's colour; its name always stands beside. */
export function ZoneDot({ colour, scheme }: { readonly colour: number; readonly scheme: Scheme }) {
  return <span className={classes.dot} style={{ background: zoneColour(colour, scheme) }} aria-hidden="true" />
}

/** The zones with their figures; the picked one is what the brush gives cells to. */
export function ZoneTable(props: {
  readonly zones: readonly Zone[]
  readonly figures: ZoningFigures
  readonly pickedId: string | null
  readonly scheme: Scheme
  readonly onPick: (zoneId: string) => void
}) {
  const words = useText(zonesText)
  const formats = useFormats()
  const lines = zoneLines(props.figures)
  const broken = new Set(brokenZones(props.figures))
  const brokenNames = props.zones.filter((z) => broken.has(z.id)).map((z) => z.name)
  return (
    <section aria-label={words.zones}>
      <table className={classes.table} data-testid="zone-table">
        <thead>
          <tr>
            <th scope="col">{words.columns.zone}</th>
            <th scope="col">{words.columns.work}</th>
            <th scope="col">{words.columns.clients}</th>
            <th scope="col">{words.columns.pieces}</th>
            <th scope="col">{words.columns.drive}</th>
          </tr>
        </thead>
        <tbody>
          {props.zones.map((zone) => {
            const line = lines.get(zone.id)
            return (
              <tr key={zone.id} data-picked={zone.id === props.pickedId}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={zone.id === props.pickedId}
                    title={words.pick(zone.name)}
                    onClick={() => props.onPick(zone.id)}
                    data-testid="zone-pick"
                  >
                    <ZoneDot colour={zone.colour} scheme={props.scheme} />
                    <span>{zone.name}</span>
                  </button>
                </th>
                <td>
                  {formats.hours(Math.round((line?.minutes ?? 0) / 60))}
                  <small title={words.overMean(formats.change(line?.overMean ?? 0))}>{formats.change(line?.overMean ?? 0)}</small>
                </td>
                <td>{formats.number(line?.clients ?? 0)}</td>
                <td data-bad={broken.has(zone.id)}>{line?.components ?? 0}</td>
                <td>{formats.duration((line?.meanDriveMinutes ?? 0) * 60)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {brokenNames.length > 0 ? (
        <p className={classes.warning} role="status">
          {words.broken(brokenNames.join(', '))}
        </p>
      ) : null}
    </section>
  )
}
