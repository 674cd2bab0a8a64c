import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { followLiveDay, showLiveDay } from '../use-cases/show-live-day.ts'
import { stampVisit } from '../use-cases/stamp-visit.ts'
import { tellClient, withdrawNotice } from '../use-cases/tell-client.ts'

/** The day as it goes: stamps, expected hours, messages to who waits. */
export const liveHandlers: Handlers<'createStamp' | 'getLiveDay' | 'followLiveDay' | 'tellClient' | 'withdrawNotice'> = {
  createStamp: (call, services) => stampVisit(services, call.body, call.user!, byOf(call)),
  getLiveDay: ({ params }, services) => showLiveDay(services, params.date),
  followLiveDay: ({ params, signal }, services) => followLiveDay(services, params.date, signal),
  tellClient: (call, services) => tellClient(services, call.params.id, byOf(call)),
  withdrawNotice: (call, services) => withdrawNotice(services, call.params.id, byOf(call)),
}
