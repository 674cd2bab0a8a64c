import { TextInput } from '@mantine/core'
import { type ClientFile, endpoints, type Position, type Site } from '@tournee/contract'
import { useApi, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { AddressField } from '../../../map/address-field.tsx'
import { changedFields, formerFields } from './changed-fields.ts'
import classes from './edit.module.css'
import { EditForm } from './edit-panel.tsx'
import { editText } from './text.ts'
import { useEdit } from './use-edit.ts'

/** Where a place is and how one gets in, as a form holds it. */
export interface SiteDraft {
  readonly label: string
  readonly address: string
  readonly postcode: string
  readonly city: string
  readonly accessNotes: string
  readonly pin: Position | null
}

export const NO_SITE: SiteDraft = { label: '', address: '', postcode: '', city: '', accessNotes: '', pin: null }
export const isPlace = (draft: SiteDraft) => draft.city.trim() !== '' || draft.pin !== null

export function SiteFields({ draft, onDraft }: { readonly draft: SiteDraft; readonly onDraft: (patch: Partial<SiteDraft>) => void }) {
  const words = useText(editText)
  return (
    <div className={classes.fields}>
      <AddressField
        address={draft}
        pin={draft.pin}
        onAddress={({ address, postcode, city }) => onDraft({ address, postcode, city })}
        onPin={(pin) => onDraft({ pin })}
      />
      <div className={classes.row}>
        <TextInput
          label={words.label}
          placeholder={words.labelHint}
          value={draft.label}
          maxLength={100}
          onChange={(e) => onDraft({ label: e.currentTarget.value })}
        />
        <TextInput
          label={words.access}
          placeholder={words.accessHint}
          value={draft.accessNotes}
          maxLength={500}
          onChange={(e) => onDraft({ accessNotes: e.currentTarget.value })}
          data-testid="site-access"
        />
      </div>
    </div>
  )
}

const draftOf = (site: Site): SiteDraft => ({
  label: site.label ?? '',
  address: site.address,
  postcode: site.postcode,
  city: site.city,
  accessNotes: site.accessNotes,
  pin: site.position,
})

const textsOf = (draft: SiteDraft) => ({
  label: draft.label.trim() || null,
  address: draft.address.trim(),
  postcode: draft.postcode.trim(),
  city: draft.city.trim(),
  accessNotes: draft.accessNotes.trim(),
})

/** Adds a place to a client, or changes one. A pin that nobody moved is found anew when the address changed. */
export function SiteForm({
  client,
  site,
  onDone,
}: {
  readonly client: ClientFile
  readonly site: Site | null
  readonly onDone: () => void
}) {
  const words = useText(editText)
  const { call } = useApi()
  const [draft, setDraft] = useState(() => (site ? draftOf(site) : NO_SITE))
  const add = useEdit(endpoints.createSite)
  const change = useEdit(endpoints.updateSite)
  const [opened] = useState(() => textsOf(draft))
  const params = { id: client.id }
  const moved = draft.pin !== null && (draft.pin.lng !== site?.position?.lng || draft.pin.lat !== site?.position?.lat)
  const body = { ...textsOf(draft), ...(moved && draft.pin ? { position: draft.pin } : {}) }
  const save = () => {
    if (!site) {
      const back = (file: ClientFile) => {
        const made = file.sites.find(({ id }) => !client.sites.some((one) => one.id === id))!
        return call(endpoints.deleteSite, { params: { ...params, partId: made.id }, ifMatch: file.version })
      }
      return add.run({ message: words.siteAdded, input: { params, body, ifMatch: client.version }, back }, onDone)
    }
    const part = { ...params, partId: site.id }
    const pinned = moved && draft.pin ? { position: draft.pin } : {}
    const patch = changedFields(opened, textsOf(draft))
    const before = { ...formerFields(opened, patch), ...(site.position ? { position: site.position } : {}) }
    change.run(
      {
        message: words.siteSaved,
        input: { params: part, body: { ...patch, ...pinned }, ifMatch: client.version },
        back: (file) => call(endpoints.updateSite, { params: part, body: before, ifMatch: file.version }),
      },
      onDone,
    )
  }
  return (
    <EditForm
      label={site ? words.edit(words.site) : words.addSite}
      error={add.error ?? change.error}
      onReloaded={change.reset}
      busy={add.isPending || change.isPending}
      disabled={!isPlace(draft)}
      onSave={save}
      onCancel={onDone}
    >
      <SiteFields draft={draft} onDraft={(patch) => setDraft((now) => ({ ...now, ...patch }))} />
    </EditForm>
  )
}
