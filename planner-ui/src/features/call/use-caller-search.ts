import { useDebouncedValue } from '@mantine/hooks'
import { endpoints } from '@tournee/contract'
import { useRead } from '@tournee/ui-kit'
import { asksFor } from './model.ts'

const PAUSE_MS = 120
const LINES = 8

/** Clients for what is typed. `current` says whether they answer what is typed now, not a moment ago. */
export function useCallerSearch(query: string) {
  const [settled] = useDebouncedValue(query, PAUSE_MS)
  const asked = asksFor(settled)
  const answer = useRead(
    endpoints.listClients,
    { query: { search: asked ?? '', limit: LINES } },
    { enabled: asked !== null, keepPrevious: true },
  )
  const current = asked === asksFor(query) && answer.isSuccess && !answer.isPlaceholderData
  return { asked, answer, items: asked === null ? [] : (answer.data?.items ?? []), current }
}
