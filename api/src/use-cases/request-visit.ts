import type { Part, VisitCard, VisitKind } from '@tournee/contract'
import { type By, createVisits, findClient, getVisit, saveVisitParts } from '@tournee/data'
import { addDays } from '@tournee/engine/recurrence'
import { untilCulprits } from '../planning/input-rules.ts'
import { type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { companyToday } from './company-today.ts'

/** A visit that no contract asks for. */
export interface RequestedVisit {
  readonly clientId: string
  readonly kind: VisitKind
  readonly siteId?: string | undefined
  readonly durationMinutes: number
  /** due from today for so many days */
  readonly withinDays: number
  /** the last day it may be done, in place of `withinDays` */
  readonly until?: string | undefined
  readonly skills: readonly string[]
  readonly notes: string
  readonly parts: readonly Part[]
}

/** Writes down a visit that no contract asks for, due from today on. */
export async function requestVisit({ db }: Services, wanted: RequestedVisit, by: By): Promise<VisitCard | Refusal> {
  return transact<VisitCard>(db, async (connection) => {
    const client = await findClient(connection, wanted.clientId)
    const site = client?.sites.find(({ id, position }) => (wanted.siteId === undefined ? position !== null : id === wanted.siteId))
    if (!client || (wanted.siteId !== undefined && !site)) return refuse('NOT_FOUND', 'No such client or site.')
    if (!site) return refuse('NOT_BOOKABLE', 'The address is not on the map yet: place it first.')
    const today = await companyToday(connection, by.at)
    const dueTo = wanted.until ?? addDays(today, wanted.withinDays)
    const refused = refuseIfAny(untilCulprits(dueTo, today))
    if (refused) return refused
    const [id] = (await createVisits(
      connection,
      [
        {
          clientId: client.id,
          siteId: site.id,
          contractId: null,
          occurrenceKey: null,
          kind: wanted.kind,
          status: 'due',
          dueFrom: today,
          dueIdeal: today,
          dueTo,
          durationMinutes: wanted.durationMinutes,
          skills: [...wanted.skills],
          promise: null,
          technicianId: null,
          scheduledStart: null,
          doneAt: null,
          notes: wanted.notes,
        },
      ],
      by,
    )) as [string]
    if (wanted.parts.length > 0) await saveVisitParts(connection, id, wanted.parts, null, by)
    return getVisit(connection, id)
  })
}
