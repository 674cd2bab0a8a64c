import { ActionIcon, Button } from '@mantine/core'
import { IconFileTypePdf, IconPhoto, IconTrash } from '@tabler/icons-react'
import { type ClientDocument, endpoints, urlOf } from '@tournee/contract'
import { ErrorState, useFormats, useRead, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useRef } from 'react'
import page from '../../../look/page.module.css'
import classes from './file.module.css'
import { fileText } from './text.ts'

const STALE = [endpoints.listDocuments, endpoints.listClientChanges]
const ICON = { size: 20, stroke: 1.5, 'aria-hidden': true } as const

/** PDF and pictures kept with a client. */
export function Documents({ id, mayWrite }: { readonly id: string; readonly mayWrite: boolean }) {
  const words = useText(fileText)
  const toast = useToast()
  const input = useRef<HTMLInputElement>(null)
  const documents = useRead(endpoints.listDocuments, { params: { id } })
  const upload = useWrite(endpoints.uploadDocument, STALE)
  const remove = useWrite(endpoints.deleteDocument, STALE)
  const restore = useWrite(endpoints.restoreDocument, STALE)
  const send = (file: File | undefined) => {
    if (!file) return
    upload.mutate(
      { params: { id }, file },
      {
        onSuccess: (kept) =>
          toast({ message: words.documentAdded(kept.name), undo: { run: () => remove.mutate({ params: { id: kept.id } }) } }),
      },
    )
  }
  const takeAway = (document: ClientDocument) =>
    remove.mutate(
      { params: { id: document.id } },
      {
        onSuccess: () =>
          toast({
            message: words.documentRemoved(document.name),
            undo: {
              run: () =>
                restore.mutate(
                  { params: { id: document.id }, body: {} },
                  { onSuccess: () => toast({ message: words.documentRestored(document.name) }) },
                ),
            },
          }),
      },
    )
  const error = documents.error ?? upload.error ?? remove.error ?? restore.error
  return (
    <section className={page.panel} data-testid="documents">
      <div className={classes.title}>
        <h2>{words.documents}</h2>
        {mayWrite ? (
          <Button variant="default" size="xs" loading={upload.isPending} onClick={() => input.current?.click()}>
            {words.addDocument}
          </Button>
        ) : null}
      </div>
      <p className={page.small}>{words.documentsLead}</p>
      {documents.data?.items.length === 0 ? <p className={page.quiet}>{words.noDocument}</p> : null}
      <ul className={classes.documents}>
        {documents.data?.items.map((document) => (
          <DocumentRow key={document.id} document={document} onRemove={mayWrite ? () => takeAway(document) : null} />
        ))}
      </ul>
      {error ? <ErrorState compact error={error} {...(documents.isError ? { onRetry: () => documents.refetch() } : {})} /> : null}
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={words.addDocument}
        accept="application/pdf,image/jpeg,image/png,image/webp"
        onChange={(e) => {
          send(e.currentTarget.files?.[0])
          e.currentTarget.value = ''
        }}
        data-testid="document-file"
      />
    </section>
  )
}

function DocumentRow({ document, onRemove }: { readonly document: ClientDocument; readonly onRemove: (() => void) | null }) {
  const words = useText(fileText)
  const formats = useFormats()
  return (
    <li>
      {document.contentType === 'application/pdf' ? <IconFileTypePdf {...ICON} /> : <IconPhoto {...ICON} />}
      <span>
        <a href={urlOf(endpoints.downloadDocument, { params: { id: document.id } })} download title={words.download(document.name)}>
          {document.name}
        </a>
        <span className={page.small}>
          {words.size(formats.number(Math.max(1, document.bytes / 1000)))} · {formats.date(formats.civilDate(document.createdAt))} ·{' '}
          {document.createdBy}
        </span>
      </span>
      {onRemove ? (
        <ActionIcon variant="subtle" size={32} aria-label={words.removeDocument(document.name)} onClick={onRemove}>
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      ) : null}
    </li>
  )
}
