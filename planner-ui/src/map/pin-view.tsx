import { useComputedColorScheme } from '@mantine/core'
import { endpoints, type Position } from '@tournee/contract'
import { useRead, useText } from '@tournee/ui-kit'
import { lazy, Suspense, useCallback } from 'react'
import { nudge, roundPosition } from './placing.ts'
import { mapText } from './text.ts'

const PinMap = lazy(() => import('./pin-map.tsx').then((m) => ({ default: m.PinMap })))

/** The map with its pin, loaded when it is near; a click, a drag or the arrows move it. */
export function PinView(props: {
  readonly label: string
  readonly pinLabel: string
  readonly pin: Position | null
  readonly zoom: number
  readonly onPin: (pin: Position) => void
  /** what Enter does on the pin, if anything */
  readonly onEnter?: () => void
}) {
  const { pin, onPin } = props
  const words = useText(mapText)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const basemap = useRead(endpoints.getBasemap)
  const move = useCallback((at: Position) => onPin(roundPosition(at)), [onPin])
  const onKey = (key: string, far: boolean): boolean => {
    if (key === 'Enter' && props.onEnter) {
      props.onEnter()
      return true
    }
    const next = pin && nudge(pin, key, far)
    if (next) onPin(next)
    return next !== null
  }
  if (!basemap.data) return null
  return (
    <Suspense fallback={null}>
      <PinMap
        basemap={basemap.data}
        scheme={scheme}
        words={words}
        label={props.label}
        pinLabel={props.pinLabel}
        pin={pin}
        zoom={props.zoom}
        onPin={move}
        onKey={onKey}
      />
    </Suspense>
  )
}
