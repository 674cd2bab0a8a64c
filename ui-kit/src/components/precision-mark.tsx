import type { Precision } from '@tournee/contract'
import { useText } from '../i18n/locale-context.tsx'
import classes from './precision-mark.module.css'
import { kitText } from './text.ts'

const BARS: Readonly<Record<Precision, number>> = { given: 4, house: 4, street: 3, commune: 1, none: 0 }

/** How precisely a place is known: four bars, and its name. */
export function PrecisionMark({ precision, withLabel = false }: { readonly precision: Precision; readonly withLabel?: boolean }) {
  const label = useText(kitText).precision[precision]
  const bars = BARS[precision]
  return (
    <span className={classes.mark} data-weak={bars < 2} title={label}>
      <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
        {[0, 1, 2, 3].map((i) => (
          <rect key={i} x={i * 4.6} y={10 - i * 3} width="3" height={4 + i * 3} rx="1" fill={i < bars ? 'currentColor' : 'var(--line)'} />
        ))}
      </svg>
      <span className={withLabel ? undefined : 'visually-hidden'}>{label}</span>
    </span>
  )
}
