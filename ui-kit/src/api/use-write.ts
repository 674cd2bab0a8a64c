import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CallInput, CallOutput, Endpoint } from '@tournee/contract'
import { useApi } from './api-context.tsx'
import { readKey } from './read-key.ts'

/** Calls an endpoint that writes, then marks the answers of `invalidates` stale. */
export function useWrite<E extends Endpoint>(
  e: E,
  invalidates: readonly Endpoint[] = [],
): UseMutationResult<CallOutput<E>, Error, CallInput<E>> {
  const { call } = useApi()
  const queries = useQueryClient()
  return useMutation<CallOutput<E>, Error, CallInput<E>>({
    mutationFn: (input) => call(e, input),
    onSuccess: () => Promise.all(invalidates.map((stale) => queries.invalidateQueries({ queryKey: readKey(stale) }))),
  })
}
