import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { CallInput, CallOutput, Endpoint } from '@tournee/contract'
import { useApi } from './api-context.tsx'
import { readKey } from './read-key.ts'

export interface ReadOptions {
  readonly enabled?: boolean
  /** milliseconds between two looks; false = once */
  readonly refetchInterval?: number | false
  /** show the answer before while the next one comes */
  readonly keepPrevious?: boolean
}

/** Reads an endpoint and keeps its answer fresh. */
export function useRead<E extends Endpoint>(e: E, input?: CallInput<E>, options: ReadOptions = {}): UseQueryResult<CallOutput<E>> {
  const { call } = useApi()
  return useQuery<CallOutput<E>>({
    queryKey: readKey(e, input as { params?: unknown; query?: unknown }),
    queryFn: ({ signal }) => call(e, { ...input, signal } as CallInput<E>),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchInterval ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
