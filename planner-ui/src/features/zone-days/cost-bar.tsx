import { Button } from '@mantine/core'
import { ErrorState, useFormats, useText } from '@tournee/ui-kit'
import { useEffect, useRef } from 'react'
import { namedTerms } from './model.ts'
import { zoneDaysText } from './text.ts'
import type { Changes } from './use-changes.ts'
import classes from './zone-days.module.css'

/** What a change would cost, before it is applied. */
export function CostBar({ changes }: { readonly changes: Changes }) {
  const words = useText(zoneDaysText)
  const formats = useFormats()
  const { drop } = changes
  const onTrial = changes.tried.length > 0
  const latest = useRef(drop)
  latest.current = drop
  // Escape leaves everything as it was, wherever the focus is
  useEffect(() => {
    if (!onTrial) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [onTrial])
  if (!onTrial) return null
  const { cost } = changes
  const said = !cost
    ? ''
    : Math.abs(cost.eur) < 0.5
      ? words.neutral
      : cost.eur > 0
        ? words.costs(formats.euros(cost.eur))
        : words.saves(formats.euros(-cost.eur))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a bar beside the work, not a dialog over it
    <div className={classes.cost} role="group" aria-label={words.preview} data-testid="zone-day-cost">
      <p role="status" data-verdict={!cost || Math.abs(cost.eur) < 0.5 ? 'same' : cost.eur > 0 ? 'worse' : 'better'}>
        <strong>{changes.busy ? '…' : said}</strong>
        {cost ? (
          <span className={classes.terms}>
            {namedTerms(cost)
              .map(([name, eur]) => `${words.terms[name as keyof typeof words.terms] ?? name} ${eur > 0 ? '+' : ''}${formats.euros(eur)}`)
              .join(' · ')}
          </span>
        ) : null}
        {changes.tried.length > 1 && changes.tried.every((c) => c.zoneIds.length > 0) ? (
          <span className={classes.terms}>{words.swap}</span>
        ) : null}
      </p>
      {changes.error ? <ErrorState compact error={changes.error} /> : null}
      <div className={classes.actions}>
        <Button autoFocus loading={changes.applying} disabled={!cost} onClick={() => changes.apply()} data-testid="zone-day-apply">
          {words.apply}
        </Button>
        <Button variant="default" disabled={changes.applying} onClick={changes.drop} data-testid="zone-day-drop">
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}
