import { Button } from '@mantine/core'
import { IconMail, IconPencil, IconPhone } from '@tabler/icons-react'
import { useText } from '@tournee/ui-kit'
import page from '../../../look/page.module.css'
import { IdentityForm } from '../edit/identity-form.tsx'
import { editText } from '../edit/text.ts'
import { Tag } from '../tag.tsx'
import { clientsText } from '../text.ts'
import { ArchiveButton } from './archive-button.tsx'
import classes from './file.module.css'
import type { Part } from './part.ts'
import { fileText } from './text.ts'

/** Who the client is and how to reach it. */
export function Identity({ client, editing, onEdit, onDone }: Part) {
  const words = useText(clientsText)
  const edit = useText(editText)
  const file = useText(fileText)
  if (editing?.part === 'identity')
    return (
      <section className={page.panel}>
        <h1>{client.name}</h1>
        <IdentityForm client={client} onDone={onDone} />
      </section>
    )
  return (
    <>
      <header className={page.head}>
        <div>
          <h1 data-testid="file-name">{client.name}</h1>
          <p>{[words.kind[client.kind], client.reference ? words.reference(client.reference) : null].filter(Boolean).join(' · ')}</p>
        </div>
        <div className={page.tools}>
          {client.phone ? (
            <Button
              component="a"
              href={`tel:${client.phone.replaceAll(' ', '')}`}
              variant="default"
              leftSection={<IconPhone size={16} stroke={1.6} />}
            >
              {client.phone}
            </Button>
          ) : null}
          {client.email ? (
            <Button component="a" href={`mailto:${client.email}`} variant="default" leftSection={<IconMail size={16} stroke={1.6} />}>
              {client.email}
            </Button>
          ) : null}
          {onEdit ? (
            <>
              <ArchiveButton client={client} />
              <Button
                variant="default"
                leftSection={<IconPencil size={16} stroke={1.6} />}
                onClick={() => onEdit({ part: 'identity' })}
                data-testid="edit-identity"
              >
                {edit.editIdentity}
              </Button>
            </>
          ) : null}
        </div>
      </header>
      {client.archivedAt ? <p className={classes.archived}>{file.archived}</p> : null}
      {client.tags.length > 0 ? (
        <ul className={classes.tags} aria-label={edit.tags} data-testid="file-tags">
          {client.tags.map((tag) => (
            <li key={tag}>
              <Tag text={tag} />
            </li>
          ))}
        </ul>
      ) : null}
      {client.notes ? <p className={classes.notes}>{client.notes}</p> : null}
    </>
  )
}
