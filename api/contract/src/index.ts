import { bookingEndpoints } from './endpoints/booking.ts'
import { clientFileEndpoints } from './endpoints/client-file.ts'
import { clientListEndpoints } from './endpoints/client-list.ts'
import { clientEndpoints } from './endpoints/clients.ts'
import { duplicateEndpoints } from './endpoints/duplicates.ts'
import { importEndpoints } from './endpoints/imports.ts'
import { invitationEndpoints } from './endpoints/invitations.ts'
import { liveEndpoints } from './endpoints/live.ts'
import { meetingEndpoints } from './endpoints/meeting.ts'
import { planEditEndpoints } from './endpoints/plan-edits.ts'
import { reportEndpoints } from './endpoints/reports.ts'
import { roadbookEndpoints } from './endpoints/roadbooks.ts'
import { routePlanEndpoints } from './endpoints/route-plans.ts'
import { savedViewEndpoints } from './endpoints/saved-views.ts'
import { sessionEndpoints } from './endpoints/session.ts'
import { startEndpoints } from './endpoints/start.ts'
import { teamEndpoints } from './endpoints/team.ts'
import { visitPartsEndpoints } from './endpoints/visit-parts.ts'
import { zoneEndpoints } from './endpoints/zones.ts'

/** Every request of the service, by name. */
export const endpoints = {
  ...sessionEndpoints,
  ...clientListEndpoints,
  ...clientFileEndpoints,
  ...clientEndpoints,
  ...duplicateEndpoints,
  ...importEndpoints,
  ...startEndpoints,
  ...teamEndpoints,
  ...routePlanEndpoints,
  ...planEditEndpoints,
  ...savedViewEndpoints,
  ...roadbookEndpoints,
  ...visitPartsEndpoints,
  ...meetingEndpoints,
  ...zoneEndpoints,
  ...bookingEndpoints,
  ...invitationEndpoints,
  ...liveEndpoints,
  ...reportEndpoints,
}

export { ApiError, type CallInput, type CallOptions, type CallOutput, createApiClient, urlOf } from './client.ts'
export { type Access, type Endpoint, endpoint } from './endpoint.ts'
export { bookingEndpoints } from './endpoints/booking.ts'
export { invitationEndpoints } from './endpoints/invitations.ts'
export { planEditEndpoints } from './endpoints/plan-edits.ts'
export { zoneEndpoints } from './endpoints/zones.ts'
export * from './entities/booking.ts'
export * from './entities/client.ts'
export * from './entities/client-file.ts'
export * from './entities/client-list.ts'
export * from './entities/duplicates.ts'
export * from './entities/edits.ts'
export * from './entities/import.ts'
export * from './entities/invitation.ts'
export * from './entities/live.ts'
export * from './entities/meeting.ts'
export * from './entities/notice.ts'
export * from './entities/plan-edits.ts'
export * from './entities/reports.ts'
export * from './entities/roadbook.ts'
export * from './entities/route-plan.ts'
export * from './entities/saved-view.ts'
export * from './entities/technician.ts'
export * from './entities/user.ts'
export * from './entities/visit.ts'
export * from './entities/visit-parts.ts'
export * from './entities/zoning.ts'
export { FileAnswer } from './file-answer.ts'
export { labelPauses } from './label-pauses.ts'
export * from './primitives.ts'
export { PROBLEMS, type ProblemCode, type ProblemKind } from './problem-codes.ts'
export { explainRowProblem, RowProblemCode } from './row-problems.ts'
