import { Button } from '@mantine/core'
import { problemOf } from '../api/problem.ts'
import { useText } from '../i18n/locale-context.tsx'
import { errorWord, needsDetail } from './error-words.ts'
import classes from './states.module.css'
import { kitText } from './text.ts'

/** What happened, what was kept, what to do: from a problem of the service or any other error. */
export function ErrorState({
  error,
  onRetry,
  compact = false,
}: {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly compact?: boolean
}) {
  const words = useText(kitText)
  const problem = problemOf(error)
  const word = errorWord(problem)
  const said = [problem.detail ?? problem.title, problem.remedy].filter(Boolean).join(' ')
  return (
    <div className={compact ? classes.compact : classes.state} role="alert" data-testid="error-state">
      <p className={classes.title}>{words.errorTitle}</p>
      <p className={classes.hint}>{words.errors[word]}</p>
      {needsDetail(word) ? <p className={classes.detail}>{said}</p> : null}
      {problem.requestId ? <p className={classes.detail}>{words.reference(problem.requestId)}</p> : null}
      {onRetry ? (
        <div className={classes.actions}>
          <Button variant="default" onClick={onRetry}>
            {words.retry}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
