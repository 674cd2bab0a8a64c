import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ClientFile, endpoints } from '@tournee/contract'
import { ErrorState, SkeletonRows, useRead, useSession, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import { Changes } from './file/changes.tsx'
import { Contracts } from './file/contracts.tsx'
import { Documents } from './file/documents.tsx'
import classes from './file/file.module.css'
import { Identity } from './file/identity.tsx'
import { Machines } from './file/machines.tsx'
import type { Editing } from './file/part.ts'
import { Sites } from './file/sites.tsx'
import { VisitLine, Visits } from './file/visits.tsx'
import { clientsText } from './text.ts'

/** One client's file: who, where, contracts with their visits, machines, documents, changes; edited where it is read. */
export function ClientScreen({ id }: { readonly id: string }) {
  const words = useText(clientsText)
  const client = useRead(endpoints.getClient, { params: { id } })
  return (
    <div className={page.page}>
      <div>
        <Button component={Link} href="/clients" variant="subtle" size="xs" leftSection={<IconArrowLeft size={14} stroke={1.6} />}>
          {words.back}
        </Button>
      </div>
      {client.isError ? (
        <ErrorState error={client.error} onRetry={() => client.refetch()} />
      ) : client.data ? (
        <File client={client.data} />
      ) : (
        <SkeletonRows rows={5} height={96} gap={16} />
      )}
    </div>
  )
}

function File({ client }: { readonly client: ClientFile }) {
  useDocumentTitle(`${client.name} · Tournée`)
  const { user } = useSession()
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  const [editing, setEditing] = useState<Editing>(null)
  const parts = { client, editing, onEdit: mayWrite ? setEditing : null, onDone: () => setEditing(null) }
  return (
    <>
      <Identity {...parts} />
      <VisitLine id={client.id} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <Sites {...parts} />
          <Contracts {...parts} />
          <Machines {...parts} />
        </div>
        <div className={classes.column}>
          <Visits id={client.id} mayWrite={mayWrite} />
          <Documents id={client.id} mayWrite={mayWrite} />
          <Changes id={client.id} />
        </div>
      </div>
    </>
  )
}
