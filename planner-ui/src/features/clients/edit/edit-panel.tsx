import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { endpoints } from '@tournee/contract'
import { ErrorState, problemOf, readKey, useText } from '@tournee/ui-kit'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import classes from './edit.module.css'
import { editText } from './text.ts'

/** A form in the place of what it edits: save, cancel, and what to do when somebody else changed the file first. */
export function EditForm(props: {
  readonly label: string
  readonly error: unknown
  readonly busy: boolean
  readonly disabled?: boolean
  readonly saveLabel?: string
  /** the file as it is now was read: what was typed may be saved on it */
  readonly onReloaded?: () => void
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  const words = useText(editText)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus({ preventScroll: true })
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!props.disabled && !props.busy) props.onSave()
  }
  return (
    <form ref={form} className={classes.form} onSubmit={submit} aria-label={props.label} data-testid="edit-form">
      {props.children}
      {props.error ? <EditError error={props.error} onReloaded={props.onReloaded} /> : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit" loading={props.busy} disabled={props.disabled ?? false} data-testid="edit-save">
          {props.saveLabel ?? words.save}
        </Button>
      </div>
    </form>
  )
}

/** A conflict keeps what was typed: the file is read again, and saving once more starts from there. */
function EditError({ error, onReloaded }: { readonly error: unknown; readonly onReloaded: (() => void) | undefined }) {
  const words = useText(editText)
  const queries = useQueryClient()
  if (problemOf(error).code !== 'VERSION_CONFLICT') return <ErrorState compact error={error} />
  return (
    <div className={classes.conflict} role="alert" data-testid="edit-conflict">
      <p>{words.conflict}</p>
      <Button
        variant="default"
        size="xs"
        onClick={() => void queries.invalidateQueries({ queryKey: readKey(endpoints.getClient) }).then(onReloaded)}
        data-testid="edit-reload"
      >
        {words.reload}
      </Button>
    </div>
  )
}
