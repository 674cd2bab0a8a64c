import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { type Announcements, endpoints } from '@tournee/contract'
import { ErrorState, SkeletonRows, TechnicianMark, useRead, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import type { Telling } from './decision-words.ts'
import classes from './meeting.module.css'
import { namesIn, toldAtFirst } from './model.ts'
import { meetingText } from './text.ts'

interface ToldStepProps {
  readonly planId: string
  readonly telling: Telling
  readonly attendees: string
  readonly busy: boolean
  readonly canWrite: boolean
  readonly error: unknown
  readonly onPublish: (end: { readonly attendees: string[]; readonly tell: string[] }) => void
  readonly onBack: () => void
}

/** The one list of who is told what, then the publication. */
export function ToldStep(props: ToldStepProps) {
  const words = useText(meetingText)
  const news = useRead(endpoints.getAnnouncements, { params: { id: props.planId } })
  return (
    <div className={classes.step} data-testid="told-step">
      <h2>{words.publishTitle}</h2>
      <p className={classes.quiet}>{words.publishLead}</p>
      {news.isError ? <ErrorState compact error={news.error} onRetry={() => news.refetch()} /> : null}
      {news.data ? <Told news={news.data} {...props} /> : news.isError ? null : <SkeletonRows rows={6} height={40} />}
    </div>
  )
}

function Told({ news, telling, busy, canWrite, error, onPublish, onBack, ...props }: ToldStepProps & { readonly news: Announcements }) {
  const words = useText(meetingText)
  const [told, setTold] = useState(() => toldAtFirst(news))
  const [attendees, setAttendees] = useState(props.attendees)
  const reachable = news.clients.filter(({ channel }) => channel !== 'none').map(({ visitId }) => visitId)
  const toggle = (visitId: string) =>
    setTold((now) => (now.has(visitId) ? new Set([...now].filter((id) => id !== visitId)) : new Set([...now, visitId])))
  return (
    <>
      <section aria-label={words.technicians}>
        <h3>{words.technicians}</h3>
        <TechnicianNews news={news} telling={telling} />
      </section>
      <section aria-label={words.clients(news.clients.length)}>
        <header className={classes.listHead}>
          <h3>{words.clients(news.clients.length)}</h3>
          {reachable.length > 0 ? (
            <Button
              variant="subtle"
              size="xs"
              onClick={() => setTold(told.size > 0 ? new Set() : new Set(reachable))}
              data-testid="tell-all"
            >
              {told.size > 0 ? words.tellNone : words.tellAll}
            </Button>
          ) : null}
        </header>
        {news.clients.length === 0 ? <p className={classes.quiet}>{words.noClient}</p> : null}
        <ul className={classes.clients}>
          {news.clients.map((client) => (
            <Client
              key={client.visitId}
              client={client}
              telling={telling}
              checked={told.has(client.visitId)}
              onToggle={() => toggle(client.visitId)}
            />
          ))}
        </ul>
        {news.promised > 0 ? <p className={classes.quiet}>{words.promised(news.promised)}</p> : null}
      </section>
      <InvitedList news={news} telling={telling} />
      <TextInput
        label={words.attendees}
        description={words.attendeesHint}
        value={attendees}
        onChange={(event) => setAttendees(event.currentTarget.value)}
        data-testid="attendees"
      />
      {error ? <ErrorState compact error={error} /> : null}
      <div className={classes.buttons}>
        <Button
          leftSection={<IconSend size={16} stroke={1.6} />}
          loading={busy}
          disabled={!canWrite}
          onClick={() => onPublish({ attendees: namesIn(attendees), tell: [...told] })}
          data-testid="meeting-publish"
        >
          {words.publish(told.size)}
        </Button>
        <Button variant="default" disabled={busy} onClick={onBack}>
          {words.backToAgenda}
        </Button>
      </div>
    </>
  )
}

/** The technicians whose day changes, with their days. */
export function TechnicianNews({ news, telling }: { readonly news: Announcements; readonly telling: Telling }) {
  const { words, formats, technicians } = telling
  if (news.technicians.length === 0) return <p className={classes.quiet}>{words.noTechnician}</p>
  return (
    <ul className={classes.technicians}>
      {news.technicians.map(({ technicianId, days }) => {
        const technician = technicians.find(({ id }) => id === technicianId)
        return technician ? (
          <li key={technicianId}>
            <TechnicianMark letter={technician.letter} colour={technician.colour} small />
            <span>{technician.name}</span>
            <small>{days.map(({ date }) => formats.dayShort(date)).join(', ')}</small>
          </li>
        ) : null
      })}
    </ul>
  )
}

/** Clients whom the meeting invites to a day of their choice; nothing where it invites nobody. */
export function InvitedList({ news, telling }: { readonly news: Announcements; readonly telling: Telling }) {
  const { words, formats, technicians } = telling
  const invited = news.invited ?? []
  if (invited.length === 0) return null
  return (
    <section aria-label={words.invited(invited.length)} data-testid="told-invited">
      <h3>{words.invited(invited.length)}</h3>
      <ul className={classes.clients}>
        {invited.map(({ visitId, clientName, city, phone, date, technicianId, channel }) => (
          <li key={`${visitId} ${date}`}>
            <span className={classes.noBox} aria-hidden="true" />
            <span>
              <b>{clientName}</b> <small>{city}</small>
            </span>
            <small>{[formats.dayShort(date), technicians.find(({ id }) => id === technicianId)?.name].filter(Boolean).join(' · ')}</small>
            <small className={classes.channel}>
              {channel === 'none' ? `${words.channels.none}${phone ? ` ${phone}` : ''}` : words.channels[channel]}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Client(props: {
  readonly client: Announcements['clients'][number]
  readonly telling: Telling
  readonly checked: boolean
  readonly onToggle: () => void
}) {
  const { client, telling } = props
  const { words, formats } = telling
  const when = (instant: string) => `${formats.day(instant)} ${formats.time(instant)}`
  const hours = [client.before && client.news !== 'planned' ? when(client.before) : null, client.after ? when(client.after) : null]
  return (
    <li data-testid="told-client">
      {client.channel === 'none' ? (
        <span className={classes.noBox} aria-hidden="true" />
      ) : (
        <Checkbox checked={props.checked} onChange={props.onToggle} aria-label={words.tell(client.clientName)} size="sm" />
      )}
      <span>
        <b>{client.clientName}</b> <small>{client.city}</small>
      </span>
      <small>
        {words.news[client.news]} · {hours.filter(Boolean).join(' → ')}
      </small>
      <small className={classes.channel}>
        {client.channel === 'none' ? `${words.channels.none}${client.phone ? ` ${client.phone}` : ''}` : words.channels[client.channel]}
      </small>
    </li>
  )
}
