import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.css'
import './tokens.css'
import './base.css'
import './print.css'
import { MantineProvider } from '@mantine/core'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { endpoints } from '@tournee/contract'
import { type ReactNode, useState } from 'react'
import { ApiProvider } from '../api/api-context.tsx'
import { problemOf } from '../api/problem.ts'
import { readKey } from '../api/read-key.ts'
import { ToastProvider } from '../components/toasts.tsx'
import { LocaleProvider } from '../i18n/locale-context.tsx'
import { theme } from './theme.ts'

function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // a session that ended shows the door again instead of an error on every panel
        if (problemOf(error).status === 401 && query.queryKey[0] !== readKey(endpoints.getSession)[0])
          queries.setQueryData(readKey(endpoints.getSession), null)
      },
    }),
    defaultOptions: {
      // a change without a connection is refused at once, not kept waiting where nobody sees it
      mutations: { networkMode: 'always' },
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < 2 && [0, 502, 503, 504].includes(problemOf(error).status),
      },
    },
  })
  return queries
}

/** Everything that the screens of an app stand on: theme, language, service, toasts. */
export function KitProvider({ children }: { readonly children: ReactNode }) {
  const [queries] = useState(createQueries)
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <LocaleProvider>
          <ApiProvider>
            <ToastProvider>{children}</ToastProvider>
          </ApiProvider>
        </LocaleProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}
