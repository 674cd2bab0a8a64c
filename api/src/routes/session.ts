import type { Handlers } from '../http/handler.ts'
import { isRefusal } from '../refusal.ts'
import { signIn } from '../use-cases/sign-in.ts'

/** Signing in and out. */
export const sessionHandlers: Handlers<'signIn' | 'getSession' | 'signOut'> = {
  signIn: async ({ body, session }, services) => {
    const user = await signIn(services, body)
    return isRefusal(user) ? user : { user, csrfToken: await session.open(user) }
  },
  getSession: async ({ user, session }) => (user && session.csrfToken ? { user, csrfToken: session.csrfToken } : null),
  signOut: async ({ session }) => {
    await session.close()
    return null
  },
}
