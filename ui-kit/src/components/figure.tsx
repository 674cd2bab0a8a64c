import { Tooltip } from '@mantine/core'
import { useText } from '../i18n/locale-context.tsx'
import classes from './figure.module.css'
import { kitText } from './text.ts'

/** How a figure compares: `text` as shown, whether that is better, and against what. */
export interface Difference {
  readonly text: string
  readonly verdict: 'better' | 'worse' | 'same'
  readonly base: string
}

/** One figure with its label and, when it can be compared, its difference beside it. */
export function Figure({
  label,
  value,
  difference,
  large = false,
  testId,
}: {
  readonly label: string
  readonly value: string
  readonly difference?: Difference | null
  readonly large?: boolean
  readonly testId?: string
}) {
  const words = useText(kitText)
  return (
    <dl className={large ? classes.large : classes.figure} data-testid={testId}>
      <dt>{label}</dt>
      <dd>
        <span className={classes.value}>{value}</span>
        {difference ? (
          <Tooltip label={words.against(difference.base)} withArrow>
            <span className={classes.difference} data-verdict={difference.verdict}>
              {difference.text}
              {difference.verdict === 'same' ? null : <span className="visually-hidden"> ({words[difference.verdict]})</span>}
            </span>
          </Tooltip>
        ) : null}
      </dd>
    </dl>
  )
}
