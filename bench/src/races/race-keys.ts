import { randomUUID } from 'node:crypto'
import type { Hold, Problem, SlotOffer } from '@tournee/contract'
import type { RaceCompany } from './race-company.ts'
import type { ServerPair } from './server-pair.ts'

/** How one idempotency key fared, used many times at both processes, after a SIGKILL of both, and with another body. */
export interface KeyRace {
  readonly sent: number
  /** answers that promise; the others were told that it is being answered */
  readonly promised: number
  readonly differentAnswers: number
  readonly afterKill: number
  readonly sameAfterKill: boolean
  readonly otherBody: number
  readonly appointments: number
}

/** How a hold fared that nobody confirmed: who asked during its minutes and after them. */
export interface ExpiryRace {
  readonly whileHeld: number
  readonly afterwards: number
}

const TIMES = 20
const EIGHT_MINUTES_LATER = '08:09:00'

/** Books once under one key, twenty times at once; kills both processes; asks again. */
export async function raceForKey(
  pair: ServerPair,
  company: RaceCompany,
  { date, from, to, startsAt }: { readonly date: string; readonly from: string; readonly to: string; readonly startsAt: string },
): Promise<KeyRace> {
  const planner = await pair.signIn('planner')
  const [visitId] = (await company.visits(1, { minutes: 60, from, to })) as [string]
  const { body } = await planner.send<{ offers: SlotOffer[] }>(0, 'GET', `/v1/slots?visitId=${visitId}&from=${date}&to=${date}`)
  const held = await planner.send<Hold>(0, 'POST', '/v1/holds', { visitId, token: body.offers[0]!.token })
  const key = { 'idempotency-key': randomUUID() }
  const confirm = { holdId: held.body.id, notify: false }
  const answers = await Promise.all(
    Array.from({ length: TIMES }, (_, index) => planner.send<Problem>(index % 2 === 0 ? 0 : 1, 'POST', '/v1/appointments', confirm, key)),
  )
  const promises = answers.filter(({ status }) => status === 201).map((answer) => JSON.stringify(answer.body))
  const inProgress = answers.filter(({ status, body: { code } }) => status === 409 && code === 'IDEMPOTENCY_IN_PROGRESS').length
  await pair.kill()
  await pair.start(startsAt)
  const after = await planner.send(1, 'POST', '/v1/appointments', confirm, key)
  const other = await planner.send(0, 'POST', '/v1/appointments', { ...confirm, notify: true }, key)
  const made = await planner.send<{ items: { visitId: string }[] }>(0, 'GET', `/v1/appointments?from=${date}&to=${date}`)
  return {
    sent: TIMES,
    promised: promises.length,
    differentAnswers: new Set(promises).size - 1 + (TIMES - promises.length - inProgress),
    afterKill: after.status,
    sameAfterKill: JSON.stringify(after.body) === promises[0],
    otherBody: other.status,
    appointments: made.body.items.filter((item) => item.visitId === visitId).length,
  }
}

/** A hold of eight minutes keeps another off its hour, and after a restart nine minutes later no more. */
export async function raceAgainstExpiry(
  pair: ServerPair,
  company: RaceCompany,
  { date, from, to, today }: { readonly date: string; readonly from: string; readonly to: string; readonly today: string },
): Promise<ExpiryRace> {
  const planner = await pair.signIn('planner')
  const [first, second] = (await company.visits(2, { minutes: 250, from, to })) as [string, string]
  const { body } = await planner.send<{ offers: SlotOffer[] }>(0, 'GET', `/v1/slots?visitId=${first}&from=${date}&to=${date}`)
  const { token } = body.offers[0]!
  await planner.send(0, 'POST', '/v1/holds', { visitId: first, token, anyTechnician: false })
  const ask = () => planner.send(1, 'POST', '/v1/holds', { visitId: second, token, anyTechnician: false })
  const whileHeld = (await ask()).status
  await pair.kill()
  await pair.start(`${today}T${EIGHT_MINUTES_LATER}+01:00`)
  return { whileHeld, afterwards: (await ask()).status }
}
