import { useComputedColorScheme } from '@mantine/core'
import type { Zoning } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Basemap } from '../../map/ground-style.ts'
import { mapText } from '../../map/text.ts'
import type { Camera } from '../../map/zone-map.tsx'
import { FIGURES, figureDifference, figureText } from './model.ts'
import { zoneOverlay } from './overlay-model.ts'
import { zonesText } from './text.ts'
import classes from './zones-screen.module.css'

const ZoneMap = lazy(() => import('../../map/zone-map.tsx').then((m) => ({ default: m.ZoneMap })))
const nothing = () => undefined
const NONE = { pickedId: null, lit: new Set<string>() }

/** Two zonings side by side: maps that move together, and their figures in a table. */
export function CompareView(props: { readonly left: Zoning; readonly right: Zoning; readonly basemap: Basemap }) {
  const words = useText(zonesText)
  const formats = useFormats()
  const mapWords = useText(mapText)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const [camera, setCamera] = useState<Camera | null>(null)
  const { left, right } = props
  const overlays = useMemo(() => [left, right].map((zoning) => zoneOverlay(zoning, null, NONE, scheme)), [left, right, scheme])
  return (
    <div className={classes.compare} data-testid="zone-compare">
      {[left, right].map((zoning, side) => (
        <section key={zoning.id} className={classes.half} aria-label={zoning.name}>
          <h2>{words.option(zoning.name, words.states[zoning.state])}</h2>
          <div className={classes.halfMap}>
            <Suspense fallback={<p className={classes.loading}>{words.mapLoading}</p>}>
              <ZoneMap
                basemap={props.basemap}
                scheme={scheme}
                words={mapWords}
                overlay={overlays[side]!}
                tool="move"
                fitKey={side === 0 ? zoning.id : ''}
                onPick={nothing}
                onTouch={nothing}
                onStroke={nothing}
                camera={camera}
                onCamera={setCamera}
              />
            </Suspense>
          </div>
        </section>
      ))}
      <table className={classes.table} aria-label={words.compareTable}>
        <thead>
          <tr>
            <th scope="col">{words.compareFigure}</th>
            <th scope="col">{left.name}</th>
            <th scope="col">{right.name}</th>
            <th scope="col">{words.gap}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{words.compareZones}</th>
            <td>{left.zones.length}</td>
            <td>{right.zones.length}</td>
            <td>{formats.number(left.zones.length - right.zones.length)}</td>
          </tr>
          {FIGURES.map((name) => {
            const gap = figureDifference(left.figures, right.figures, name, formats)
            return (
              <tr key={name}>
                <th scope="row">{words.figure[name]}</th>
                <td>{figureText(left.figures, name, formats)}</td>
                <td>{figureText(right.figures, name, formats)}</td>
                <td data-verdict={gap?.verdict}>{gap?.text ?? '—'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
