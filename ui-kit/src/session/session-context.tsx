import { useQueryClient } from '@tanstack/react-query'
import { type CallOutput, endpoints, type User } from '@tournee/contract'
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { useApi } from '../api/api-context.tsx'
import { readKey } from '../api/read-key.ts'
import { useRead } from '../api/use-read.ts'
import { useLocale } from '../i18n/locale-context.tsx'

/** Company and person of the open session. */
interface SignedIn {
  readonly user: User
  readonly signOut: () => Promise<void>
}

const SessionContext = createContext<SignedIn | null>(null)

/** Asks who is signed in, and makes writes carry that session's token. */
export function useSessionQuery() {
  const { setCsrf } = useApi()
  const query = useRead(endpoints.getSession)
  // before the first child renders, so that no write can leave without it
  setCsrf(query.data?.csrfToken ?? null)
  return query
}

/** Shares who is signed in with the screens below, and sets the company's time zone. */
export function SignedInProvider({ user, children }: { readonly user: User; readonly children: ReactNode }) {
  const { call } = useApi()
  const queries = useQueryClient()
  const { setTimeZone } = useLocale()
  const company = useRead(endpoints.getCompany)
  const timeZone = company.data?.timeZone
  useEffect(() => {
    if (timeZone) setTimeZone(timeZone)
  }, [timeZone, setTimeZone])
  const signOut = async () => {
    await call(endpoints.signOut)
    queries.clear()
    queries.setQueryData<CallOutput<typeof endpoints.getSession>>(readKey(endpoints.getSession), null)
  }
  return <SessionContext value={{ user, signOut }}>{children}</SessionContext>
}

/** Who is signed in, and how to leave. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionGate above it')
  return session
}
