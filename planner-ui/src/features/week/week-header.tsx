import { ActionIcon, Button, Menu, Popover } from '@mantine/core'
import { IconCheck, IconChevronDown, IconChevronLeft, IconChevronRight, IconSend } from '@tabler/icons-react'
import type { RoutePlan } from '@tournee/contract'
import { Figure, useFormats, useText } from '@tournee/ui-kit'
import { memo } from 'react'
import { Link } from 'wouter'
import { addWeeks, weekNumber } from '../../lib/iso-week.ts'
import { CompareTable } from './compare-table.tsx'
import { compareFigures } from './figures.ts'
import { MeetingLink } from './meeting-link.tsx'
import type { WeekAnswer, WeekView } from './model.ts'
import { OptimiseButton } from './optimise-button.tsx'
import { PlanNotes } from './plan-notes.tsx'
import { describeFigure } from './plan-words.ts'
import { RoadbookMenu } from './roadbook-menu.tsx'
import { weekText } from './text.ts'
import type { RunOptions } from './use-run.ts'
import classes from './week-header.module.css'

/** Share of the visits of the baseline that a plan serves before its kilometres are compared: fewer visits drive less by themselves. */
const ALIKE = 0.9

interface WeekHeaderProps {
  readonly weekId: string
  readonly view: WeekView | null
  readonly week: WeekAnswer | null
  readonly plan: RoutePlan | null
  readonly running: boolean
  readonly canWrite: boolean
  readonly onStart: (options: RunOptions) => void
  readonly onPublish: () => void
  readonly onVersion: (planId: string) => void
}

/** The week, its state and figures beside first-come-first-served booking, and the two things one does with it. */
export const WeekHeader = memo(function WeekHeader(props: WeekHeaderProps) {
  const { weekId, week, plan, running, canWrite } = props
  const words = useText(weekText)
  const formats = useFormats()
  const dates = props.view?.days.map((d) => d.date) ?? []
  const isPublished = plan?.state === 'published'
  return (
    <header className={classes.header}>
      <div className={classes.week}>
        <ActionIcon component={Link} href={`/week/${addWeeks(weekId, -1)}`} variant="subtle" size={32} aria-label={words.previousWeek}>
          <IconChevronLeft size={18} stroke={1.6} />
        </ActionIcon>
        <div className={classes.name}>
          <h1>{words.title(weekNumber(weekId))}</h1>
          <p>{dates.length > 1 ? formats.dateRange(dates[0]!, dates.at(-1)!) : '\u00a0'}</p>
        </div>
        <ActionIcon component={Link} href={`/week/${addWeeks(weekId, 1)}`} variant="subtle" size={32} aria-label={words.nextWeek}>
          <IconChevronRight size={18} stroke={1.6} />
        </ActionIcon>
        <Versions {...props} />
      </div>
      <Figures plan={plan} unplanned={week?.plans.length === 0} />
      <div className={classes.actions}>
        <MeetingLink weekId={weekId} />
        <RoadbookMenu plan={plan} days={dates} technicians={week?.technicians ?? []} />
        <OptimiseButton
          disabled={!canWrite || running || (week?.visits.length ?? 0) === 0}
          why={week?.visits.length === 0 ? words.noVisits : null}
          onStart={props.onStart}
          view={plan ? props.view : null}
        />
        <Button
          variant={plan && !isPublished ? 'filled' : 'default'}
          leftSection={isPublished ? <IconCheck size={16} stroke={1.8} /> : <IconSend size={16} stroke={1.6} />}
          disabled={!plan || isPublished || running || !canWrite}
          onClick={props.onPublish}
          data-testid="publish"
        >
          {isPublished ? words.published : words.publish}
        </Button>
      </div>
    </header>
  )
})

function Versions({ week, plan, running, onVersion }: WeekHeaderProps) {
  const words = useText(weekText)
  const formats = useFormats()
  const state = running ? 'running' : (plan?.state ?? 'none')
  const versions = week?.plans.filter((p) => p.summary) ?? []
  // what is not known yet takes no room: the header keeps its place while the plan comes
  const isKnown = running || plan !== null || (week !== null && versions.length === 0)
  const word = isKnown ? words.state[state] : '\u00a0'
  return (
    <Menu position="bottom-start" width={300} disabled={versions.length === 0}>
      <Menu.Target>
        <button
          type="button"
          className={classes.state}
          data-state={isKnown ? state : 'coming'}
          data-testid="plan-state"
          aria-label={`${word} · ${words.versions}`}
        >
          <span>{word}</span>
          {versions.length > 0 ? <IconChevronDown size={14} stroke={1.8} aria-hidden="true" /> : null}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.versions}</Menu.Label>
        {versions.map((p) => (
          <Menu.Item
            key={p.id}
            onClick={() => onVersion(p.id)}
            leftSection={p.id === plan?.id ? <IconCheck size={14} /> : <span className={classes.noCheck} />}
          >
            <span className={classes.version}>
              <strong>{p.name ?? words.state[p.state]}</strong>
              <span>{words.version(formats.dateTime(p.createdAt), formats.km(p.summary!.km), p.summary!.unassigned)}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Figures({ plan, unplanned }: { readonly plan: RoutePlan | null; readonly unplanned: boolean }) {
  const words = useText(weekText)
  const formats = useFormats()
  if (!plan?.summary) return <div className={classes.figures} data-none={unplanned} />
  const { summary, baseline } = plan
  const isAlike = baseline !== null && summary.served >= baseline.served * ALIKE
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls on narrow screens must be reachable by keyboard
    <section className={classes.figures} aria-label={words.compare.title} tabIndex={0}>
      {compareFigures(summary, baseline).map((figure) => {
        const said = describeFigure(figure, words, formats)
        const value = figure.key === 'visits' ? words.ofVisits(said.value, formats.number(summary.visits)) : said.value
        const loud = isAlike && (figure.key === 'km' || figure.key === 'drive')
        return (
          <Figure
            key={figure.key}
            label={said.label}
            value={value}
            difference={loud ? said.difference : null}
            testId={`figure-${figure.key}`}
          />
        )
      })}
      <div className={classes.links}>
        {baseline ? (
          <Popover position="bottom" width="min(440px, calc(100vw - 24px))" withArrow trapFocus>
            <Popover.Target>
              <button type="button" className={classes.compare} data-testid="compare">
                {words.compare.open}
              </button>
            </Popover.Target>
            <Popover.Dropdown>
              <CompareTable summary={summary} baseline={baseline} />
            </Popover.Dropdown>
          </Popover>
        ) : null}
        <PlanNotes plan={plan} className={classes.compare} />
      </div>
    </section>
  )
}
