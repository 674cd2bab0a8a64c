import type { CivilDate } from '@tournee/contract'
import { z } from 'zod'

/** What a slot's token names; nothing in it is trusted: a hold checks the technician, the day and the window again. */
export interface SlotName {
  readonly technicianId: string
  readonly date: CivilDate
  /** window of the start, epoch seconds */
  readonly earliest: number
  readonly latest: number
  /** it was the best of what was offered with it: kept for the reports, nothing depends on it */
  readonly best?: boolean
}

const NAME = [z.uuid(), z.iso.date(), z.int().min(0), z.int().min(0)] as const
const Parts = z.union([z.tuple(NAME), z.tuple([...NAME, z.literal(1)])])

/** A slot as an opaque text. */
export const slotToken = ({ technicianId, date, earliest, latest, best }: SlotName): string =>
  Buffer.from(JSON.stringify([technicianId, date, earliest, latest, ...(best ? [1] : [])])).toString('base64url')

/** The slot that a token names; null when it is none of ours. */
export function readSlotToken(token: string): SlotName | null {
  try {
    const [technicianId, date, earliest, latest, best] = Parts.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')))
    return latest >= earliest ? { technicianId, date, earliest, latest, ...(best ? { best: true } : {}) } : null
  } catch {
    return null
  }
}
