import { openDatabase } from '@tournee/data'
import { createEmbeddedRoads } from '@tournee/osrm'
import pino from 'pino'
import { DayBook } from '../booking/day-book.ts'
import { linkSecrets } from '../booking/link-secrets.ts'
import { wishOfVisit } from '../booking/slot-request.ts'
import { TravelBook } from '../booking/travel-book.ts'
import { readConfig } from '../config.ts'
import { isRefusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { confirmAppointment } from '../use-cases/book-appointment.ts'
import { holdSlot } from '../use-cases/hold-slot.ts'
import { offersFor } from '../use-cases/offer-slots.ts'
import { A_PLANNER } from './builders.ts'

/**
 * A process that books one visit after the other and says each on standard output once it is done, until it is killed:
 * `node booking-process.ts DATABASE_URL NOW_MS`.
 */
const [url, now] = process.argv.slice(2) as [string, string]
const db = await openDatabase(url)
const at = Number(now)
const services = {
  db,
  config: readConfig({}),
  log: pino({ level: 'silent' }),
  linkSecrets: linkSecrets(Buffer.alloc(32, 7)),
  now: () => at,
  dayBook: new DayBook(new TravelBook(createEmbeddedRoads(), () => at)),
} as unknown as Services
const by = { actor: 'killed', at }

const visits = await db.connection('visits').where({ status: 'due' }).orderBy('id').select<{ id: string }[]>('id')
for (const { id: visitId } of visits) {
  const wish = await wishOfVisit(db.connection, visitId, A_PLANNER)
  if (isRefusal(wish)) continue
  const [offer] = (await offersFor(services, wish, { count: 1 }, A_PLANNER)).offers
  if (!offer) continue
  const held = await holdSlot(services, { visitId, token: offer.token, anyTechnician: true }, A_PLANNER, by)
  if (isRefusal(held)) continue
  const made = await confirmAppointment(services, { holdId: held.id, notify: true }, A_PLANNER, by)
  if (!isRefusal(made)) process.stdout.write(`${made.id} ${visitId}\n`)
}
process.stdout.write('over\n')
setInterval(() => {}, 1_000)
