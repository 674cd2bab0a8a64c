import type { Handlers } from '../http/handler.ts'
import { acceptInvitation, declineInvitation, openInvitation } from '../use-cases/answer-invitation.ts'

/** What the holder of a personal link can do: the secret is the right. */
export const invitationHandlers: Handlers<'openInvitation' | 'acceptInvitation' | 'declineInvitation'> = {
  openInvitation: ({ body }, services) => openInvitation(services, body),
  acceptInvitation: ({ body, at }, services) => acceptInvitation(services, body, at),
  declineInvitation: ({ body, at }, services) => declineInvitation(services, body, at),
}
