import { type ClientFile, endpoints } from '@tournee/contract'
import { useApi, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { changedFields, formerFields } from './changed-fields.ts'
import { EditForm } from './edit-panel.tsx'
import { IdentityFields, identityBody, identityOf, isEmail } from './identity-fields.tsx'
import { editText } from './text.ts'
import { useEdit } from './use-edit.ts'

/** Changes who a client is. */
export function IdentityForm({ client, onDone }: { readonly client: ClientFile; readonly onDone: () => void }) {
  const words = useText(editText)
  const { call } = useApi()
  const [draft, setDraft] = useState(() => identityOf(client))
  const edit = useEdit(endpoints.updateClient)
  const params = { id: client.id }
  const [opened] = useState(() => identityBody(identityOf(client)))
  const patch = changedFields(opened, identityBody(draft))
  const save = () =>
    edit.run(
      {
        message: words.saved,
        input: { params, body: patch, ifMatch: client.version },
        back: (file) => call(endpoints.updateClient, { params, body: formerFields(opened, patch), ifMatch: file.version }),
      },
      onDone,
    )
  return (
    <EditForm
      label={words.edit(words.identity)}
      error={edit.error}
      onReloaded={edit.reset}
      busy={edit.isPending}
      disabled={draft.name.trim() === '' || !isEmail(draft.email)}
      onSave={save}
      onCancel={onDone}
    >
      <IdentityFields draft={draft} onDraft={setDraft} />
    </EditForm>
  )
}
