import type { ZoningFigures } from '@tournee/contract'
import { Figure, useFormats, useText } from '@tournee/ui-kit'
import { FIGURES, figureDifference, figureText } from './model.ts'
import { zonesText } from './text.ts'
import classes from './zones-screen.module.css'

/** The figures of a zoning, each with its difference against the one in force. */
export function FigurePanel(props: {
  readonly figures: ZoningFigures
  readonly base: ZoningFigures | null
  readonly live: boolean
  readonly pending: boolean
}) {
  const words = useText(zonesText)
  const formats = useFormats()
  return (
    <section className={classes.figures} aria-label={words.figures} aria-busy={props.pending} data-testid="zone-figures">
      <h2>{props.live ? words.figuresLive : words.figures}</h2>
      <div className={classes.figureGrid} data-pending={props.pending}>
        {FIGURES.map((name) => (
          <Figure
            key={name}
            label={words.figure[name]}
            value={figureText(props.figures, name, formats)}
            difference={props.base ? figureDifference(props.figures, props.base, name, formats) : null}
            testId={`figure-${name}`}
          />
        ))}
      </div>
    </section>
  )
}
