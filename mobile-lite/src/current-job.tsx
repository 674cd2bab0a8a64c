import { Button } from '@mantine/core'
import { type NotDoneReason, NotDoneReason as Reasons } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import classes from './current-job.module.css'
import { nextKind, type VisitLine, type VisitProgress } from './lib/progress.ts'
import { dayText } from './text.ts'
import type { Stamps } from './use-stamps.ts'
import { VisitActions, VisitFacts } from './visit-facts.tsx'

/** The one job that fills the screen: where, when promised, who; and one large button that changes with what was told. */
export function CurrentJob({
  line,
  progress,
  tell,
}: {
  readonly line: VisitLine
  readonly progress: VisitProgress
  readonly tell: Stamps['tell']
}) {
  const words = useText(dayText)
  const formats = useFormats()
  const [asking, setAsking] = useState(false)
  const { visit, stop, order, sheet } = line
  const { last, state } = progress
  const step = nextKind(state)
  return (
    <section className={classes.job} aria-labelledby="current-job" data-testid="current-job" data-state={state}>
      <p className={classes.when}>
        {state === 'to-come' ? words.nextJob : words.now} · {formats.time(stop.start)}
        {last && last.kind !== 'undo' ? <strong> · {words.told[last.kind](formats.time(last.at))}</strong> : null}
      </p>
      <h2 id="current-job">
        <span aria-hidden="true">{order}</span> {visit.clientName}
      </h2>
      <p className={classes.kind}>
        {words.kinds[visit.kind]} · {formats.duration(visit.durationMinutes * 60)}
      </p>
      <VisitFacts visit={visit} sheet={sheet} />
      <VisitActions visit={visit} quiet />
      {asking ? (
        <WhyNot
          onReason={(reason) => {
            setAsking(false)
            tell(visit.id, 'not-done', { reason })
          }}
          onBack={() => setAsking(false)}
        />
      ) : (
        <>
          <button
            type="button"
            className={classes.step}
            data-step={step}
            data-testid="stamp"
            aria-label={words.stepFor(words.steps[step], visit.clientName)}
            onClick={() => tell(visit.id, step)}
          >
            {words.steps[step]}
          </button>
          <Button className={classes.other} variant="subtle" onClick={() => setAsking(true)} data-testid="not-done">
            {words.notDone}
          </Button>
        </>
      )}
    </section>
  )
}

function WhyNot({ onReason, onBack }: { readonly onReason: (reason: NotDoneReason) => void; readonly onBack: () => void }) {
  const words = useText(dayText)
  return (
    <fieldset className={classes.why} data-testid="why-not">
      <legend>{words.notDoneTitle}</legend>
      {Reasons.options.map((reason) => (
        <Button key={reason} variant="default" onClick={() => onReason(reason)}>
          {words.reasons[reason]}
        </Button>
      ))}
      <Button variant="subtle" onClick={onBack}>
        {words.keep}
      </Button>
    </fieldset>
  )
}
