import { useFormats, useText } from '@tournee/ui-kit'
import { useContext } from 'react'
import classes from './appointments.module.css'
import { ColumnContext, costAt, type Drag } from './drag-costs.ts'
import { type AppointmentEvent, targetOf, type View } from './model.ts'
import { appointmentsText } from './text.ts'

/** What is drawn under the pointer: the hour, and what dropping there costs or which rule refuses it. */
export function DragLabel({ event, drag, view }: { readonly event: AppointmentEvent; readonly drag: Drag; readonly view: View }) {
  const words = useText(appointmentsText)
  const formats = useFormats()
  const column = useContext(ColumnContext)
  const target = targetOf(drag.event, { start: event.start, resourceId: column, keepsHour: view === 'month' }, formats.timeZone)
  const cost = costAt(drag.answers, target)
  return (
    <span className={classes.drag} data-cost={cost.kind} data-testid="appointment-drag">
      <strong>{formats.time(target.start)}</strong>
      <span>
        {cost.kind === 'asking'
          ? words.checking
          : cost.kind === 'refused'
            ? (words.refusals[cost.code as keyof typeof words.refusals] ?? words.refusals.OTHER)
            : `${words.more(formats.duration(cost.extraSeconds))}, ${words.more(formats.km(cost.extraMetres / 1000))}`}
      </span>
    </span>
  )
}
