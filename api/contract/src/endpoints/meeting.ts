import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Agenda, Announcements, Choice, Meeting } from '../entities/meeting.ts'
import { PrintLanguage } from '../entities/roadbook.ts'
import { FileAnswer } from '../file-answer.ts'
import { Id, IsoWeek } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })

export const meetingEndpoints = {
  getAgenda: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/agenda',
    summary: 'What is to be decided about a plan: at most ten decisions, the dearest first, each with its options and the week after them',
    access: staff,
    params: ById,
    answer: Agenda,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/v1/route-plans/:id/decisions',
    summary: 'Take one decision of the agenda; what it changes is imposed on the draft (If-Match: version)',
    access: office,
    params: ById,
    body: z.object({
      key: z.string().max(200),
      choice: Choice,
      /** for `alternative`: index of the option, 1 or more */
      option: z.int().min(1).max(3).optional(),
    }),
    answer: Agenda,
  }),
  undoDecision: endpoint({
    method: 'POST',
    path: '/v1/route-plans/:id/decisions/undo',
    summary: 'Take the last decision back; the draft is as it was before it (If-Match: version)',
    access: office,
    params: ById,
    answer: Agenda,
  }),
  getAnnouncements: endpoint({
    method: 'GET',
    path: '/v1/route-plans/:id/announcements',
    summary: 'Who is told what when the plan is published, against the published one',
    access: staff,
    params: ById,
    answer: Announcements,
  }),
  closeMeeting: endpoint({
    method: 'POST',
    path: '/v1/route-plans/:id/close-meeting',
    summary: 'Publish the plan, tell those who are to be told, and keep the minutes (If-Match: version)',
    access: office,
    status: 201,
    params: ById,
    body: z.object({
      attendees: z.array(z.string().trim().min(1).max(80)).max(40),
      /** visits whose client is sent a message */
      tell: z.array(Id).max(2_000),
    }),
    answer: Meeting,
  }),
  listMeetings: endpoint({
    method: 'GET',
    path: '/v1/weeks/:week/meetings',
    summary: 'Meetings held about a week, newest first',
    access: staff,
    params: z.object({ week: IsoWeek }),
    answer: z.object({ items: z.array(Meeting) }),
  }),
  getMinutes: endpoint({
    method: 'GET',
    path: '/v1/meetings/:id/minutes',
    summary: 'The minutes of a meeting (PDF, A4)',
    access: staff,
    form: 'binary',
    params: ById,
    query: z.object({ language: PrintLanguage.default('fr') }),
    answer: FileAnswer,
  }),
}
