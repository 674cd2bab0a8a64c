import type { InvitationView } from '@tournee/contract'
import { LocaleSwitch, Mark, SchemeSwitch, SkeletonRows, useFormats, useText } from '@tournee/ui-kit'
import { useEffect, useRef } from 'react'
import page from '../page.module.css'
import { BookedCard } from './booked-card.tsx'
import classes from './invitation.module.css'
import { SlotChoice } from './slot-choice.tsx'
import { invitationText } from './text.ts'
import { type Invited, useInvitation } from './use-invitation.ts'

/** The client's end of an invitation: his slots, his appointment, one thumb. No account: the link is the right. */
export function InvitationScreen() {
  const words = useText(invitationText)
  const invited = useInvitation()
  const { view, trouble } = invited
  return (
    <div className={page.page} data-testid="invitation" data-step={view ? invited.step : 'none'}>
      <header className={page.top}>
        <Mark size={36} />
        <p>{view?.company ?? words.app}</p>
        <LocaleSwitch />
        <SchemeSwitch />
      </header>
      <main className={`${page.main} ${classes.main}`}>
        {trouble && (view || trouble !== 'unknown') ? (
          <div className={classes.trouble} role="alert" data-testid="invitation-trouble">
            <p>{words.trouble[trouble]}</p>
            {view ? null : (
              <button type="button" className={classes.second} onClick={() => void invited.load()}>
                {words.retry}
              </button>
            )}
          </div>
        ) : null}
        {view ? (
          <Steps key={invited.step} view={view} invited={invited} />
        ) : trouble === 'unknown' ? (
          <Unknown />
        ) : trouble ? null : (
          <SkeletonRows rows={5} height={64} />
        )}
      </main>
    </div>
  )
}

/** A heading that takes the focus when the step changes, so that readers hear where they are. */
function Title({ children }: { readonly children: string }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  )
}

function Unknown() {
  const words = useText(invitationText)
  return (
    <>
      <Title>{words.overTitles.unknown}</Title>
      <p>{words.over.unknown}</p>
    </>
  )
}

function Steps({ view, invited }: { readonly view: InvitationView; readonly invited: Invited }) {
  const words = useText(invitationText)
  const formats = useFormats()
  const { appointment } = view
  const day = view.date === null ? '' : formats.dayLong(view.date)
  switch (invited.step) {
    case 'choose':
      return (
        <>
          <Title>{words.choose(words.kinds[view.kind])}</Title>
          {invited.cancelled ? (
            <p className={classes.done} role="status">
              {words.cancelled}
            </p>
          ) : null}
          <p>
            {view.state === 'full' ? words.full : invited.otherDays ? words.others : words.near(day, view.city)}{' '}
            {words.duration(formats.duration(view.durationMinutes * 60))}
          </p>
          <SlotChoice slots={view.slots} busy={invited.busy} verb={words.confirm} onChoose={(token) => void invited.accept(token)} />
          <Days view={view} invited={invited} />
          <p className={classes.quiet}>{words.later}</p>
        </>
      )
    case 'booked':
      return (
        <>
          <Title>{words.booked}</Title>
          {appointment ? <BookedCard booked={appointment} invited={invited} /> : null}
        </>
      )
    case 'move':
      return (
        <>
          <Title>{words.moveTitle}</Title>
          {appointment ? (
            <p>
              {words.keeps(
                `${formats.dayLong(formats.civilDate(appointment.earliest))}, ${words.window(formats.time(appointment.earliest), formats.time(appointment.latest))}`,
              )}
            </p>
          ) : null}
          {view.slots.length > 0 ? (
            <SlotChoice slots={view.slots} busy={invited.busy} verb={words.moveTo} onChoose={(token) => void invited.accept(token)} />
          ) : (
            <p>{words.noOther}</p>
          )}
          <Days view={view} invited={invited} />
          <button type="button" className={classes.second} onClick={() => invited.go('booked')}>
            {words.cancelNo}
          </button>
        </>
      )
    case 'cancel':
      return (
        <>
          <Title>{words.cancelTitle}</Title>
          <p>{words.cancelText}</p>
          <button type="button" className={classes.primary} onClick={() => invited.go('booked')}>
            {words.cancelNo}
          </button>
          <button
            type="button"
            className={classes.second}
            disabled={invited.busy}
            onClick={() => appointment && void invited.cancel(appointment.version)}
            data-testid="invitation-cancel-yes"
          >
            {words.cancelYes}
          </button>
        </>
      )
    case 'over':
      return <Over view={view} day={day} />
  }
}

/** The way to other days, and back to the one invited to. */
function Days({ view, invited }: { readonly view: InvitationView; readonly invited: Invited }) {
  const words = useText(invitationText)
  if (view.state === 'full' || view.date === null) return null
  return (
    <button
      type="button"
      className={classes.link}
      disabled={invited.busy}
      onClick={() => void invited.showDays(!invited.otherDays)}
      data-testid="invitation-other-days"
    >
      {invited.otherDays ? words.back : words.otherDays}
    </button>
  )
}

function Over({ view, day }: { readonly view: InvitationView; readonly day: string }) {
  const words = useText(invitationText)
  const { state } = view
  const what = state === 'open' || state === 'booked' ? 'full' : state
  return (
    <div className={classes.over} data-testid="invitation-over">
      <Title>{words.overTitles[what]}</Title>
      <p>{what === 'expired' ? words.over.expired(day) : words.over[what]}</p>
    </div>
  )
}
