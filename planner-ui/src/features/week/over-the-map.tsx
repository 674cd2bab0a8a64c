import { Button, Group } from '@mantine/core'
import type { RoutePlan } from '@tournee/contract'
import { EmptyState, ErrorState, useFormats, useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import { weekNumber, weekOf } from '../../lib/iso-week.ts'
import { OverMap } from './map-pane.tsx'
import type { WeekAnswer, WeekView } from './model.ts'
import { RunPanel } from './run-panel.tsx'
import { weekText } from './text.ts'
import type { usePlanning } from './use-planning.ts'

/** What is said over the map: the run under way, why one could not start, or how to begin. */
export function OverTheMap(props: {
  readonly view: WeekView | null
  readonly plan: RoutePlan | null
  readonly planning: ReturnType<typeof usePlanning>
  readonly canWrite: boolean
  readonly nextDue: WeekAnswer['nextDue']
}) {
  const words = useText(weekText)
  const { view, planning } = props
  if (planning.run) return <RunPanel run={planning.run} visits={view?.visits.size ?? 0} onStop={planning.stop} />
  if (planning.runError)
    return (
      <OverMap>
        <ErrorState compact error={planning.runError} />
      </OverMap>
    )
  if (!view || props.plan) return null
  if (view.visits.size === 0) return <NothingDue nextDue={props.nextDue} />
  return (
    <OverMap>
      <EmptyState title={words.noPlan(view.basket.length)} hint={words.noPlanHint}>
        {props.canWrite ? (
          <Group justify="center" gap="xs">
            <Button
              disabled={planning.running || planning.drafting}
              onClick={() => planning.start({ seconds: 10, mode: 'from-scratch' })}
              data-testid="optimise-first"
            >
              {words.optimiseWeek}
            </Button>
            <Button
              variant="default"
              disabled={planning.running}
              loading={planning.drafting}
              onClick={planning.startByHand}
              data-testid="start-by-hand"
            >
              {words.byHand}
            </Button>
          </Group>
        ) : null}
      </EmptyState>
    </OverMap>
  )
}

/** Why there is nothing to plan, and the way to where there is. */
function NothingDue({ nextDue }: { readonly nextDue: WeekAnswer['nextDue'] }) {
  const words = useText(weekText)
  const formats = useFormats()
  const week = nextDue && weekOf(nextDue.from)
  return (
    <OverMap>
      <EmptyState
        title={words.noVisits}
        hint={nextDue ? words.nothingOpens(formats.dayLong(nextDue.from), nextDue.visits) : words.noVisitsHint}
      >
        {week ? (
          <Button component={Link} href={`/week/${week}`} data-testid="next-due">
            {words.goToWeek(weekNumber(week))}
          </Button>
        ) : (
          <Button component={Link} href="/import">
            {words.importClients}
          </Button>
        )}
      </EmptyState>
    </OverMap>
  )
}
