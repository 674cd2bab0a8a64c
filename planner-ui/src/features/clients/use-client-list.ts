import { useInfiniteQuery } from '@tanstack/react-query'
import { type ClientRow, endpoints, type Precision } from '@tournee/contract'
import { readKey, useApi } from '@tournee/ui-kit'
import { useMemo } from 'react'

export const PAGE = 200

/** What the list is asked for. */
export interface ClientQuery {
  readonly search: string
  readonly precision: Precision | null
  readonly sort: 'name' | 'city' | 'nextDueOn'
}

/** Clients page by page, as many as were asked for so far. */
export function useClientList({ search, precision, sort }: ClientQuery) {
  const { call } = useApi()
  const query = { ...(search ? { search } : {}), ...(precision ? { precision } : {}), sort, limit: PAGE }
  const pages = useInfiniteQuery({
    queryKey: readKey(endpoints.listClients, { query }),
    queryFn: ({ pageParam, signal }) =>
      call(endpoints.listClients, { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  const rows = useMemo<readonly ClientRow[]>(() => pages.data?.pages.flatMap((p) => p.items) ?? [], [pages.data])
  return { pages, rows, total: pages.data?.pages[0]?.total ?? null }
}
