import type { By } from '@tournee/data'
import type { Call } from './http/handler.ts'

/** Who makes this change, and when, for the audit log. */
export const byOf = (call: Pick<Call<never>, 'user' | 'at'>): By => ({ actor: call.user?.email ?? 'nobody', at: call.at })
