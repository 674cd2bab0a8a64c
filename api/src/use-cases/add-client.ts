import type { ClientFile, endpoints } from '@tournee/contract'
import { type By, contractWithDefaults, createClient } from '@tournee/data'
import type { z } from 'zod'
import { defined } from '../defined.ts'
import { contractCulprits } from '../planning/input-rules.ts'
import { type Refusal, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { companyToday } from './company-today.ts'
import { findPlace } from './find-place.ts'
import { generateVisits } from './generate-visits.ts'

type NewClientBody = z.output<NonNullable<typeof endpoints.createClient.body>>

/** Creates a client with its site (placed by the geocoder unless a position is given) and, if given, a contract and its visits. */
export async function addClient(services: Services, body: NewClientBody, by: By): Promise<ClientFile | Refusal> {
  const refused = refuseIfAny(contractCulprits(body.contract ?? {}))
  if (refused) return refused
  const { db, now } = services
  const { position, accessNotes, ...address } = body.site
  const place = position
    ? ({ position, precision: 'given', positionSource: 'hand', insee: null } as const)
    : await findPlace(services, address)
  const contract = body.contract && contractWithDefaults(defined(body.contract), await companyToday(db.connection, now()))
  const client = await transact(db, (connection) =>
    createClient(
      connection,
      {
        client: defined(body.client),
        site: { ...address, ...place, label: null, accessNotes: accessNotes ?? '' },
        ...(contract ? { contract } : {}),
      },
      by,
    ),
  )
  if (contract) await generateVisits(services)
  return client
}
