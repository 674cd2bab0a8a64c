import { Button } from '@mantine/core'
import { type BulkAction, type ClientFile, endpoints } from '@tournee/contract'
import { useText, useToast, useWrite } from '@tournee/ui-kit'
import { fileText } from './text.ts'

const STALE = [endpoints.listClients, endpoints.getClientFacets, endpoints.getClient, endpoints.listClientChanges, endpoints.getWeek]

/** Takes a client out of lists and planning, or back; both can be taken back. */
export function ArchiveButton({ client }: { readonly client: ClientFile }) {
  const words = useText(fileText)
  const toast = useToast()
  const run = useWrite(endpoints.runBulk, STALE)
  const undo = useWrite(endpoints.undo, STALE)
  const isArchived = client.archivedAt !== null
  const kind: BulkAction['kind'] = isArchived ? 'unarchive' : 'archive'
  const act = () =>
    run.mutate(
      { body: { target: { ids: [client.id] }, action: { kind } } },
      {
        onSuccess: ({ undoId }) =>
          undoId
            ? toast({
                message: isArchived ? words.unarchiveDone(client.name) : words.archiveDone(client.name),
                undo: { run: () => undo.mutate({ params: { id: undoId }, body: {} }) },
              })
            : toast({ message: words.archiveRefused, tone: 'bad' }),
      },
    )
  return (
    <Button variant="subtle" loading={run.isPending} onClick={act} data-testid="archive">
      {isArchived ? words.unarchive : words.archive}
    </Button>
  )
}
