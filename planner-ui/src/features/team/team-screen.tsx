import { ActionIcon, Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconPencil, IconPlus, IconSettings } from '@tabler/icons-react'
import { type Company, endpoints, type Technician } from '@tournee/contract'
import { ErrorState, SkeletonRows, TechnicianMark, useFormats, useRead, useSession, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import { Absences } from './absences.tsx'
import { groupHours, joinDays } from './model.ts'
import classes from './team-screen.module.css'
import { TechnicianForm } from './technician-form.tsx'
import { teamText } from './text.ts'

const dayName = (names: object) => (weekday: number) => (names as Readonly<Record<number, string>>)[weekday] ?? ''

/** Who works when, with which skills, from where; and who is away. */
export function TeamScreen() {
  const words = useText(teamText)
  useDocumentTitle(`${words.title} · Tournée`)
  const team = useRead(endpoints.listTechnicians)
  const absences = useRead(endpoints.listAbsences)
  const company = useRead(endpoints.getCompany)
  const { user } = useSession()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  const [editing, setEditing] = useState<string | null>(null)
  // shown together, so that nothing moves when the last of the three comes
  const ready = team.data && !absences.isPending && !company.isPending ? team.data.items : null
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <div className={page.tools}>
          <Button
            component={Link}
            href="/settings"
            variant="default"
            leftSection={<IconSettings size={16} stroke={1.6} />}
            data-testid="to-settings"
          >
            {words.settings}
          </Button>
          {mayWrite ? (
            <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setEditing('new')} data-testid="new-technician">
              {words.newTechnician}
            </Button>
          ) : null}
        </div>
      </header>
      {ready && editing === 'new' ? (
        <section className={page.panel}>
          <h2>{words.newTechnician}</h2>
          <TechnicianForm technician={null} team={ready} onDone={() => setEditing(null)} />
        </section>
      ) : null}
      {team.isError ? <ErrorState error={team.error} onRetry={() => team.refetch()} /> : null}
      {ready || team.isError ? null : <SkeletonRows rows={8} height={72} />}
      {ready ? (
        <section className={page.panel}>
          <ul className={classes.team}>
            {ready.map((technician) => (
              <Person
                key={technician.id}
                technician={technician}
                team={ready}
                isEdited={editing === technician.id}
                onEdit={mayWrite ? setEditing : null}
              />
            ))}
          </ul>
        </section>
      ) : null}
      {ready ? <Absences technicians={ready} absences={absences} /> : null}
      {ready && company.data ? <Rules company={company.data} /> : null}
    </div>
  )
}

function Person(props: {
  readonly technician: Technician
  readonly team: readonly Technician[]
  readonly isEdited: boolean
  readonly onEdit: ((id: string | null) => void) | null
}) {
  const { technician, onEdit } = props
  const words = useText(teamText)
  return (
    <li className={classes.person} data-testid="technician">
      <div className={classes.name}>
        <TechnicianMark letter={technician.letter} colour={technician.colour} />
        <div>
          <strong>{technician.name}</strong>
          <span>{technician.active ? [technician.phone, technician.email].filter(Boolean).join(' · ') : words.inactive}</span>
        </div>
      </div>
      {props.isEdited ? (
        <TechnicianForm technician={technician} team={props.team} onDone={() => onEdit?.(null)} />
      ) : (
        <Facts technician={technician} />
      )}
      {onEdit && !props.isEdited ? (
        <ActionIcon
          variant="subtle"
          size={32}
          aria-label={words.edit(technician.name)}
          title={words.edit(technician.name)}
          onClick={() => onEdit(technician.id)}
          data-testid="edit-technician"
        >
          <IconPencil size={16} stroke={1.6} />
        </ActionIcon>
      ) : null}
    </li>
  )
}

function Facts({ technician }: { readonly technician: Technician }) {
  const words = useText(teamText)
  const formats = useFormats()
  const name = dayName(words.weekdays)
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{words.hours}</dt>
        <dd>
          {groupHours(technician.hours).map((group) => (
            <span key={group.start + group.end}>{words.sameHours(joinDays(group.weekdays, name), group.start, group.end)}</span>
          ))}
        </dd>
      </div>
      <div>
        <dt>{words.maxWork}</dt>
        <dd>{words.perDay(formats.duration(technician.maxWorkMinutes * 60))}</dd>
      </div>
      <div>
        <dt>{words.skills}</dt>
        <dd>{technician.skills.join(', ') || words.noSkill}</dd>
      </div>
      <div>
        <dt>{words.start}</dt>
        <dd>{technician.startLabel}</dd>
      </div>
    </dl>
  )
}

function Rules({ company }: { readonly company: Company }) {
  const words = useText(teamText)
  const formats = useFormats()
  const { lunch, meeting } = company
  return (
    <section className={page.panel}>
      <h2>{words.rules}</h2>
      <dl className={page.facts}>
        <div>
          <dt>{words.lunch}</dt>
          <dd>{words.lunchRule(formats.duration(lunch.minutes * 60), lunch.earliestStart, lunch.latestStart)}</dd>
        </div>
        <div>
          <dt>{words.meeting}</dt>
          <dd>{meeting ? words.meetingRule(dayName(words.weekdays)(meeting.weekday), meeting.start, meeting.end) : words.noMeeting}</dd>
        </div>
        <div>
          <dt>{words.depot}</dt>
          <dd>{company.depotLabel}</dd>
        </div>
      </dl>
    </section>
  )
}
