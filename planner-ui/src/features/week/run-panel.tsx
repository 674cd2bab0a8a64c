import { Button } from '@mantine/core'
import { useFormats, useText } from '@tournee/ui-kit'
import { curvePoints, gain, type Run } from './run.ts'
import classes from './run-panel.module.css'
import { weekText } from './text.ts'

const WIDTH = 380
const HEIGHT = 44
/** Holds the line while there is nothing to say. */
const NOTHING_YET = '\u00a0'

/** A run under way: how far, how good, and a way to stop that keeps the best. */
export function RunPanel({ run, visits, onStop }: { readonly run: Run; readonly visits: number; readonly onStop: () => void }) {
  const words = useText(weekText)
  const formats = useFormats()
  const { progress, seconds } = run.plan
  const share = progress?.share ?? 0
  const better = gain(run)
  const clock = (s: number, digits = 1) => `${formats.number(s, digits)}\u00a0s`
  return (
    <section className={classes.panel} aria-label={words.run.title} data-testid="run">
      <div className={classes.head}>
        <h2>{words.run.title}</h2>
        <span data-testid="run-elapsed">{progress ? words.run.elapsed(clock(progress.elapsedMs / 1000), clock(seconds, 0)) : ''}</span>
      </div>
      <div
        className={classes.bar}
        role="progressbar"
        aria-label={words.run.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        data-testid="run-progress"
      >
        <span style={{ transform: `scaleX(${Math.max(0.01, Math.min(1, share))})` }} />
      </div>
      <div className={classes.facts}>
        <p data-testid="run-served">{progress ? words.run.served(progress.served, visits) : words.run.starting}</p>
        <p data-testid="run-cost">{better === null ? NOTHING_YET : words.run.costFrom(formats.change(better))}</p>
        <svg className={classes.curve} preserveAspectRatio="none" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <polyline
            points={curvePoints(run, WIDTH, HEIGHT)}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      </div>
      <Button variant="default" disabled={run.stopping} onClick={onStop} data-testid="run-stop">
        {run.stopping ? words.run.stopping : words.run.stop}
      </Button>
    </section>
  )
}
