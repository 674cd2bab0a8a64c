import { Button } from '@mantine/core'
import { IconNavigation, IconPhone } from '@tabler/icons-react'
import type { StopSheet, VisitCard } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import classes from './day-screen.module.css'
import { navigationLink, partInWords } from './lib/day.ts'
import { dayText } from './text.ts'

/** Where a visit is, when it was promised, how to get in, what to bring, and what is good to know. */
export function VisitFacts({ visit, sheet }: { readonly visit: VisitCard; readonly sheet: StopSheet | null }) {
  const words = useText(dayText)
  const formats = useFormats()
  return (
    <>
      {visit.promise ? (
        <p className={classes.promise}>{words.promised(formats.time(visit.promise.earliest), formats.time(visit.promise.latest))}</p>
      ) : null}
      <p className={classes.address}>
        {visit.address}
        {visit.address ? <br /> : null}
        {visit.postcode} {visit.city}
      </p>
      {sheet?.accessNotes ? <p className={classes.note}>{words.access(sheet.accessNotes)}</p> : null}
      {visit.notes ? <p className={classes.note}>{visit.notes}</p> : null}
      {sheet && sheet.parts.length > 0 ? (
        <p data-testid="stop-parts">
          <b>{formats.labelled(words.parts, '').trimEnd()}</b> {sheet.parts.map(partInWords).join(', ')}
        </p>
      ) : null}
    </>
  )
}

/** Navigation to a visit, and the call to its client. */
export function VisitActions({ visit, quiet = false }: { readonly visit: VisitCard; readonly quiet?: boolean }) {
  const words = useText(dayText)
  const variant = quiet ? 'default' : 'filled'
  return (
    <div className={classes.actions}>
      {visit.position ? (
        <Button
          component="a"
          href={navigationLink(visit.position)}
          target="_blank"
          rel="noreferrer"
          variant={variant}
          aria-label={words.navigateTo(visit.clientName)}
          leftSection={<IconNavigation size={20} stroke={1.8} />}
        >
          {words.navigate}
        </Button>
      ) : (
        <p className={classes.note}>{words.noPosition}</p>
      )}
      {visit.phone ? (
        <Button
          component="a"
          href={`tel:${visit.phone.replaceAll(' ', '')}`}
          variant="default"
          aria-label={words.callWho(visit.clientName)}
          leftSection={<IconPhone size={20} stroke={1.8} />}
        >
          {words.call}
        </Button>
      ) : null}
    </div>
  )
}
