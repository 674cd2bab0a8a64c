import { openDatabase } from '@tournee/data'
import { createEmbeddedRoads } from '@tournee/osrm'
import pino from 'pino'
import { DayBook } from '../booking/day-book.ts'
import { readWish } from '../booking/slot-request.ts'
import { TravelBook } from '../booking/travel-book.ts'
import { readConfig } from '../config.ts'
import { isRefusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { offersFor } from '../use-cases/offer-slots.ts'

/**
 * Every slot of a period for a place, asked by a process of its own: `node slots-process.ts DATABASE_URL NOW_MS FROM TO`. What it prints must not depend on the
 * time zone of the process.
 */
const [url, now, from, to] = process.argv.slice(2) as [string, string, string, string]
const db = await openDatabase(url)
const at = Number(now)
const nobody = '01900000-0000-7000-8000-000000000000'
const user = { id: nobody, email: 'p', name: 'p', role: 'planner', technicianId: null, clientId: null, active: true } as const
const services = {
  db,
  config: readConfig({}),
  log: pino({ level: 'silent' }),
  now: () => at,
  dayBook: new DayBook(new TravelBook(createEmbeddedRoads(), () => at)),
} as unknown as Services
const wish = await readWish(db.connection, { lng: 6.1265, lat: 45.9 }, user)
if (isRefusal(wish)) throw new Error(wish.code)
const { offers } = await offersFor(services, wish, { from, to, count: 1_000 }, user)
const slots = offers.map(({ date, earliest, latest, technicianId }) => [date, earliest, latest, technicianId])
process.stdout.write(JSON.stringify({ zone: process.env['TZ'], hour: new Date(at).getHours(), slots: slots.sort() }))
await db.close()
// the roads' thread would keep the process alive
process.exit(0)
