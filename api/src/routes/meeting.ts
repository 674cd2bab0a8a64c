import { listMeetings } from '@tournee/data'
import { announce } from '../announce.ts'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { closeMeeting, showAnnouncements } from '../use-cases/close-meeting.ts'
import { printMinutes } from '../use-cases/print-minutes.ts'
import { showAgenda } from '../use-cases/show-agenda.ts'
import { takeDecision, undoDecision } from '../use-cases/take-decision.ts'

/** The meeting about a week: agenda, decisions, who is told what, publication, minutes. */
export const meetingHandlers: Handlers<
  'getAgenda' | 'decide' | 'undoDecision' | 'getAnnouncements' | 'closeMeeting' | 'listMeetings' | 'getMinutes'
> = {
  getAgenda: ({ params }, services) => showAgenda(services, params.id),
  decide: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    const agenda = await takeDecision(services, { ...call.params, ...call.body, version: call.ifMatch }, byOf(call))
    if (!isRefusal(agenda))
      announce(services, call, { weeks: [agenda.week], what: 'edited', plan: { id: agenda.planId, version: agenda.version } })
    return agenda
  },
  undoDecision: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    const agenda = await undoDecision(services, call.params.id, call.ifMatch, byOf(call))
    if (!isRefusal(agenda))
      announce(services, call, { weeks: [agenda.week], what: 'edited', plan: { id: agenda.planId, version: agenda.version } })
    return agenda
  },
  getAnnouncements: ({ params }, services) => showAnnouncements(services, params.id),
  closeMeeting: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    const meeting = await closeMeeting(services, { ...call.params, ...call.body, version: call.ifMatch }, byOf(call))
    if (!isRefusal(meeting)) announce(services, call, { weeks: [meeting.week], what: 'published' })
    return meeting
  },
  listMeetings: async ({ params }, { db }) => ({ items: await listMeetings(db.connection, params.week) }),
  getMinutes: ({ params, query }, services) => printMinutes(services, params.id, query.language),
}
