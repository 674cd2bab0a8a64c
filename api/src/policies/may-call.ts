import type { User } from '@tournee/contract'
import type { EndpointName } from '../http/handler.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { POLICY } from './policy-table.ts'

/** Null when the user may call the endpoint, else 401 (nobody) or 403 (somebody else's business). */
export function mayCall(name: EndpointName, user: User | null): Refusal | null {
  if (POLICY[name][user?.role ?? 'anonymous'] !== 'no') return null
  return user ? refuse('FORBIDDEN') : refuse('NOT_SIGNED_IN')
}
