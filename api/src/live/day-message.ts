import type { Company, VisitCard } from '@tournee/contract'
import type { NewMessage } from '@tournee/data'
import { fromEpoch } from '@tournee/engine/recurrence'
import { type ClientAddresses, channelOf } from '../booking/messages.ts'

/** What a message of the day is written from. */
export interface DayMessageFacts {
  readonly kind: 'visit.on-the-way' | 'visit.expected'
  readonly company: Company
  readonly client: ClientAddresses
  readonly visit: VisitCard
  /** the version of the visit that the hour belongs to */
  readonly visitVersion: number
  readonly technicianName: string
  /** epoch milliseconds */
  readonly expectedAt: number
  readonly smsIsConfigured: boolean
}

const FIVE_MINUTES_MS = 300_000
const SUBJECTS = { 'visit.on-the-way': 'Votre technicien est en route', 'visit.expected': 'Heure de passage de votre technicien' } as const

/** An hour as it is said, to the next five minutes: « 10 h 40 ». */
export const hourInWords = (at: number, timeZone: string): string =>
  fromEpoch(Math.ceil(at / FIVE_MINUTES_MS) * (FIVE_MINUTES_MS / 1_000), timeZone).time.replace(':', ' h ')

/** The message that tells a client when his technician comes; null when the client cannot be written to. */
export function dayMessage(facts: DayMessageFacts, at: number): NewMessage | null {
  const { kind, company, client, visit, technicianName } = facts
  const to = channelOf(client, facts.smsIsConfigured)
  if (!to) return null
  const hour = hourInWords(facts.expectedAt, company.timeZone)
  const said =
    kind === 'visit.on-the-way'
      ? `${technicianName} est en route vers chez vous, arrivée vers ${hour}`
      : `${technicianName} est attendu chez vous vers ${hour}`
  return {
    ...to,
    kind,
    appointmentId: null,
    appointmentVersion: null,
    visit: { id: visit.id, version: facts.visitVersion, expectedAt: facts.expectedAt },
    content: { subject: SUBJECTS[kind], text: `Bonjour,\n\n${said} (${visit.address}, ${visit.city}).\n\n${company.name}` },
    dueAt: at,
  }
}
