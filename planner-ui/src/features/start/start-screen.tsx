import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { type CallOutput, endpoints } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, StatusMark, useFormats, useRead, useText } from '@tournee/ui-kit'
import { useEffect } from 'react'
import { Link, Redirect } from 'wouter'
import { weekNumber, weekToOpen } from '../../lib/iso-week.ts'
import page from '../../look/page.module.css'
import classes from './start.module.css'
import { isEmpty, nextStep, type Step, stepsOf } from './steps.ts'
import { startText } from './text.ts'

type Start = CallOutput<typeof endpoints.getStart>

/** Where a person lands: the week, or the first steps while there is nothing to plan. */
export function Home({ week }: { readonly week: string }) {
  const start = useRead(endpoints.getStart)
  if (start.isPending) return null
  return <Redirect to={start.data && isEmpty(start.data) ? '/start' : week} replace />
}

/** The first steps of a new company, made of the real work; what is done is told from what is stored. */
export function StartScreen() {
  const words = useText(startText)
  useDocumentTitle(`${words.title} · Tournée`)
  const { civilDate } = useFormats()
  const start = useRead(endpoints.getStart)
  const { refetch } = start
  // what was done on the screens in between counts at once
  useEffect(() => void refetch(), [refetch])
  const week = weekToOpen(civilDate(new Date()))
  const steps = start.data ? stepsOf(start.data, week) : []
  const next = nextStep(steps)
  return (
    <div className={`${page.page} ${classes.page}`}>
      <header className={page.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      {start.isError ? <ErrorState error={start.error} onRetry={() => start.refetch()} /> : null}
      {start.isPending ? <SkeletonRows rows={4} height={112} gap={16} /> : null}
      {start.data ? (
        <ol className={classes.steps}>
          {steps.map((step, index) => (
            <StepCard key={step.name} step={step} number={index + 1} isNext={step === next} start={start.data} />
          ))}
        </ol>
      ) : null}
      {start.data && !next ? (
        <EmptyState title={words.allDone} hint={words.allDoneHint}>
          <Button component={Link} href={`/week/${week}`}>
            {words.toWeek}
          </Button>
        </EmptyState>
      ) : null}
    </div>
  )
}

function StepCard({
  step,
  number,
  isNext,
  start,
}: {
  readonly step: Step
  readonly number: number
  readonly isNext: boolean
  readonly start: Start
}) {
  const words = useText(startText)
  const { title, todo, action } = words.steps[step.name]
  const facts = useFacts(step, start)
  return (
    <li className={classes.step} data-next={isNext} data-done={step.done} data-testid={`step-${step.name}`}>
      <span className={classes.number} aria-hidden="true">
        {step.done ? <StatusMark status="done" /> : number}
      </span>
      <div>
        <p className={classes.state}>{step.done ? words.done : isNext ? words.next : words.later}</p>
        <h2>{title}</h2>
        {facts.length > 0 ? <p className={classes.facts}>{facts.join(' · ')}</p> : null}
        {step.done ? null : <p className={page.quiet}>{todo}</p>}
        <div className={classes.actions}>
          <Button component={Link} href={step.href} variant={isNext ? 'filled' : 'default'} data-testid={`step-${step.name}-action`}>
            {action}
          </Button>
          {step.name === 'clients' && !step.done ? (
            <Button component={Link} href="/clients/new" variant="subtle">
              {words.byHand}
            </Button>
          ) : null}
          {step.name === 'clients' && start.sitesToPlace > 0 ? <PlaceLink count={start.sitesToPlace} /> : null}
        </div>
      </div>
    </li>
  )
}

function PlaceLink({ count }: { readonly count: number }) {
  const words = useText(startText)
  const formats = useFormats()
  return (
    <Button component={Link} href="/import/place" variant="subtle">
      {words.toPlace(formats.number(count))}
    </Button>
  )
}

/** What is stored of a step, in a few words. */
function useFacts(step: Step, start: Start): readonly string[] {
  const words = useText(startText)
  const formats = useFormats()
  switch (step.name) {
    case 'clients':
      return start.clients > 0 ? [words.clients(formats.number(start.clients), start.clients)] : []
    case 'technicians':
      return start.technicians > 0 ? [words.technicians(start.technicians, start.techniciansUnnamed)] : []
    case 'zones':
      return start.zoningFrom ? [words.zones(start.zones, start.zoningInForce ? null : formats.day(start.zoningFrom))] : []
    case 'week':
      if (start.publishedWeek) return [words.published(String(weekNumber(start.publishedWeek)))]
      return start.plannedWeek ? [words.planned(String(weekNumber(start.plannedWeek)))] : []
  }
}
