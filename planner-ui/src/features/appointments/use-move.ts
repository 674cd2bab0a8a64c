import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Appointment, bookingEndpoints, endpoints } from '@tournee/contract'
import { newKey, problemOf, readKey, useApi, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { isElsewhere, startOf, type Target } from './model.ts'
import { appointmentsText } from './text.ts'

const STALE = [bookingEndpoints.listAppointments, bookingEndpoints.lookUpCaller, endpoints.getWeek]

interface Trial {
  readonly appointment: Appointment
  readonly target: Target
}

/** An appointment on its way elsewhere: checked first, then moved (new hour held before the old one is freed), then undone if wanted. */
export function useMove() {
  const words = useText(appointmentsText)
  const formats = useFormats()
  const toast = useToast()
  const { call } = useApi()
  const queries = useQueryClient()
  const [trial, setTrial] = useState<Trial | null>(null)
  const preview = useWrite(bookingEndpoints.previewAppointment)
  const refresh = () => Promise.all(STALE.map((e) => queries.invalidateQueries({ queryKey: readKey(e) })))
  const reschedule = async (appointment: Appointment, token: string) => {
    const hold = await call(bookingEndpoints.createHold, {
      body: { visitId: appointment.visitId, token, anyTechnician: false },
      idempotencyKey: newKey(),
    })
    try {
      return await call(bookingEndpoints.rescheduleAppointment, {
        params: { id: appointment.id },
        body: { holdId: hold.id },
        ifMatch: appointment.version,
      })
    } catch (error) {
      // the old hour still stands: the new one must not stay kept for nobody
      await call(bookingEndpoints.releaseHold, { params: { id: hold.id } }).catch(() => undefined)
      throw error
    }
  }
  const drop = () => {
    setTrial(null)
    preview.reset()
    move.reset()
  }
  /** Puts a moved appointment back, if its old place is still free. */
  const putBack = async (moved: Appointment, before: Appointment) => {
    const target = { technicianId: before.technicianId, start: startOf(before) }
    const answer = await call(bookingEndpoints.previewAppointment, { params: { id: moved.id }, body: target })
    if (!answer.fits || !answer.token) return toast({ message: words.lost, tone: 'bad' })
    await reschedule(moved, answer.token).catch(() => toast({ message: words.lost, tone: 'bad' }))
    await refresh()
  }
  const move = useMutation({
    mutationFn: ({ on, token }: { on: Trial; token: string }) => reschedule(on.appointment, token),
    onSuccess: async (moved, { on }) => {
      drop()
      const start = startOf(moved)
      toast({
        message: words.moved(moved.clientName, formats.day(formats.civilDate(start)), formats.time(start)),
        undo: { run: () => void putBack(moved, on.appointment).catch(() => toast({ message: words.lost, tone: 'bad' })) },
      })
      await refresh()
    },
    onError: async (error) => {
      if (problemOf(error).status === 409) toast({ message: words.lost, tone: 'bad' })
      await refresh()
    },
  })
  return {
    trial,
    answer: preview.data ?? null,
    checking: preview.isPending,
    moving: move.isPending,
    error: preview.error ?? move.error,
    drop,
    consider: (appointment: Appointment, target: Target) => {
      if (!isElsewhere(appointment, target)) return
      move.reset()
      setTrial({ appointment, target })
      preview.mutate({ params: { id: appointment.id }, body: target })
    },
    apply: () => {
      if (trial && preview.data?.token) move.mutate({ on: trial, token: preview.data.token })
    },
  }
}

export type Move = ReturnType<typeof useMove>
