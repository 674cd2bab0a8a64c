import { z } from 'zod'
import { CivilDate, Id, Instant } from '../primitives.ts'
import { Contract } from './client.ts'
import { VisitStatus } from './visit.ts'

/** The terms of a contract: what a person fills in. */
export const ContractTerms = Contract.omit({ id: true, clientId: true, siteId: true }).extend({ siteId: Id })

/** A visit that a contract would make, move, take out, or leave as it is. */
export const VisitForecast = z.object({
  effect: z.enum(['create', 'change', 'remove', 'keep']),
  /** null = not there yet */
  visitId: Id.nullable(),
  status: VisitStatus.nullable(),
  dueFrom: CivilDate,
  dueIdeal: CivilDate,
  dueTo: CivilDate,
  /** where it stands now, when it would move */
  before: z.object({ dueFrom: CivilDate, dueIdeal: CivilDate, dueTo: CivilDate }).nullable(),
})

/** A file kept with a client: a PDF or a picture. For the office only: pictures keep what the camera wrote into them. */
export const ClientDocument = z.object({
  id: Id,
  clientId: Id,
  name: z.string(),
  contentType: z.enum(['application/pdf', 'image/jpeg', 'image/png', 'image/webp']),
  bytes: z.int(),
  createdBy: z.string(),
  createdAt: Instant,
})

export type ContractTerms = z.infer<typeof ContractTerms>
export type VisitForecast = z.infer<typeof VisitForecast>
export type ClientDocument = z.infer<typeof ClientDocument>
