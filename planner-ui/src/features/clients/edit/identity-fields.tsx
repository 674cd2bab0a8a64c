import { TextInput } from '@mantine/core'
import type { Client } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { TagField } from '../tag-field.tsx'
import { Choice } from './contract-form.tsx'
import classes from './edit.module.css'
import { editText } from './text.ts'

/** Who a client is, as a form holds it. */
export interface IdentityDraft {
  readonly name: string
  readonly kind: Client['kind']
  readonly reference: string
  readonly phone: string
  readonly email: string
  readonly notes: string
  readonly tags: readonly string[]
}

export const NOBODY_YET: IdentityDraft = { name: '', kind: 'person', reference: '', phone: '', email: '', notes: '', tags: [] }

export const identityOf = (client: Client): IdentityDraft => ({
  name: client.name,
  kind: client.kind,
  reference: client.reference ?? '',
  phone: client.phone ?? '',
  email: client.email ?? '',
  notes: client.notes,
  tags: client.tags,
})

/** The draft as the service takes it. */
export const identityBody = (draft: IdentityDraft) => ({
  name: draft.name.trim(),
  kind: draft.kind,
  reference: draft.reference.trim() || null,
  phone: draft.phone.trim() || null,
  email: draft.email.trim() || null,
  notes: draft.notes.trim(),
  tags: [...draft.tags],
})

export const isEmail = (text: string) => text.trim() === '' || /^\S+@\S+\.\S+$/.test(text.trim())

/** Name, numbers, addresses and notes. */
export function IdentityFields({ draft, onDraft }: { readonly draft: IdentityDraft; readonly onDraft: (draft: IdentityDraft) => void }) {
  const words = useText(editText)
  const set = (patch: Partial<IdentityDraft>) => onDraft({ ...draft, ...patch })
  return (
    <div className={classes.fields}>
      <div className={classes.row}>
        <TextInput
          label={words.name}
          value={draft.name}
          maxLength={200}
          required
          onChange={(e) => set({ name: e.currentTarget.value })}
          data-testid="client-name"
        />
        <Choice label={words.kind} value={draft.kind} onChange={(kind) => set({ kind: kind as Client['kind'] })}>
          <option value="person">{words.kinds.person}</option>
          <option value="company">{words.kinds.company}</option>
        </Choice>
        <TextInput
          label={words.reference}
          value={draft.reference}
          maxLength={60}
          onChange={(e) => set({ reference: e.currentTarget.value })}
        />
      </div>
      <div className={classes.row}>
        <TextInput
          label={words.phone}
          type="tel"
          value={draft.phone}
          maxLength={40}
          onChange={(e) => set({ phone: e.currentTarget.value })}
          data-testid="client-phone"
        />
        <TextInput
          label={words.email}
          type="email"
          value={draft.email}
          maxLength={200}
          onChange={(e) => set({ email: e.currentTarget.value })}
          error={isEmail(draft.email) ? null : words.emailWrong}
          data-testid="client-email"
        />
      </div>
      <TagField label={words.tags} hint={words.tagsHint} tags={draft.tags} onTags={(tags) => set({ tags })} testId="client-tags" />
      <label className={classes.label}>
        {words.notes}
        <textarea
          className={classes.area}
          value={draft.notes}
          maxLength={4000}
          onChange={(e) => set({ notes: e.currentTarget.value })}
          data-testid="client-notes"
        />
      </label>
    </div>
  )
}
