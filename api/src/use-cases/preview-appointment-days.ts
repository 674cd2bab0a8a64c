import type { CivilDate, User } from '@tournee/contract'
import { getAppointment, listTechnicians } from '@tournee/data'
import { addDays, daysBetween, toEpoch } from '@tournee/engine/recurrence'
import type { BookedDay } from '../booking/day-book.ts'
import { judgeOn } from '../booking/judge-window.ts'
import { wishOfVisit } from '../booking/slot-request.ts'
import { isRefusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { OPEN_WINDOW_SECONDS } from './preview-appointment.ts'

/** More than a month's view shows. */
const MOST_DAYS = 62
/** Between the company's windows a drop promises two hours from where it is: asked for every quarter of an hour. */
const STEP_SECONDS = 900

/** Starts that one question answers, epoch seconds: `[from, until)`, and the window that a drop there would promise. */
interface Stretch {
  readonly from: number
  readonly until: number
  readonly earliest: number
  readonly latest: number
}

/** The stretches of a technician's day: the company's windows, and quarters of an hour between them. */
function stretchesOf({ day }: BookedDay): Stretch[] {
  const stretches: Stretch[] = day.windows.map(({ earliest, latest }) => ({ from: earliest, until: latest, earliest, latest }))
  const isTaken = (at: number) => day.windows.some(({ earliest, latest }) => earliest <= at && at < latest)
  const { earliestStart, latestEnd } = day.shift
  for (let at = Math.ceil(earliestStart / STEP_SECONDS) * STEP_SECONDS; at < latestEnd; at += STEP_SECONDS) {
    if (!isTaken(at)) stretches.push({ from: at, until: at + STEP_SECONDS, earliest: at, latest: at + OPEN_WINDOW_SECONDS })
  }
  return stretches.sort((a, b) => a.from - b.from)
}

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString()

/** Where an appointment is dragged over. */
export interface DraggedOver {
  readonly id: string
  readonly from: CivilDate
  readonly to: CivilDate
  /** absent = everybody */
  readonly technicianIds?: readonly string[] | undefined
}

/** What moving an appointment to any hour of some days would cost, technician by technician; stores nothing. */
export async function previewAppointmentDays(services: Services, { id, from, to, technicianIds }: DraggedOver, user: User) {
  const { db, dayBook, now } = services
  const at = now()
  const { connection } = db
  const days = daysBetween(from, to) + 1
  if (days < 1 || days > MOST_DAYS) {
    const culprit = { code: 'PERIOD', path: 'body.to', cause: `It makes ${days} days.`, remedy: `Ask for 1 to ${MOST_DAYS} days.` }
    return refuse('INVALID_REQUEST', undefined, [culprit])
  }
  const appointment = await getAppointment(connection, id)
  const wish = await wishOfVisit(connection, appointment.visitId, user)
  if (isRefusal(wish)) return wish
  const read = await dayBook.read(connection, { from, to, technicianIds, withoutVisit: appointment.visitId }, at)
  const place = dayBook.travel.placeOf(wish.position)
  await dayBook.learn(read.days, [place])
  const items = read.days.flatMap((day) =>
    stretchesOf(day).map(({ from: first, until, earliest, latest }) => {
      const question = { wish, user, technicianIds: [day.technician.id], date: day.day.date, earliest, latest }
      const answer = judgeOn(dayBook, read, day, place, question, at)
      const { extraDrive, extraDistance } = 'offer' in answer ? answer.offer : { extraDrive: 0, extraDistance: 0 }
      return {
        technicianId: day.technician.id,
        from: iso(first),
        until: iso(until),
        refusal: 'offer' in answer ? null : answer.refusal,
        extraSeconds: extraDrive,
        extraMetres: extraDistance,
      }
    }),
  )
  const { timeZone } = read.company
  const atWork = new Set(read.days.map((day) => `${day.technician.id} ${day.day.date}`))
  const team = (await listTechnicians(connection)).filter((one) => one.active && (technicianIds?.includes(one.id) ?? true))
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index))
  const off = team.flatMap((technician) =>
    dates
      .filter((date) => !atWork.has(`${technician.id} ${date}`))
      .map((date) => ({
        technicianId: technician.id,
        from: iso(toEpoch(date, '00:00', timeZone)),
        until: iso(toEpoch(addDays(date, 1), '00:00', timeZone)),
        refusal: 'NO_TECHNICIAN',
        extraSeconds: 0,
        extraMetres: 0,
      })),
  )
  return { items: [...items, ...off] }
}
