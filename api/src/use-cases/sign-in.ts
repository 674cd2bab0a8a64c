import type { User } from '@tournee/contract'
import { findUserByPassword } from '@tournee/data'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'

/** The account behind an e-mail and a password. A wrong e-mail, a wrong password and a closed account look and last the same. */
export async function signIn({ db }: Services, given: { readonly email: string; readonly password: string }): Promise<User | Refusal> {
  const user = await findUserByPassword(db.connection, given.email, given.password)
  return user ?? refuse('BAD_CREDENTIALS')
}
