import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { type CallOutput, endpoints, type RoutePlan } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, useFormats, useRead, useSession, useText } from '@tournee/ui-kit'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { weekNumber } from '../../lib/iso-week.ts'
import { DecisionCard, TakenList } from './decision-card.tsx'
import type { Telling } from './decision-words.ts'
import { FiguresBar } from './figures-bar.tsx'
import classes from './meeting.module.css'
import { MeetingMap } from './meeting-map.tsx'
import { MinutesView } from './minutes-view.tsx'
import { NoPlan } from './no-plan.tsx'
import { meetingText } from './text.ts'
import { ToldStep } from './told-step.tsx'
import { type MeetingState, useMeeting } from './use-meeting.ts'
import { useMeetingKeys } from './use-meeting-keys.ts'

type Week = CallOutput<typeof endpoints.getWeek>

/** The Wednesday meeting: from the draft to the published week, decision after decision. */
export function MeetingScreen({ weekId }: { readonly weekId: string }) {
  const words = useText(meetingText)
  const n = weekNumber(weekId)
  useDocumentTitle(`${words.title(n)} · Tournée`)
  const week = useRead(endpoints.getWeek, { params: { week: weekId } })
  const planId = week.data?.currentPlanId ?? week.data?.publishedPlanId ?? null
  const plan = useRead(endpoints.getRoutePlan, { params: { id: planId ?? '' } }, { enabled: planId !== null, keepPrevious: true })
  const { user } = useSession()
  const canWrite = user.role === 'planner' || user.role === 'admin'
  const error = week.error ?? (planId ? plan.error : null)
  return (
    <div className={classes.screen}>
      <header className={classes.title}>
        <h1>{words.title(n)}</h1>
        <Link href={`/week/${weekId}`}>{words.backToWeek(n)}</Link>
      </header>
      {error ? (
        <ErrorState error={error} onRetry={() => void week.refetch()} />
      ) : !week.data || (planId !== null && !plan.data) ? (
        <SkeletonRows rows={6} height={56} />
      ) : planId === null || !plan.data ? (
        <div className={classes.middle}>
          <NoPlan weekId={weekId} canWrite={canWrite} onPlanned={week.refetch} />
        </div>
      ) : plan.data.state === 'draft' ? (
        <OpenMeeting key={planId} week={week.data} plan={plan.data} canWrite={canWrite} />
      ) : (
        <Held week={week.data} plan={plan.data} />
      )}
    </div>
  )
}

function useTelling(week: Week): Telling {
  const words = useText(meetingText)
  const formats = useFormats()
  const { technicians } = week
  return useMemo(() => ({ words, formats, technicians }), [words, formats, technicians])
}

function OpenMeeting({ week, plan, canWrite }: { readonly week: Week; readonly plan: RoutePlan; readonly canWrite: boolean }) {
  const telling = useTelling(week)
  const { user } = useSession()
  const meeting = useMeeting(week.week, plan.id)
  const [publishing, setPublishing] = useState(false)
  useMeetingKeys(meeting, canWrite && !publishing)
  const { agenda, decision } = meeting
  if (meeting.error && !agenda) return <ErrorState error={meeting.error} onRetry={meeting.retry} />
  if (!agenda) return <SkeletonRows rows={6} height={56} />
  const attendees = [user.name, ...week.technicians.filter(({ active }) => active).map(({ name }) => name)].join(', ')
  return (
    <>
      <FiguresBar before={agenda.taken[0]?.before ?? agenda.figures} now={agenda.figures} />
      <div className={classes.left}>
        {publishing ? (
          <ToldStep
            planId={plan.id}
            telling={telling}
            attendees={attendees}
            busy={meeting.busy}
            canWrite={canWrite}
            error={meeting.publishError}
            onPublish={meeting.publish}
            onBack={() => setPublishing(false)}
          />
        ) : (
          <Deciding meeting={meeting} week={week} telling={telling} canWrite={canWrite} onPublish={() => setPublishing(true)} />
        )}
      </div>
      <MeetingMap
        plan={plan}
        visits={week.visits}
        technicians={week.technicians}
        decision={publishing ? null : decision}
        option={publishing ? null : (decision?.options[meeting.option] ?? null)}
      />
    </>
  )
}

function Deciding(props: {
  readonly meeting: MeetingState
  readonly week: Week
  readonly telling: Telling
  readonly canWrite: boolean
  readonly onPublish: () => void
}) {
  const { meeting, telling, canWrite, onPublish } = props
  const { words } = telling
  const { decision } = meeting
  const agenda = meeting.agenda!
  const toPublish = (
    <Button variant={decision ? 'default' : 'filled'} onClick={onPublish} disabled={meeting.busy} data-testid="to-publish">
      {words.toPublish}
    </Button>
  )
  const [title, hint] =
    agenda.taken.length > 0
      ? [words.allDone, words.allDoneHint]
      : agenda.figures.served === 0
        ? [words.empty, words.emptyHint]
        : [words.nothing, words.nothingHint]
  return (
    <>
      {decision ? (
        <DecisionCard
          agenda={agenda}
          decision={decision}
          option={meeting.option}
          unplaced={decision.kind === 'unplaced' ? (props.week.visits.find(({ id }) => id === decision.visitId) ?? null) : null}
          telling={telling}
          busy={meeting.busy}
          canWrite={canWrite}
          onOption={meeting.lookAt}
          onChoose={meeting.choose}
          onNext={meeting.next}
        />
      ) : (
        <EmptyState title={title} hint={hint}>
          {toPublish}
        </EmptyState>
      )}
      {agenda.more > 0 ? <p className={classes.quiet}>{words.more(agenda.more)}</p> : null}
      <TakenList agenda={agenda} telling={telling} busy={meeting.busy} canWrite={canWrite} onUndo={meeting.undo} />
      {decision ? <div className={classes.foot}>{toPublish}</div> : null}
    </>
  )
}

/** A week that is published already: the minutes of its meeting, if one was held. */
function Held({ week, plan }: { readonly week: Week; readonly plan: RoutePlan }) {
  const telling = useTelling(week)
  const { words } = telling
  const held = useRead(endpoints.listMeetings, { params: { week: week.week } })
  const meeting = held.data?.items.find(({ planId }) => planId === plan.id)
  const n = weekNumber(week.week)
  if (held.isError) return <ErrorState error={held.error} onRetry={() => void held.refetch()} />
  if (!held.data) return <SkeletonRows rows={4} height={56} />
  return (
    <>
      {meeting ? <FiguresBar before={meeting.before} now={meeting.after} /> : null}
      <div className={classes.left}>
        {meeting ? (
          <MinutesView meeting={meeting} telling={telling} />
        ) : (
          <EmptyState title={words.publishedBefore(n)} hint={words.publishedBeforeHint}>
            <Button component={Link} href={`/week/${week.week}`}>
              {words.backToWeek(n)}
            </Button>
          </EmptyState>
        )}
      </div>
      <MeetingMap plan={plan} visits={week.visits} technicians={week.technicians} decision={null} option={null} />
    </>
  )
}
