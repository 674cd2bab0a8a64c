import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import { type ClientListRow, endpoints } from '@tournee/contract'
import { readKey, useApi } from '@tournee/ui-kit'
import { useCallback, useEffect, useRef, useState } from 'react'
import { blocksAhead } from './blocks-ahead.ts'
import { queryOf, type View } from './filter-model.ts'

/** Rows asked for at once. */
const BLOCK = 200
/** What flies past faster than this is not asked for: hundreds of answers nobody reads would keep the one that is read waiting. */
const PASSING_MS = 60

/** The clients of a view, block by block as they come in sight, the next ones a little before; rows not there yet are undefined. */
export function useClientRows(view: View, from: number, to: number) {
  const { call } = useApi()
  const queries = useQueryClient()
  const blockQuery = useCallback(
    (block: number) => {
      const query = { ...queryOf(view), offset: block * BLOCK, limit: BLOCK }
      return {
        queryKey: readKey(endpoints.listClients, { query }),
        queryFn: ({ signal }: { signal: AbortSignal }) => call(endpoints.listClients, { query, signal }),
        staleTime: 30_000,
      }
    },
    [call, view],
  )
  const first = Math.floor(from / BLOCK)
  const blocks = Array.from({ length: Math.floor(to / BLOCK) - first + 1 }, (_, i) => first + i)
  const last = first + blocks.length - 1
  const [rested, setRested] = useState({ first, last })
  const isPassing = rested.first !== first || rested.last !== last
  const answers = useQueries({
    queries: blocks.map((block) => ({
      ...blockQuery(block),
      enabled: !isPassing,
      ...(block === 0 ? { placeholderData: keepPreviousData } : {}),
    })),
  })
  const total = useRef<number | null>(null)
  const known = answers.find(({ data }) => data)?.data?.total
  if (known !== undefined) total.current = known
  useEffect(() => {
    const timer = setTimeout(() => setRested((now) => (now.first === first && now.last === last ? now : { first, last })), PASSING_MS)
    return () => clearTimeout(timer)
  }, [first, last])
  const before = useRef(first)
  const blocksOfAll = Math.ceil((total.current ?? 0) / BLOCK)
  useEffect(() => {
    for (const block of blocksAhead({ ...rested, before: before.current, blocks: blocksOfAll }))
      void queries.prefetchQuery(blockQuery(block))
    before.current = rested.first
  }, [rested, blocksOfAll, queries, blockQuery])
  const rowAt = (index: number): ClientListRow | undefined => answers[Math.floor(index / BLOCK) - first]?.data?.items[index % BLOCK]
  const idsOf = useCallback(
    async (indexes: readonly number[]): Promise<string[]> => {
      const needed = [...new Set(indexes.map((index) => Math.floor(index / BLOCK)))]
      const pages = new Map(
        await Promise.all(needed.map(async (block) => [block, await queries.ensureQueryData(blockQuery(block))] as const)),
      )
      return indexes.flatMap((index) => pages.get(Math.floor(index / BLOCK))?.items[index % BLOCK]?.id ?? [])
    },
    [blockQuery, queries],
  )
  const failed = answers.find(({ isError }) => isError)
  return {
    total: total.current,
    rowAt,
    idsOf,
    error: failed?.error ?? null,
    retry: () => answers.forEach((answer) => void answer.refetch()),
  }
}
