import type { User } from '@tournee/contract'
import { getAppointment, getCompany, getVisit } from '@tournee/data'
import { civilDay } from '../booking/day-book.ts'
import { judgeWindow } from '../booking/judge-window.ts'
import { wishOfVisit } from '../booking/slot-request.ts'
import { slotToken } from '../booking/slot-token.ts'
import { withTravel } from '../booking/with-travel.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'

const DETAILS: Readonly<Record<string, string>> = {
  TIME_WINDOW: 'No order of that day keeps every promise with it.',
  SKILL: 'The technician lacks a skill.',
  MAX_WORK: 'The day would be too long.',
  NO_TECHNICIAN: 'The technician does not work that day.',
  NOTICE: 'That hour is past.',
  DUE_DATE: 'The contract wants the visit on another day.',
  PROMISE: 'The promises of that day contradict each other already.',
}

/** What a drop between the company's windows promises from there on. */
export const OPEN_WINDOW_SECONDS = 2 * 3_600

/** The arrival window under the pointer, else two hours from there; epoch milliseconds. */
function windowAt(
  start: number,
  windows: readonly { readonly earliest: number; readonly latest: number }[],
): { earliest: number; latest: number } {
  const known = windows.find(({ earliest, latest }) => earliest * 1_000 <= start && start < latest * 1_000)
  return known
    ? { earliest: known.earliest * 1_000, latest: known.latest * 1_000 }
    : { earliest: start, latest: start + OPEN_WINDOW_SECONDS * 1_000 }
}

/** What moving an appointment there would cost, and whether it fits; stores nothing. */
export async function previewAppointment(
  services: Services,
  { id, technicianId, start }: { readonly id: string; readonly technicianId: string; readonly start: string },
  user: User,
) {
  const { db, dayBook, now } = services
  const at = now()
  const { connection } = db
  const appointment = await getAppointment(connection, id)
  const wish = await wishOfVisit(connection, (await getVisit(connection, appointment.visitId)).id, user)
  if (isRefusal(wish)) return wish satisfies Refusal
  const company = await getCompany(connection)
  const date = civilDay(company, Date.parse(start))
  const read = await dayBook.read(connection, { from: date, to: date, technicianIds: [technicianId] }, at)
  const { earliest, latest } = windowAt(Date.parse(start), read.days[0]?.day.windows ?? [])
  const slot = { technicianId, date, earliest: Math.ceil(earliest / 1_000), latest: Math.floor(latest / 1_000) }
  const answer = await withTravel(services, () =>
    judgeWindow(services, connection, { wish, technicianIds: [technicianId], ...slot, user }, at),
  )
  const window = { earliest: new Date(earliest).toISOString(), latest: new Date(latest).toISOString() }
  if ('refusal' in answer) {
    const refusal = { code: answer.refusal, detail: DETAILS[answer.refusal] ?? 'A rule of that day refuses it.' }
    return { fits: false, refusal, extraSeconds: 0, extraMetres: 0, ...window, token: null }
  }
  const { extraDrive, extraDistance } = answer.offer
  return { fits: true, refusal: null, extraSeconds: extraDrive, extraMetres: extraDistance, ...window, token: slotToken(slot) }
}
