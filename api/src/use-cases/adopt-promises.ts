import type { VisitCard } from '@tournee/contract'
import { type By, createAppointment, findAppointmentOfVisit, listVisitsOfWeek } from '@tournee/data'
import { addDays, toEpoch } from '@tournee/engine/recurrence'
import { checkSlot } from '@tournee/engine/slots'
import { civilDay } from '../booking/day-book.ts'
import type { Services } from '../services.ts'
import { companyToday } from './company-today.ts'

const DAYS = 120

type Promised = VisitCard & { readonly promise: NonNullable<VisitCard['promise']> }

/** Promises that came without an appointment (imported, of the demo) get one, with a technician whose day keeps them best. Answers how many. */
export async function adoptPromises(services: Services, by: By): Promise<number> {
  const { db } = services
  const today = await companyToday(db.connection, by.at)
  const { company } = await services.dayBook.read(db.connection, { from: today, to: today }, by.at)
  const instant = (date: string) => new Date(toEpoch(date, '00:00', company.timeZone) * 1_000).toISOString()
  const to = addDays(today, DAYS)
  const visits = await listVisitsOfWeek(db.connection, {
    from: today,
    to,
    earliest: instant(addDays(today, 1)),
    before: instant(addDays(to, 1)),
  })
  const promised = visits.filter(
    (visit): visit is Promised => visit.promise !== null && visit.status === 'booked' && visit.position !== null,
  )
  promised.sort((a, b) => Date.parse(a.promise.earliest) - Date.parse(b.promise.earliest) || (a.id < b.id ? -1 : 1))
  let adopted = 0
  for (const visit of promised) {
    if (await findAppointmentOfVisit(db.connection, visit.id)) continue
    adopted += (await adopt(services, visit, by)) ? 1 : 0
  }
  return adopted
}

async function adopt({ db, dayBook }: Services, visit: Promised, by: By): Promise<boolean> {
  const [earliest, latest] = [Date.parse(visit.promise.earliest), Date.parse(visit.promise.latest)]
  const { company } = await dayBook.read(db.connection, { from: '2000-01-01', to: '2000-01-01' }, by.at)
  const date = civilDay(company, earliest)
  const { days } = await dayBook.read(db.connection, { from: date, to: date, withoutVisit: visit.id }, by.at)
  const place = dayBook.travel.placeOf(visit.position!)
  await dayBook.learn(days, [place])
  const able = days.filter(({ technician }) => visit.skills.every((skill) => technician.skills.includes(skill)))
  const window = { earliest: Math.ceil(earliest / 1_000), latest: Math.floor(latest / 1_000), half: 'morning' as const }
  const request = {
    visit: {
      id: visit.id,
      location: place,
      service: visit.durationMinutes * 60,
      ...(visit.skills.length > 0 ? { skills: visit.skills } : {}),
    },
    kind: 'emergency' as const,
  }
  const context = { now: Math.floor(by.at / 1_000), travel: dayBook.travel.travel, rules: { horizon: Number.MAX_SAFE_INTEGER } }
  const fitting = able
    .filter(({ technician }) => visit.technicianId === null || technician.id === visit.technicianId)
    .flatMap((day) => {
      const answer = checkSlot(request, dayBook.stateOf(day), window, context)
      return 'offer' in answer ? [{ technicianId: day.technician.id, start: answer.offer.start, cost: answer.offer.cost.total }] : []
    })
    .sort((a, b) => a.cost - b.cost || (a.technicianId < b.technicianId ? -1 : 1))
  // nobody can keep it with what is promised already: it still occupies whoever has least, a planner must see it
  const fallback = [...(able.length > 0 ? able : days)].sort((a, b) => a.day.bookings.length - b.day.bookings.length)[0]?.technician.id
  const technicianId = fitting[0]?.technicianId ?? visit.technicianId ?? fallback
  if (technicianId === undefined) return false
  const plannedStart = fitting[0] ? fitting[0].start * 1_000 : null
  await db.transaction((connection) =>
    createAppointment(connection, { visitId: visit.id, clientId: visit.clientId, technicianId, earliest, latest, plannedStart }, by),
  )
  return true
}
