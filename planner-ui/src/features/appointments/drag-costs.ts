import { type Appointment, bookingEndpoints, type CallOutput } from '@tournee/contract'
import { useApi } from '@tournee/ui-kit'
import { createContext, useCallback, useRef, useState } from 'react'
import type { AppointmentEvent, Target } from './model.ts'

type Answered = CallOutput<typeof bookingEndpoints.previewAppointmentDays>['items']

/** What is known of a place under the pointer: still asked, costed, or refused by a rule. */
export type DragCost =
  | { readonly kind: 'asking' }
  | { readonly kind: 'fits'; readonly extraSeconds: number; readonly extraMetres: number }
  | { readonly kind: 'refused'; readonly code: string }

/** An appointment under way, and the answers for every hour it can be dropped on. */
export interface Drag {
  readonly event: AppointmentEvent
  /** null while they are asked for; [] when that failed: the drop asks again */
  readonly answers: Answered | null
}

/** The answer for a place: none on record (outside of the day) is refused as an hour nobody works. */
export function costAt(answers: Answered | null, { technicianId, start }: Target): DragCost {
  if (answers === null) return { kind: 'asking' }
  const at = Date.parse(start)
  const found = answers.find((item) => item.technicianId === technicianId && Date.parse(item.from) <= at && at < Date.parse(item.until))
  if (!found) return { kind: 'refused', code: 'SHIFT_TIME' }
  return found.refusal === null
    ? { kind: 'fits', extraSeconds: found.extraSeconds, extraMetres: found.extraMetres }
    : { kind: 'refused', code: found.refusal }
}

/** The drag under way, for what draws it; the column under it, where columns are technicians. */
export const DragContext = createContext<Drag | null>(null)
export const ColumnContext = createContext<string | null>(null)

/** Asks once, when a drag begins, what every hour of the days shown would cost: hovering is then instant. */
export function useDragCosts(range: { readonly from: string; readonly to: string }, everybody: boolean) {
  const { call } = useApi()
  const [drag, setDrag] = useState<Drag | null>(null)
  const count = useRef(0)
  const begin = useCallback(
    async (event: AppointmentEvent) => {
      const own = ++count.current
      setDrag({ event, answers: null })
      const { appointment }: { appointment: Appointment } = event
      const answers = await call(bookingEndpoints.previewAppointmentDays, {
        params: { id: appointment.id },
        body: { ...range, ...(everybody ? {} : { technicianIds: [appointment.technicianId] }) },
      }).then(
        ({ items }) => items,
        () => null,
      )
      // a drag that ended, or another one, needs no answer
      if (own === count.current && answers) setDrag({ event, answers })
    },
    [call, range, everybody],
  )
  const end = useCallback(() => {
    count.current++
    setDrag(null)
  }, [])
  return { drag, begin, end }
}
