/** What every refusal of the service says at least: its status, a title for people, and what to do about it. */
export interface ProblemKind {
  readonly status: number
  readonly title: string
  readonly remedy: string
}

const kind = (status: number, title: string, remedy: string): ProblemKind => ({ status, title, remedy })

/** Every code the service answers with; docs/errors.md explains them, and a test holds the two together. */
export const PROBLEMS = {
  BAD_JSON: kind(400, 'The body is not JSON', 'Send UTF-8 JSON with content-type application/json.'),
  TOO_DEEP: kind(400, 'The body is nested too deeply', 'No request of this service needs more than 64 levels.'),
  INVALID_REQUEST: kind(400, 'The request is not valid', 'Correct the fields listed in `errors`.'),
  NO_FILE: kind(400, 'No file was sent', 'Send multipart/form-data with one file in the field `file`.'),
  UNREADABLE_FILE: kind(422, 'The file cannot be read', 'Save it as .xlsx or as .csv (UTF-8) and send it again.'),
  NOT_SIGNED_IN: kind(401, 'Nobody is signed in', 'Sign in first.'),
  BAD_CREDENTIALS: kind(401, 'E-mail or password is wrong', 'Check both; ask an administrator for a new password.'),
  FORBIDDEN: kind(403, 'Not allowed', 'Ask somebody whose role allows it.'),
  CSRF: kind(403, 'The request does not prove that it comes from our screens', 'Send the session’s csrfToken as the x-csrf-token header.'),
  NOT_FOUND: kind(404, 'There is no such thing', 'Check the address and the id.'),
  METHOD_NOT_ALLOWED: kind(405, 'This address does not take this method', 'See the Allow header and /docs.'),
  VERSION_CONFLICT: kind(412, 'It was changed in the meantime', 'Read it again, then repeat the change with the new version.'),
  TOO_LARGE: kind(413, 'The body is too large', 'Send less at once: 1 MB of JSON, 15 MB of file.'),
  UNSUPPORTED_TYPE: kind(415, 'This content type is not understood here', 'Send application/json, or multipart/form-data for a file.'),
  VERSION_REQUIRED: kind(428, 'The change does not say which version it starts from', 'Send If-Match with the version last read.'),
  TOO_MANY_REQUESTS: kind(429, 'Too many requests', 'Wait as long as Retry-After says.'),
  IDEMPOTENCY_KEY_REUSED: kind(422, 'The idempotency key was used for another request', 'Use a new key for a new request.'),
  IDEMPOTENCY_IN_PROGRESS: kind(409, 'The same request is still being answered', 'Repeat it in a moment with the same key.'),
  DUPLICATE: kind(409, 'It exists already', 'Change the existing one.'),
  PLAN_NOT_READY: kind(409, 'The plan is not ready', 'Wait for the run to complete, or start it again.'),
  PLAN_SUPERSEDED: kind(409, 'The plan is already superseded', 'Publish a newer plan of the week.'),
  PLAN_NOT_PUBLISHED: kind(409, 'The plan is not published', 'Read the week again: it was taken back or superseded.'),
  PLAN_NOT_DRAFT: kind(409, 'Only a draft is edited', 'Make a draft of the plan and edit that.'),
  TOO_MANY_KEPT: kind(409, 'The week has ten kept states already', 'Let one of them go, then keep this one.'),
  PLAN_OUTDATED: kind(409, 'The visits changed since the plan was made', 'Plan the week again.'),
  PLAN_VIOLATED: kind(422, 'The plan breaks rules', 'Plan the week again, or undo the change named in `errors`.'),
  PROMISE_BROKEN: kind(409, 'The plan would break a promise made to a client', 'Move the visit with the client first, then plan again.'),
  NO_BASE_PLAN: kind(409, 'There is no plan to start from', 'Plan the week from scratch first.'),
  MODE_NEEDS: kind(400, 'This mode needs to know what it may change', 'Give technicianId for one-technician, date for one-day.'),
  NO_SHIFTS: kind(409, 'Nobody works in that week', 'Check working hours, absences and holidays.'),
  NO_PLAN: kind(404, 'No plan of that week is solved', 'Plan the week first.'),
  IMPORT_CLOSED: kind(409, 'The import is already committed or forgotten', 'Upload the file again.'),
  IMPORT_MAPPING: kind(
    422,
    'The columns do not say enough',
    'Name at least a column for the client’s name and one for the town or the position.',
  ),
  TOO_FEW_CLIENTS: kind(
    409,
    'There are too few placed clients for so many zones',
    'Ask for fewer zones, or place more clients on the map.',
  ),
  NO_ZONES: kind(409, 'No zoning is in force', 'Design a zoning and put it in force first.'),
  SLOT_TAKEN: kind(409, 'The slot is no longer free', 'Choose one of `offers`: they are free now.'),
  HOLD_OVER: kind(409, 'The hold is over', 'Choose one of `offers` and hold it again.'),
  NOTICE_TOO_SHORT: kind(409, 'It is too late for that', 'Call the office.'),
  APPOINTMENT_CLOSED: kind(409, 'The appointment is over or cancelled', 'Book a new one.'),
  NOT_BOOKABLE: kind(409, 'The visit cannot be booked', 'See `detail`; call the office if in doubt.'),
  IN_USE: kind(409, 'Something is tied to it', 'Move or end what is tied to it first: see `detail`.'),
  UNDO_OVER: kind(409, 'It was taken back already', 'Read it again: it is as it was before.'),
  INVITATION_UNKNOWN: kind(404, 'This personal link is not known', 'Open it from the message again, whole; else call the office.'),
  INVITATION_OVER: kind(409, 'The day of the invitation is over', 'Call the office for another day.'),
  STOP_NOT_YOURS: kind(409, 'The stop is not on your published day', 'Read the day again: the planning may have changed. Call the office.'),
  STAMP_FINAL: kind(409, 'The stamp can no longer be taken back', 'Call the office: it is of another day, or the visit was planned again.'),
  NOT_REACHABLE: kind(409, 'The client cannot be written to', 'Add an e-mail or a phone number to the client, or call.'),
  MESSAGE_SENT: kind(409, 'The message is already sent', 'Call the client if it must be corrected.'),
  INVALID_PROBLEM: kind(422, 'The planning problem is not valid', 'Correct the fields listed in `errors`.'),
  ROADS_UNAVAILABLE: kind(503, 'The roads do not answer', 'Try again in a moment.'),
  INTERNAL: kind(500, 'Something went wrong on our side', 'Try again; give the request id to support if it persists.'),
  STOPPING: kind(503, 'The service is stopping', 'Try again in a moment.'),
} as const satisfies Record<string, ProblemKind>

/** A code of `PROBLEMS`. */
export type ProblemCode = keyof typeof PROBLEMS
