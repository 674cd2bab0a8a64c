import type { Position, Site } from '@tournee/contract'
import { type By, placeSite } from '@tournee/data'
import type { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

/** Puts a site where somebody pointed on the map. Throws `NotFoundError`. */
export const placeSiteByHand = ({ db }: Services, siteId: string, position: Position, by: By): Promise<Site | Refusal> =>
  transact(db, (connection) => placeSite(connection, siteId, position, by))
