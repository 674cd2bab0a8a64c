import type { CivilDate, User } from '@tournee/contract'
import type { Connection } from '@tournee/data'
import { type ArrivalWindow, checkSlot, type Place, type SlotOffer } from '@tournee/engine/slots'
import type { Services } from '../services.ts'
import { bookingRules, slotRules } from './booking-rules.ts'
import { type BookedDay, civilDay, type DaysRead } from './day-book.ts'
import { slotRequest, type Wish } from './slot-request.ts'
import { MissingTravel } from './travel-book.ts'

/** A window asked again, inside the transaction that promises it. */
export interface WindowQuestion {
  readonly wish: Wish
  readonly technicianIds: readonly string[]
  readonly date: CivilDate
  /** epoch seconds */
  readonly earliest: number
  readonly latest: number
  readonly user: User
  /** a hold was granted with notice, on a zone day: only the order of the day is asked again */
  readonly isHeld?: boolean
}

/** Who can promise it, or the rule that refuses. */
export type WindowAnswer = { readonly technicianId: string; readonly offer: SlotOffer } | { readonly refusal: string }

/**
 * Judges a window on the days of some technicians, in their order: the first whose day keeps every promise takes it. The caller holds the technicians' locks.
 * Throws `MissingTravel`.
 */
export async function judgeWindow(
  { dayBook }: Pick<Services, 'dayBook'>,
  connection: Connection,
  question: WindowQuestion,
  now: number,
): Promise<WindowAnswer> {
  const { wish, date, technicianIds } = question
  const read = await dayBook.read(connection, { from: date, to: date, technicianIds, withoutVisit: wish.visit?.id }, now)
  const place = dayBook.travel.placeOf(wish.position)
  const days = technicianIds.flatMap((id) => read.days.filter(({ technician }) => technician.id === id))
  for (const { places } of days) {
    const all = [...new Set([...places, place])]
    if (!dayBook.travel.knows(all, all)) throw new MissingTravel(all)
  }
  let refusal = 'NO_TECHNICIAN'
  for (const day of days) {
    const answer = judgeOn(dayBook, read, day, place, question, now)
    if ('offer' in answer) return { technicianId: day.technician.id, offer: answer.offer }
    refusal = answer.refusal
  }
  return { refusal }
}

/** One window of one day that has been read; its travel is known. */
export function judgeOn(dayBook: Services['dayBook'], read: DaysRead, day: BookedDay, place: Place, question: WindowQuestion, now: number) {
  const { wish, user, earliest, latest, isHeld } = question
  const isClient = user.role === 'client'
  const window = windowOf(day, earliest, latest)
  // a client chooses among the company's windows; the office may promise any hour
  if (!window || (isClient && !isHeld && !day.day.windows.includes(window))) return { refusal: 'TIME_WINDOW' }
  const inZone = isInZone(dayBook, read, day, wish)
  if (isClient && !isHeld && !inZone) return { refusal: 'ZONE' }
  const today = civilDay(read.company, now)
  const request = slotRequest(wish, place, { company: read.company, today, forClient: isClient })
  // the office may leave the zone days on purpose; what is held was granted by the rules of its moment
  const asked = isHeld || !inZone ? { ...request, kind: 'emergency' as const } : request
  return checkSlot(asked, dayBook.stateOf(day), window, {
    now: Math.floor(now / 1_000),
    travel: dayBook.travel.travel,
    rules: slotRules(bookingRules(read.company), isClient && !isHeld, 1),
  })
}

function windowOf(day: BookedDay, earliest: number, latest: number): ArrivalWindow | null {
  const known = day.day.windows.find((window) => window.earliest === earliest && window.latest === latest)
  if (known) return known
  return latest >= earliest ? { earliest, latest, half: 'morning' } : null
}

function isInZone(dayBook: Services['dayBook'], read: DaysRead, { zoneDay }: BookedDay, wish: Wish): boolean {
  const zoning = zoneDay && read.zonings.get(zoneDay.zoningId)
  const zone = zoning && dayBook.zoneOf(zoning, wish.position)
  return zone != null && zoneDay!.zoneIds.includes(zone)
}
