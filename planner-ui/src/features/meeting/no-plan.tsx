import { Button } from '@mantine/core'
import { endpoints } from '@tournee/contract'
import { EmptyState, ErrorState, useRead, useText, useWrite } from '@tournee/ui-kit'
import { useEffect } from 'react'
import { meetingText } from './text.ts'

const LOOK_EVERY_MS = 700
const SECONDS = 10

/** A week without a plan: the run that makes one, and its progress. */
export function NoPlan({
  weekId,
  canWrite,
  onPlanned,
}: {
  readonly weekId: string
  readonly canWrite: boolean
  readonly onPlanned: () => void
}) {
  const words = useText(meetingText)
  const start = useWrite(endpoints.createRoutePlan)
  const id = start.data?.id ?? ''
  const run = useRead(endpoints.getRoutePlan, { params: { id } }, { enabled: id !== '', refetchInterval: LOOK_EVERY_MS })
  const isOver = run.data !== undefined && run.data.status !== 'SCHEDULED' && run.data.status !== 'SOLVING'
  useEffect(() => {
    if (isOver) onPlanned()
  }, [isOver, onPlanned])
  if (start.isError) return <ErrorState error={start.error} onRetry={() => start.reset()} />
  if (id && !isOver) return <EmptyState title={words.optimising(run.data?.progress?.served ?? 0)} hint={words.noPlanHint} />
  return (
    <EmptyState title={words.noPlan} hint={words.noPlanHint}>
      {canWrite ? (
        <Button
          loading={start.isPending}
          onClick={() => start.mutate({ body: { week: weekId, mode: 'from-scratch', seconds: SECONDS } })}
          data-testid="meeting-optimise"
        >
          {words.optimise}
        </Button>
      ) : null}
    </EmptyState>
  )
}
