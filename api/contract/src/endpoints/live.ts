import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { LiveDay, NewStamp, StampReceipt, VisitNotice } from '../entities/live.ts'
import { CivilDate, Id } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
/** `today` = by the service's clock, in the company's time zone */
const ByDate = z.object({ date: z.union([CivilDate, z.literal('today')]) })

export const liveEndpoints = {
  createStamp: endpoint({
    method: 'POST',
    path: '/v1/my-day/stamps',
    summary: 'Tell that one is on the way to, at, or done with a stop of one’s published day; the same id twice is one stamp',
    access: ['technician'],
    status: 201,
    body: NewStamp,
    answer: StampReceipt,
  }),
  getLiveDay: endpoint({
    method: 'GET',
    path: '/v1/live/:date',
    summary: 'The published day as it goes: stamps, expected hours, promises in danger',
    access: staff,
    params: ByDate,
    answer: LiveDay,
  }),
  followLiveDay: endpoint({
    method: 'GET',
    path: '/v1/live/:date/events',
    summary: 'The same, again whenever it changes',
    access: staff,
    form: 'events',
    params: ByDate,
    answer: LiveDay,
  }),
  tellClient: endpoint({
    method: 'POST',
    path: '/v1/live/visits/:id/notices',
    summary: 'Write to the client of a stop of today when the technician is expected',
    access: office,
    status: 201,
    params: z.object({ id: Id }),
    answer: VisitNotice,
  }),
  withdrawNotice: endpoint({
    method: 'DELETE',
    path: '/v1/live/notices/:id',
    summary: 'Take a message back that was not sent yet',
    access: office,
    status: 204,
    params: z.object({ id: Id }),
    answer: z.null(),
  }),
}
