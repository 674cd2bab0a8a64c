import { Button, Checkbox } from '@mantine/core'
import type { Hold, SlotOffer, Technician } from '@tournee/contract'
import { TechnicianMark, useFormats, useText } from '@tournee/ui-kit'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import classes from './call-screen.module.css'
import { countdown, secondsLeft, spokenWindow } from './model.ts'
import { callText } from './text.ts'

/** The slots to offer: native radios, the best one focused and chosen; Enter holds it. */
export function SlotList(props: {
  readonly list: readonly SlotOffer[]
  readonly chosen: SlotOffer
  readonly technicians: readonly Technician[]
  readonly busy: boolean
  readonly onChoose: (token: string) => void
  readonly onHold: (offer: SlotOffer) => void
}) {
  const { list, chosen } = props
  const words = useText(callText)
  const formRef = useRef<HTMLFormElement>(null)
  const firstToken = list[0]?.token
  // the offers have just come: the keys belong to them
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves when the offers change, not when one is chosen
  useEffect(() => formRef.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [firstToken])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!props.busy) props.onHold(chosen)
  }
  return (
    <form
      ref={formRef}
      className={classes.offers}
      onSubmit={submit}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && e.repeat) e.preventDefault()
      }}
    >
      <fieldset>
        <legend className="visually-hidden">{words.slots}</legend>
        {list.map((offer) => (
          <Offer key={offer.token} offer={offer} checked={offer.token === chosen.token} {...props} />
        ))}
      </fieldset>
      <Button type="submit" size="md" loading={props.busy} data-testid="call-hold">
        {words.hold}
      </Button>
    </form>
  )
}

function Offer(props: {
  readonly offer: SlotOffer
  readonly checked: boolean
  readonly technicians: readonly Technician[]
  readonly onChoose: (token: string) => void
}) {
  const { offer } = props
  const words = useText(callText)
  const formats = useFormats()
  const technician = props.technicians.find((t) => t.id === offer.technicianId)
  return (
    <label className={classes.offer} data-testid="call-slot" data-best={offer.best}>
      <input type="radio" name="slot" checked={props.checked} onChange={() => props.onChoose(offer.token)} />
      <span className={classes.window}>
        <strong>{spokenWindow(formats, offer)}</strong>
        <span className={classes.cost}>
          {technician ? <TechnicianMark small letter={technician.letter} colour={technician.colour} /> : null}
          {offer.technicianName} · {words.extra(formats.duration(offer.extraSeconds), formats.km(offer.extraMetres / 1000))}
        </span>
        {offer.green ? <span className={classes.green}>{words.green}</span> : null}
      </span>
      <span className={classes.grade}>
        {offer.best ? <em>{words.best}</em> : null}
        <span title={words.grade(offer.grade)}>
          <span aria-hidden="true">{offer.grade}/100</span>
          <span className="visually-hidden">{words.grade(offer.grade)}</span>
        </span>
      </span>
    </label>
  )
}

/** A held slot with its countdown: Enter confirms, Escape gives it back. */
export function HeldSlot(props: {
  readonly offer: SlotOffer
  readonly hold: Hold
  /** where the confirmation goes; null = nowhere */
  readonly sendTo: string | null
  readonly busy: boolean
  readonly onConfirm: (notify: boolean) => void
  readonly onRelease: () => void
  readonly onExpired: () => void
}) {
  const words = useText(callText)
  const formats = useFormats()
  const [notify, setNotify] = useState(true)
  const [left, setLeft] = useState(props.hold.expiresInSeconds)
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    const since = Date.now()
    const timer = setInterval(() => {
      const now = secondsLeft(latest.current.hold, Date.now() - since)
      setLeft(now)
      if (now === 0 && !latest.current.busy) latest.current.onExpired()
    }, 500)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className={classes.held} data-testid="call-held">
      <p className={classes.say}>{words.holding}</p>
      <p className={classes.spoken}>{spokenWindow(formats, props.hold)}</p>
      <p className={classes.timer} data-short={left < 60}>
        {words.heldFor}{' '}
        <strong role="timer" data-testid="call-countdown">
          {countdown(left)}
        </strong>
      </p>
      {props.sendTo ? (
        <Checkbox
          label={`${words.notify} (${props.sendTo})`}
          checked={notify}
          onChange={(e) => setNotify(e.currentTarget.checked)}
          color="ink"
        />
      ) : (
        <p className={classes.quiet}>{words.noAddress}</p>
      )}
      <div className={classes.actions}>
        <Button
          size="md"
          autoFocus
          loading={props.busy}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && e.repeat) e.preventDefault()
          }}
          onClick={() => props.onConfirm(notify && props.sendTo !== null)}
          data-testid="call-confirm"
        >
          {words.confirm}
        </Button>
        <Button variant="default" size="md" disabled={props.busy} onClick={props.onRelease} data-testid="call-release">
          {words.release}
        </Button>
      </div>
    </div>
  )
}
