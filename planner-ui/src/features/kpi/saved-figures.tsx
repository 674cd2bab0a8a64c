import { Figure, useFormats, useText } from '@tournee/ui-kit'
import { dashboardText } from './dashboard-text.ts'

/** What was saved: kilometres, hours, euros, kilograms of CO2. */
interface Saved {
  readonly km: number
  readonly driveHours: number
  readonly eurFull: number
  readonly eurMarginal: number
  readonly co2Kg: number
}

/** Five large figures of what was saved, kilometres against those of the baseline. */
export function SavedFigures({ saved, baselineKm }: { readonly saved: Saved; readonly baselineKm: number }) {
  const words = useText(dashboardText)
  const formats = useFormats()
  const ratio = baselineKm > 0 ? -saved.km / baselineKm : 0
  const verdict = saved.km > 0 ? 'better' : saved.km < 0 ? 'worse' : 'same'
  return (
    <>
      <Figure
        large
        label={words.saved.km}
        value={formats.km(saved.km)}
        difference={{ text: formats.change(ratio), verdict, base: formats.km(baselineKm) }}
      />
      <Figure large label={words.saved.drive} value={formats.hours(saved.driveHours)} />
      <Figure large label={words.saved.full} value={formats.euros(saved.eurFull)} />
      <Figure large label={words.saved.marginal} value={formats.euros(saved.eurMarginal)} />
      <Figure large label={words.saved.co2} value={words.kg(formats.number(saved.co2Kg))} />
    </>
  )
}
