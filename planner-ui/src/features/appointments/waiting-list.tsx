import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { bookingEndpoints, type WaitingEntry } from '@tournee/contract'
import { ErrorState, SkeletonRows, useFormats, useRead, useText, useToast, useWrite } from '@tournee/ui-kit'
import { Link } from 'wouter'
import classes from './appointments.module.css'
import { daysLeft } from './model.ts'
import { appointmentsText } from './text.ts'

/** Who waits for a slot; taken off with undo. */
export function WaitingList({ editable }: { readonly editable: boolean }) {
  const words = useText(appointmentsText)
  const formats = useFormats()
  const toast = useToast()
  const list = useRead(bookingEndpoints.listWaiting)
  const join = useWrite(bookingEndpoints.joinWaiting, [bookingEndpoints.listWaiting])
  const leave = useWrite(bookingEndpoints.leaveWaiting, [bookingEndpoints.listWaiting])
  const today = formats.civilDate(new Date())
  const remove = ({ id, visitId, from, to, clientName }: WaitingEntry) =>
    leave.mutate(
      { params: { id } },
      {
        onSuccess: () => toast({ message: words.removed(clientName), undo: { run: () => join.mutate({ body: { visitId, from, to } }) } }),
      },
    )
  const error = list.error ?? leave.error ?? join.error
  return (
    <section className={classes.waiting} data-testid="waiting-list">
      <h2>{words.waiting}</h2>
      {error ? <ErrorState compact error={error} onRetry={() => list.refetch()} /> : null}
      {list.isPending ? <SkeletonRows rows={3} height={44} /> : null}
      {list.data ? (
        <p className={classes.quiet}>{list.data.items.length === 0 ? words.waitingNone : words.waitingCount(list.data.items.length)}</p>
      ) : null}
      <ul>
        {list.data?.items.map((entry) => (
          <li key={entry.id}>
            <span>
              <Link href={`/clients/${entry.clientId}`}>{entry.clientName}</Link> · {entry.city}
              <small>
                {words.waitingRange(formats.day(entry.from), formats.day(entry.to))} · {words.waitingLeft(daysLeft(entry, today))}
              </small>
            </span>
            {editable ? (
              <ActionIcon variant="subtle" size={32} aria-label={words.remove(entry.clientName)} onClick={() => remove(entry)}>
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
