import { getAppointment, listOutbox, listWaiting } from '@tournee/data'
import { announceAppointments } from '../announce.ts'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { isRefusal } from '../refusal.ts'
import { cancel, confirmAppointment, rescheduleAppointment } from '../use-cases/book-appointment.ts'
import { inviteToDay, listFillCandidates } from '../use-cases/fill-day.ts'
import { findSoonest } from '../use-cases/find-soonest.ts'
import { holdSlot, releaseHold } from '../use-cases/hold-slot.ts'
import { lookUpCaller } from '../use-cases/look-up-caller.ts'
import { listSlots } from '../use-cases/offer-slots.ts'
import { previewAppointment } from '../use-cases/preview-appointment.ts'
import { previewAppointmentDays } from '../use-cases/preview-appointment-days.ts'
import { showAppointments } from '../use-cases/show-appointments.ts'
import { waitForSlot, waitNoMore } from '../use-cases/wait-for-slot.ts'

/** Slots, holds, appointments, waiting list, freed days, messages. Clients see and change their own: the use-cases look. */
export const bookingHandlers: Handlers<
  | 'listSlots'
  | 'findSoonest'
  | 'createHold'
  | 'releaseHold'
  | 'confirmAppointment'
  | 'listAppointments'
  | 'rescheduleAppointment'
  | 'previewAppointment'
  | 'previewAppointmentDays'
  | 'cancelAppointment'
  | 'listWaiting'
  | 'joinWaiting'
  | 'leaveWaiting'
  | 'listFillCandidates'
  | 'inviteToDay'
  | 'lookUpCaller'
  | 'listOutbox'
> = {
  listSlots: ({ query, user }, services) => listSlots(services, query, user!),
  findSoonest: ({ query, user }, services) => findSoonest(services, query, user!),
  createHold: (call, services) => holdSlot(services, call.body, call.user!, byOf(call)),
  releaseHold: ({ params, user }, services) => releaseHold(services, params.id, user!),
  confirmAppointment: async (call, services) => {
    const appointment = await confirmAppointment(services, call.body, call.user!, byOf(call))
    if (!isRefusal(appointment)) await announceAppointments(services, call, [appointment])
    return appointment
  },
  listAppointments: ({ query }, services) => showAppointments(services, query),
  rescheduleAppointment: async (call, services) => {
    const before = call.ifMatch === null ? [] : [await getAppointment(services.db.connection, call.params.id)]
    const change = { ...call.params, ...call.body, version: call.ifMatch }
    const moved = await rescheduleAppointment(services, change, call.user!, byOf(call))
    if (!isRefusal(moved)) await announceAppointments(services, call, [...before, moved])
    return moved
  },
  previewAppointment: ({ params, body, user }, services) => previewAppointment(services, { ...params, ...body }, user!),
  previewAppointmentDays: ({ params, body, user }, services) => previewAppointmentDays(services, { ...params, ...body }, user!),
  cancelAppointment: async (call, services) => {
    const cancelled = await cancel(services, { ...call.params, ...call.body, version: call.ifMatch }, call.user!, byOf(call))
    if (!isRefusal(cancelled)) await announceAppointments(services, call, [cancelled])
    return cancelled
  },
  listWaiting: async (_call, { db }) => ({ items: await listWaiting(db.connection) }),
  joinWaiting: (call, services) => waitForSlot(services, call.body, call.user!, byOf(call)),
  leaveWaiting: ({ params, user }, services) => waitNoMore(services, params.id, user!),
  listFillCandidates: ({ params, query }, services) => listFillCandidates(services, { ...params, ...query }),
  inviteToDay: (call, services) => inviteToDay(services, { ...call.params, ...call.body }, byOf(call)),
  lookUpCaller: ({ params, user }, services) => lookUpCaller(services, params.id, user!),
  listOutbox: async (_call, { db }) => ({ items: await listOutbox(db.connection) }),
}
