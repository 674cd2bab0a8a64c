import type { GeocodeCandidate } from '@tournee/contract'
import { PrecisionMark, useText } from '@tournee/ui-kit'
import classes from './candidates.module.css'
import { mapText } from './text.ts'

/** Places found for what was typed, best first, each with how well it is known. */
export function Candidates(props: {
  readonly items: readonly GeocodeCandidate[]
  /** the search was answered: without items, say so */
  readonly isAnswered: boolean
  readonly withLabel?: boolean
  readonly className?: string | undefined
  readonly testId: string
  readonly onChoose: (candidate: GeocodeCandidate) => void
}) {
  const words = useText(mapText).address
  const { items } = props
  return (
    <ul className={`${classes.found} ${props.className ?? ''}`} aria-label={words.candidates}>
      {items.map((candidate) => (
        <li key={`${candidate.label} ${candidate.position.lng} ${candidate.position.lat}`}>
          <button type="button" onClick={() => props.onChoose(candidate)} data-testid={props.testId}>
            <span>{candidate.label}</span>
            <PrecisionMark precision={candidate.precision} withLabel={props.withLabel ?? false} />
          </button>
        </li>
      ))}
      {props.isAnswered && items.length === 0 ? <li className={classes.none}>{words.noCandidate}</li> : null}
    </ul>
  )
}
