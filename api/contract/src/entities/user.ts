import { z } from 'zod'
import { Id, Role } from '../primitives.ts'

/** An account; `technicianId` or `clientId` ties it to whom it stands for. */
export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
  technicianId: Id.nullable(),
  clientId: Id.nullable(),
  active: z.boolean(),
})

/** Who is signed in; `csrfToken` goes back as the `x-csrf-token` header of every write. */
export const Session = z.object({ user: User, csrfToken: z.string() })

export const AuditEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  action: z.enum(['create', 'update', 'delete', 'publish', 'unpublish', 'import', 'login']),
  entity: z.string(),
  entityId: z.string(),
  changes: z.record(z.string(), z.unknown()),
})

export type User = z.infer<typeof User>
export type Session = z.infer<typeof Session>
export type AuditEntry = z.infer<typeof AuditEntry>
