import type { Hold, Problem, SlotOffer } from '@tournee/contract'
import type { RaceCompany } from './race-company.ts'
import type { Answer, RaceCaller } from './server-pair.ts'

const MINUTES = 60

/** A slot that is asked for by name. */
interface Wanted {
  readonly visitId: string
  readonly token: string
}

/** How a race over named slots ended. */
export interface SlotRace {
  readonly requests: number
  readonly slots: number
  readonly won: number
  readonly refused: number
  /** refused in the race, granted when nobody else asks: a free slot that was refused */
  readonly freeButRefused: number
  readonly serverErrors: number
  /** answers that are neither a promise nor a refusal with offers */
  readonly otherAnswers: number
  readonly appointments: number
}

/** Every free slot of a day: each technician's overlapping windows, as long as the day is empty. */
async function slotsOf(planner: RaceCaller, company: RaceCompany, visitId: string, date: string): Promise<string[]> {
  const tokens: string[] = []
  for (const technicianId of company.technicianIds) {
    const query = `visitId=${visitId}&technicianId=${technicianId}&from=${date}&to=${date}&count=50`
    const { body } = await planner.send<{ offers: SlotOffer[] }>(0, 'GET', `/v1/slots?${query}`)
    tokens.push(...body.offers.map(({ token }) => token))
  }
  return tokens
}

async function holdAndConfirm(planner: RaceCaller, server: 0 | 1, wanted: Wanted): Promise<Answer<Problem>> {
  const held = await planner.send<Hold & Problem>(server, 'POST', '/v1/holds', { ...wanted, anyTechnician: false })
  if (held.status !== 201) return held
  // the confirmation comes in at the other process
  return planner.send<Problem>(server === 0 ? 1 : 0, 'POST', '/v1/appointments', { holdId: held.body.id, notify: false })
}

const isRefusal = ({ status, body }: Answer<Problem>) => status === 409 && body.code === 'SLOT_TAKEN'

/** So many bookings at once, alternately through both processes, over every slot of one day. */
export async function raceForSlots(
  planner: RaceCaller,
  company: RaceCompany,
  {
    requests,
    slots,
    date,
    from,
    to,
  }: { readonly requests: number; readonly slots: number; readonly date: string; readonly from: string; readonly to: string },
): Promise<SlotRace> {
  const visits = await company.visits(requests, { minutes: MINUTES, from, to })
  const tokens = (await slotsOf(planner, company, visits[0]!, date)).slice(0, slots)
  const wanted = visits.map((visitId, index) => ({ visitId, token: tokens[index % tokens.length]! }))
  const answers = await Promise.all(wanted.map((one, index) => holdAndConfirm(planner, index % 2 === 0 ? 0 : 1, one)))
  const lost = wanted.filter((_, index) => isRefusal(answers[index]!))
  let freeButRefused = 0
  for (const { visitId, token } of lost) {
    const again = await planner.send<Hold>(1, 'POST', '/v1/holds', { visitId, token, anyTechnician: false })
    if (again.status === 201) freeButRefused++
  }
  const { body } = await planner.send<{ items: unknown[] }>(0, 'GET', `/v1/appointments?from=${date}&to=${date}`)
  const won = answers.filter(({ status }) => status === 201).length
  const serverErrors = answers.filter(({ status }) => status >= 500).length
  return {
    requests,
    slots: tokens.length,
    won,
    refused: lost.length,
    freeButRefused,
    serverErrors,
    otherAnswers: requests - won - lost.length - serverErrors,
    appointments: body.items.length,
  }
}

/** How a race of many confirmations of few holds ended. */
export interface ConfirmRace {
  readonly holds: number
  readonly confirms: number
  readonly won: number
  /** holds that were confirmed not exactly once */
  readonly notOnce: number
  readonly serverErrors: number
  readonly otherAnswers: number
}

/** Every hold confirmed many times at once, half of them through each process. */
export async function raceToConfirm(
  planner: RaceCaller,
  company: RaceCompany,
  {
    confirms,
    holds,
    dates,
    from,
    to,
  }: { readonly confirms: number; readonly holds: number; readonly dates: readonly string[]; readonly from: string; readonly to: string },
): Promise<ConfirmRace> {
  const visits = await company.visits(holds, { minutes: MINUTES, from, to })
  const tokens: string[] = []
  for (const date of dates) tokens.push(...(await slotsOf(planner, company, visits[0]!, date)).filter((_, index) => index % 3 === 0))
  const held: string[] = []
  for (const [index, visitId] of visits.entries()) {
    const { status, body } = await planner.send<Hold>(0, 'POST', '/v1/holds', { visitId, token: tokens[index % tokens.length]! })
    if (status === 201) held.push(body.id)
  }
  const asked = Array.from({ length: confirms }, (_, index) => held[index % held.length]!)
  const answers = await Promise.all(
    asked.map((holdId, index) =>
      planner.send<Problem>(Math.floor(index / held.length) % 2 === 0 ? 0 : 1, 'POST', '/v1/appointments', { holdId, notify: false }),
    ),
  )
  const wonBy = new Map(held.map((id) => [id, 0]))
  answers.forEach(({ status }, index) => {
    if (status === 201) wonBy.set(asked[index]!, wonBy.get(asked[index]!)! + 1)
  })
  const won = answers.filter(({ status }) => status === 201).length
  const serverErrors = answers.filter(({ status }) => status >= 500).length
  const told = answers.filter(
    ({ status, body }) => status === 409 && ['HOLD_OVER', 'NOT_BOOKABLE', 'SLOT_TAKEN'].includes(body.code),
  ).length
  return {
    holds: held.length,
    confirms,
    won,
    notOnce: [...wonBy.values()].filter((count) => count !== 1).length,
    serverErrors,
    otherAnswers: confirms - won - told - serverErrors,
  }
}

/** How rounds of a race for "any technician" ended. */
export interface AnybodyRace {
  readonly technicians: number
  readonly requests: number
  readonly rounds: number
  readonly winners: readonly number[]
  readonly distinct: readonly number[]
  readonly serverErrors: number
}

/** Too long for two on one technician's day of eight hours. */
const LONG_MINUTES = 250

/** Each round another day with everybody free: so many technicians, five requests more, all for "anybody". */
export async function raceForAnybody(
  planner: RaceCaller,
  company: RaceCompany,
  { dates, from, to }: { readonly dates: readonly string[]; readonly from: string; readonly to: string },
): Promise<AnybodyRace> {
  const technicians = company.technicianIds.length
  const requests = technicians + 5
  const winners: number[] = []
  const distinct: number[] = []
  let serverErrors = 0
  for (const date of dates) {
    const visits = await company.visits(requests, { minutes: LONG_MINUTES, from, to })
    const { body } = await planner.send<{ offers: SlotOffer[] }>(
      0,
      'GET',
      `/v1/slots?visitId=${visits[0]}&from=${date}&to=${date}&count=50`,
    )
    const { token } = body.offers[0]!
    const answers = await Promise.all(
      visits.map(async (visitId, index) => {
        const server = index % 2 === 0 ? 0 : 1
        const held = await planner.send<Hold>(server, 'POST', '/v1/holds', { visitId, token, anyTechnician: true })
        return held.status === 201 ? planner.send(server, 'POST', '/v1/appointments', { holdId: held.body.id, notify: false }) : held
      }),
    )
    const made = await planner.send<{ items: { technicianId: string }[] }>(1, 'GET', `/v1/appointments?from=${date}&to=${date}`)
    winners.push(answers.filter(({ status }) => status === 201).length)
    distinct.push(new Set(made.body.items.map(({ technicianId }) => technicianId)).size)
    serverErrors += answers.filter(({ status }) => status >= 500).length
  }
  return { technicians, requests, rounds: dates.length, winners, distinct, serverErrors }
}
