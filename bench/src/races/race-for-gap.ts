import type { Appointment, Hold, RoutePlan, SlotOffer } from '@tournee/contract'
import { addDays, isoWeek } from '@tournee/engine/recurrence'
import type { RaceCompany } from './race-company.ts'
import type { Answer, RaceCaller } from './server-pair.ts'

/** How rounds of drag, publication and confirmation for one gap ended. */
export interface GapRace {
  readonly rounds: number
  /** who won how often */
  readonly drag: number
  readonly publish: number
  readonly confirm: number
  /** rounds that did not end with one winner */
  readonly notOneWinner: number
  /** losers that were not told by a refusal */
  readonly untold: number
  readonly serverErrors: number
}

const LONG_MINUTES = 250
const MOST_POLLS = 600

async function firstSlot(caller: RaceCaller, visitId: string, date: string): Promise<string> {
  const { body } = await caller.send<{ offers: SlotOffer[] }>(0, 'GET', `/v1/slots?visitId=${visitId}&from=${date}&to=${date}&count=50`)
  const offer = body.offers[0]
  if (!offer) throw new Error(`no slot on ${date}`)
  return offer.token
}

async function book(caller: RaceCaller, visitId: string, date: string): Promise<Appointment> {
  const token = await firstSlot(caller, visitId, date)
  const held = await caller.send<Hold>(0, 'POST', '/v1/holds', { visitId, token })
  const made = await caller.send<Appointment>(0, 'POST', '/v1/appointments', { holdId: held.body.id, notify: false })
  if (made.status !== 201) throw new Error(`not booked: ${JSON.stringify(made.body)}`)
  return made.body
}

async function planWeek(planner: RaceCaller, week: string): Promise<RoutePlan> {
  const started = await planner.send<RoutePlan>(0, 'POST', '/v1/route-plans', { week, seconds: 0.2, seed: 1 })
  if (started.status !== 202) throw new Error(`no plan of ${week}: ${JSON.stringify(started.body)}`)
  for (let poll = 0; poll < MOST_POLLS; poll++) {
    const { body } = await planner.send<RoutePlan>(0, 'GET', `/v1/route-plans/${started.body.id}`)
    if (body.status === 'COMPLETED') return body
    if (body.status === 'FAILED') throw new Error('the plan failed')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the plan is not ready')
}

type Held = Hold & { readonly code?: string }
type Chain = () => Promise<Answer<{ readonly code?: string }>>

/**
 * In each round one technician works one day of a week, and that day has room for one visit: the planner drags an appointment of the week before there, a client
 * confirms a slot of that day, and a plan of the week, made while the day was empty, is published with a third visit on it. All at once, through both processes.
 */
export async function raceForGap(
  callers: { readonly planner: RaceCaller; readonly client: RaceCaller },
  company: RaceCompany,
  days: readonly string[],
): Promise<GapRace> {
  const { planner, client } = callers
  const result = { rounds: days.length, drag: 0, publish: 0, confirm: 0, notOneWinner: 0, untold: 0, serverErrors: 0 }
  const [technicianId] = company.technicianIds as [string, ...string[]]
  for (const [round, day] of days.entries()) {
    const before = addDays(day, -7)
    await company.leaveOneDay(technicianId, before, addDays(before, 6))
    await company.leaveOneDay(technicianId, day, addDays(day, 6))
    const span = { minutes: LONG_MINUTES, to: addDays(day, 6) }
    const [dragged] = (await company.visits(1, { ...span, from: before })) as [string]
    const appointment = await book(planner, dragged, before)
    const [planned] = (await company.visits(1, { ...span, from: day })) as [string]
    const plan = await planWeek(planner, isoWeek(day))
    if (!plan.routes.some(({ stops }) => stops.some((stop) => stop.kind === 'visit' && stop.visitId === planned)))
      throw new Error('not planned')
    const [own] = (await company.visits(1, { ...span, from: day, ofClient: true })) as [string]
    const dragTo = await firstSlot(planner, dragged, day)
    const confirmAt = await firstSlot(client, own, day)
    const holdDrag = () => planner.send<Held>(0, 'POST', '/v1/holds', { visitId: dragged, token: dragTo, anyTechnician: false })
    const holdOwn = () => client.send<Held>(1, 'POST', '/v1/holds', { visitId: own, token: confirmAt })
    // a publication is one request, the others are two: in turn nobody, the planner or the client holds the gap already
    const early: { readonly drag?: Answer<Held>; readonly confirm?: Answer<Held> } =
      round % 3 === 1 ? { drag: await holdDrag() } : round % 3 === 2 ? { confirm: await holdOwn() } : {}
    const drag: Chain = async () => {
      const held = early.drag ?? (await holdDrag())
      if (held.status !== 201) return held
      const ifMatch = { 'if-match': `"${appointment.version}"` }
      return planner.send(1, 'POST', `/v1/appointments/${appointment.id}/reschedule`, { holdId: held.body.id }, ifMatch)
    }
    const confirm: Chain = async () => {
      const held = early.confirm ?? (await holdOwn())
      return held.status === 201 ? client.send(0, 'POST', '/v1/appointments', { holdId: held.body.id }) : held
    }
    const publish: Chain = () => planner.send(1, 'POST', `/v1/route-plans/${plan.id}/publish`, {}, { 'if-match': `"${plan.version}"` })
    const runners = [
      ['drag', drag],
      ['publish', publish],
      ['confirm', confirm],
    ] as const
    // in every other round the publication sets off first
    const order = [...runners.slice(round % 2), ...runners.slice(0, round % 2)]
    const answers = await Promise.all(order.map(async ([name, run]) => ({ name, ...(await run()) })))
    const winners = answers.filter(({ status }) => status < 300)
    for (const { name } of winners) result[name]++
    if (winners.length !== 1) result.notOneWinner++
    result.serverErrors += answers.filter(({ status }) => status >= 500).length
    result.untold += answers.filter(({ status, body }) => status >= 300 && !(status === 409 && body.code !== undefined)).length
  }
  return result
}
