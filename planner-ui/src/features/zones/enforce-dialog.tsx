import { Button, Modal } from '@mantine/core'
import { type Zoning, zoneEndpoints } from '@tournee/contract'
import { ErrorState, useFormats, useText, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import { addDays, mondayOf, weekOf } from '../../lib/iso-week.ts'
import { DateField } from '../../look/fields/date-field.tsx'
import { zonesText } from './text.ts'
import classes from './zones-screen.module.css'

/** From which day a zoning counts. */
export function EnforceDialog(props: {
  readonly zoning: Zoning
  readonly onEnforced: (zoning: Zoning, from: string) => void
  readonly onClose: () => void
}) {
  const words = useText(zonesText)
  const formats = useFormats()
  const today = formats.civilDate(new Date())
  const [from, setFrom] = useState(addDays(mondayOf(weekOf(today)), 7))
  const enforce = useWrite(zoneEndpoints.enforceZoning, [zoneEndpoints.listZonings, zoneEndpoints.getZoning, zoneEndpoints.listZoneDays])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enforce.mutate({ params: { id: props.zoning.id }, body: { from } }, { onSuccess: (zoning) => props.onEnforced(zoning, from) })
  }
  const share = props.zoning.figures.movedShare
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={words.enforceTitle(props.zoning.name)}
      centered
      closeButtonProps={{ 'aria-label': words.cancel }}
    >
      <form className={classes.dialog} onSubmit={submit} data-testid="enforce-dialog">
        <p>{words.enforceLead}</p>
        {share === null ? null : <p>{words.moved(formats.percent(share))}</p>}
        <DateField label={words.enforceFrom} required min={today} value={from} onChange={setFrom} testId="enforce-from" />
        {enforce.error ? <ErrorState compact error={enforce.error} /> : null}
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={props.onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={enforce.isPending} data-testid="enforce-confirm">
            {words.enforceNow}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
