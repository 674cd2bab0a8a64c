import type { InvitedSlot } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import classes from './invitation.module.css'
import { byDay, preselected } from './model.ts'
import { invitationText } from './text.ts'

/** Hours to choose from, by day, the best one chosen already; one thumb confirms. */
export function SlotChoice(props: {
  readonly slots: readonly InvitedSlot[]
  readonly busy: boolean
  readonly verb: string
  readonly onChoose: (token: string) => void
}) {
  const { slots, busy } = props
  const words = useText(invitationText)
  const formats = useFormats()
  const [picked, pick] = useState<string | null>(null)
  // a slot that went while the client was thinking is no longer chosen
  const chosen = slots.some(({ token }) => token === picked) ? picked : preselected(slots)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen !== null && !busy) props.onChoose(chosen)
  }
  return (
    <form className={classes.choice} onSubmit={submit}>
      {byDay(slots).map(([date, ofDay]) => (
        <fieldset key={date} className={classes.day}>
          <legend>{formats.dayLong(date)}</legend>
          {ofDay.map((slot) => (
            <label key={slot.token} className={classes.slot} data-testid="invitation-slot" data-best={slot.best}>
              <input type="radio" name="slot" checked={slot.token === chosen} onChange={() => pick(slot.token)} />
              <span>
                <strong>{words.window(formats.time(slot.earliest), formats.time(slot.latest))}</strong>
                {slot.best || slot.green ? (
                  <small>{[slot.best ? words.best : '', slot.green ? words.green : ''].filter(Boolean).join(' : ')}</small>
                ) : null}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <button type="submit" className={classes.primary} disabled={busy} data-testid="invitation-confirm">
        {busy ? words.loading : props.verb}
      </button>
    </form>
  )
}
