import { Button } from '@mantine/core'
import { useText } from '@tournee/ui-kit'
import classes from './day-screen.module.css'
import { dayText } from './text.ts'
import type { Stamps } from './use-stamps.ts'

/** The thin line that always says what is safe, and what was not accepted. */
export function SafeLine({ stamps }: { readonly stamps: Stamps }) {
  const words = useText(dayText)
  const { waiting, refused } = stamps
  return (
    <>
      <p className={classes.safe} data-waiting={waiting.length > 0} aria-live="polite" data-testid="safe-line">
        {waiting.length > 0 ? words.waiting(waiting.length) : words.safe}
      </p>
      {refused.length > 0 ? (
        <div className={classes.refused} role="alert" data-testid="refused-stamps">
          <p>{words.refused(refused.length)}</p>
          <Button size="lg" variant="default" onClick={stamps.dismiss}>
            {words.understood}
          </Button>
        </div>
      ) : null}
    </>
  )
}
