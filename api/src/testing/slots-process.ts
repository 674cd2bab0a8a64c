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

interface Question {
  /** epoch milliseconds */
  readonly now: number
  readonly from: string
  readonly to: string
}

/**
 * Every slot of some periods for a place, asked by a process of its own: `node slots-process.ts DATABASE_URL QUESTIONS`, the questions in JSON. What it prints
 * must not depend on the time zone of the process.
 */
const [url, questions] = process.argv.slice(2) as [string, string]
const db = await openDatabase(url)
const nobody = '01900000-0000-7000-8000-000000000000'
const user = { id: nobody, email: 'p', name: 'p', role: 'planner', technicianId: null, clientId: null, active: true } as const
const roads = createEmbeddedRoads()

async function slotsOf({ now: at, from, to }: Question) {
  const now = () => at
  const services = {
    db,
    config: readConfig({}),
    log: pino({ level: 'silent' }),
    now,
    dayBook: new DayBook(new TravelBook(roads, now)),
  } as unknown as Services
  const wish = await readWish(db.connection, { lng: 6.1265, lat: 45.9 }, user)
  if (isRefusal(wish)) throw new Error(wish.code)
  const { offers } = await offersFor(services, wish, { from, to, count: 1_000 }, user)
  const slots = offers.map(({ date, earliest, latest, technicianId }) => [date, earliest, latest, technicianId])
  return { zone: process.env['TZ'], hour: new Date(at).getHours(), slots: slots.sort() }
}

const said = []
for (const question of JSON.parse(questions) as Question[]) said.push(await slotsOf(question))
process.stdout.write(JSON.stringify(said))
await db.close()
// the roads' thread would keep the process alive
process.exit(0)
