import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type CallInput, endpoints } from '@tournee/contract'
import { useApi, useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import { weekNumber } from '../../lib/iso-week.ts'
import classes from './effects.module.css'
import { teamText } from './text.ts'

const PATIENCE_MS = 300

/** What a change of a technician, or an absence, does to visits that are promised or published already, with the way to their week. */
export function Effects({
  technicianId,
  change,
}: {
  readonly technicianId: string
  readonly change: CallInput<typeof endpoints.previewTechnician>['body']
}) {
  const words = useText(teamText).form
  const { call } = useApi()
  // as text, so that a change that says the same is the same
  const [asked] = useDebouncedValue(JSON.stringify({ technicianId, change }), PATIENCE_MS)
  const found = useQuery({
    queryKey: ['technician effects', asked],
    queryFn: ({ signal }) => {
      const { technicianId: id, change: body } = JSON.parse(asked) as { technicianId: string; change: typeof change }
      return call(endpoints.previewTechnician, { params: { id }, body, signal })
    },
    staleTime: 0,
    retry: false,
  })
  const items = found.data?.items ?? []
  return (
    <div className={classes.effects} aria-live="polite" data-testid="technician-effects">
      {found.data && items.length === 0 ? <p>{words.noEffect}</p> : null}
      {items.map(({ week, published, booked }) => (
        <p key={week}>
          {words.effect(weekNumber(week), published, booked)} <Link href={`/week/${week}`}>{words.toWeek(weekNumber(week))}</Link>
        </p>
      ))}
    </div>
  )
}
