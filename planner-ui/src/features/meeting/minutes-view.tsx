import { Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { endpoints, type Meeting, urlOf } from '@tournee/contract'
import { useLocale, useText } from '@tournee/ui-kit'
import { weekNumber } from '../../lib/iso-week.ts'
import { leadOf, type Telling, takenInWords } from './decision-words.ts'
import classes from './meeting.module.css'
import { meetingText } from './text.ts'
import { InvitedList, TechnicianNews } from './told-step.tsx'

/** A meeting that was held: what was decided at which price, who was told, and the sheet to keep. */
export function MinutesView({ meeting, telling }: { readonly meeting: Meeting; readonly telling: Telling }) {
  const words = useText(meetingText)
  const { locale: language } = useLocale()
  const { formats } = telling
  const href = urlOf(endpoints.getMinutes, { params: { id: meeting.id }, query: { language } })
  return (
    <div className={classes.step} data-testid="minutes">
      <h2>{words.minutesTitle(weekNumber(meeting.week))}</h2>
      <p className={classes.quiet}>{words.minutesLead(formats.dateTime(meeting.closedAt), meeting.closedBy)}</p>
      <div className={classes.buttons}>
        <Button component="a" href={href} download leftSection={<IconFileDownload size={16} stroke={1.6} />} data-testid="minutes-download">
          {words.minutes}
        </Button>
      </div>
      <section aria-label={words.taken}>
        <h3>{words.decisionsTaken(meeting.decisions.length)}</h3>
        <ol className={classes.decided}>
          {meeting.decisions.map((taken) => (
            <li key={taken.id}>
              <span>{leadOf(taken.decision, telling)}</span>
              <small>{takenInWords(taken, telling)}</small>
            </li>
          ))}
        </ol>
      </section>
      <section aria-label={words.technicians}>
        <h3>{words.technicians}</h3>
        <TechnicianNews news={meeting.announcements} telling={telling} />
        <p className={classes.quiet}>{words.told(meeting.told.length)}</p>
      </section>
      <InvitedList news={meeting.announcements} telling={telling} />
    </div>
  )
}
