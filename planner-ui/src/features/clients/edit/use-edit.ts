import { type UseMutationResult, useQueryClient } from '@tanstack/react-query'
import { type CallInput, type CallOutput, type ClientFile, type Endpoint, endpoints } from '@tournee/contract'
import { readKey, useText, useToast, useWrite } from '@tournee/ui-kit'
import { editText } from './text.ts'

const STALE = [
  endpoints.listClients,
  endpoints.getClientFacets,
  endpoints.listClientVisits,
  endpoints.getVisitParts,
  endpoints.listClientChanges,
  endpoints.getWeek,
  endpoints.listSitesToPlace,
]

/** One change of a client's file: what to call, and what takes it back from the file as it is then. */
export interface Edit<E extends Endpoint> {
  readonly message: string
  readonly input: CallInput<E>
  readonly back?: (file: ClientFile) => Promise<ClientFile>
}

type FileEndpoint = Endpoint & { readonly answer: typeof endpoints.getClient.answer }

/** Changes a client's file and shows it at once; the message that announces the change takes it back. */
export function useEdit<E extends FileEndpoint>(
  endpoint: E,
): UseMutationResult<CallOutput<E>, Error, CallInput<E>> & { readonly run: (edit: Edit<E>, then?: () => void) => void } {
  const write = useWrite(endpoint, STALE)
  const queries = useQueryClient()
  const toast = useToast()
  const words = useText(editText)
  const keep = (file: ClientFile) => queries.setQueryData(readKey(endpoints.getClient, { params: { id: file.id } }), file)
  const refresh = () => Promise.all(STALE.map((stale) => queries.invalidateQueries({ queryKey: readKey(stale) })))
  const run = ({ message, input, back }: Edit<E>, then?: () => void) =>
    write.mutate(input, {
      onSuccess: (answer) => {
        const file = answer as ClientFile
        keep(file)
        then?.()
        const undo = () =>
          back?.(file).then(
            (restored) => {
              keep(restored)
              toast({ message: words.undone })
              return refresh()
            },
            () => toast({ message: words.notUndone, tone: 'bad' }),
          )
        toast({ message, ...(back ? { undo: { run: () => void undo() } } : {}) })
      },
    })
  return { ...write, run }
}
