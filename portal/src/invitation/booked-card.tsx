import { IconCalendarPlus } from '@tabler/icons-react'
import type { InvitationView } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { useEffect, useMemo } from 'react'
import classes from './invitation.module.css'
import { invitationText } from './text.ts'
import type { Invited } from './use-invitation.ts'

type Booked = NonNullable<InvitationView['appointment']>

/** The calendar file as something to save; gone with the screen. */
function useFile(text: string): string {
  const address = useMemo(() => URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' })), [text])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return address
}

/** The appointment as it stands, with what can still be done about it. */
export function BookedCard({ booked, invited }: { readonly booked: Booked; readonly invited: Invited }) {
  const words = useText(invitationText)
  const formats = useFormats()
  const file = useFile(booked.calendar)
  return (
    <>
      <div className={classes.card} data-testid="invitation-booked">
        <p className={classes.when}>
          <strong>{formats.dayLong(formats.civilDate(booked.earliest))}</strong>
          <span>{words.window(formats.time(booked.earliest), formats.time(booked.latest))}</span>
        </p>
        {booked.technicianName ? <p>{words.who(booked.technicianName)}</p> : null}
        {invited.view?.date === null ? null : <p className={classes.quiet}>{words.sent}</p>}
      </div>
      <a className={classes.primary} href={file} download={words.file} data-testid="invitation-calendar">
        <IconCalendarPlus size={22} stroke={1.6} aria-hidden="true" />
        {words.calendar}
      </a>
      {booked.canMove || booked.canCancel ? (
        <div className={classes.pair}>
          {booked.canMove ? (
            <button type="button" className={classes.second} onClick={() => invited.go('move')} data-testid="invitation-move">
              {words.move}
            </button>
          ) : null}
          {booked.canCancel ? (
            <button type="button" className={classes.second} onClick={() => invited.go('cancel')} data-testid="invitation-cancel">
              {words.cancel}
            </button>
          ) : null}
        </div>
      ) : null}
      <p className={classes.quiet}>{booked.canMove ? words.movingUntil(booked.movingNoticeHours) : words.tooLate}</p>
    </>
  )
}
