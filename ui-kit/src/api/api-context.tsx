import { type CallInput, type CallOutput, createApiClient, type Endpoint } from '@tournee/contract'
import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react'
import { z } from 'zod'
import { browserConnection, type Connection } from '../connection/connection.ts'
import { useLocale } from '../i18n/locale-context.tsx'
import { newKey } from './new-key.ts'

// The page's security policy forbids making functions from strings; zod then only works when told not to try.
z.config({ jitless: true })

/** Calls one endpoint of the service with its types. */
export type Call = <E extends Endpoint>(e: E, input?: CallInput<E>) => Promise<CallOutput<E>>

interface Api {
  readonly call: Call
  /** remembers the token that writes must carry; null when signed out */
  readonly setCsrf: (token: string | null) => void
  /** what this screen calls itself, to know its own changes in the news of a week */
  readonly screenId: string
  /** how the way to the service is */
  readonly connection: Connection
}

const ApiContext = createContext<Api | null>(null)

/** Gives the screens below the typed client of the service, which asks for answers in their language. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const { locale } = useLocale()
  const spoken = useRef(locale)
  spoken.current = locale
  const api = useMemo<Api>(() => {
    let csrf: string | null = null
    const screenId = newKey()
    const connection = browserConnection()
    return {
      screenId,
      connection,
      call: createApiClient({ fetch: connection.send, csrf: () => csrf, language: () => spoken.current, screenId }),
      setCsrf: (token) => {
        csrf = token
      },
    }
  }, [])
  return <ApiContext value={api}>{children}</ApiContext>
}

/** The typed client of the service. */
export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi needs a KitProvider above it')
  return api
}
