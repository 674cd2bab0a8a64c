import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { InvitationView } from '../entities/invitation.ts'

/** The secret of a personal link. It travels in bodies only: addresses end up in logs. */
const Secret = z.string().min(20).max(100)

/** What a personal link can do, without an account. All POST: a mail scanner that follows links changes nothing. */
export const invitationEndpoints = {
  openInvitation: endpoint({
    method: 'POST',
    path: '/v1/invitations/open',
    summary: 'What a personal link is about and which slots it offers; changes nothing',
    access: 'public',
    body: z.object({
      secret: Secret,
      /** other days instead of the one invited to */
      otherDays: z.boolean().default(false),
    }),
    answer: InvitationView,
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/v1/invitations/accept',
    summary: 'Book one of its slots, or move the appointment there; again with the same slot: the same answer. 409 when the slot is gone',
    access: 'public',
    body: z.object({ secret: Secret, slot: z.string().max(500) }),
    answer: InvitationView,
  }),
  declineInvitation: endpoint({
    method: 'POST',
    path: '/v1/invitations/cancel',
    summary: 'Cancel the appointment of a personal link (version of the appointment in the body)',
    access: 'public',
    body: z.object({ secret: Secret, version: z.int() }),
    answer: InvitationView,
  }),
}
