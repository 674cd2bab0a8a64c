import { TextInput } from '@mantine/core'
import { type ClientFile, type Equipment, endpoints } from '@tournee/contract'
import { useApi, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { DateField } from '../../../look/fields/date-field.tsx'
import { isQuantity, type PartDraft, PartsFields, partDrafts, partsOf } from '../../../parts/parts-fields.tsx'
import { partsText } from '../../../parts/text.ts'
import { changedFields, formerFields } from './changed-fields.ts'
import { Choice } from './contract-form.tsx'
import classes from './edit.module.css'
import { EditForm } from './edit-panel.tsx'
import { editText } from './text.ts'
import { useEdit } from './use-edit.ts'

const draftOf = (machine: Equipment | null, siteId: string) => ({
  siteId: machine?.siteId ?? siteId,
  kind: machine?.kind ?? '',
  brand: machine?.brand ?? '',
  model: machine?.model ?? '',
  serial: machine?.serial ?? '',
  installedOn: machine?.installedOn ?? '',
  rhythm: machine?.rhythmMonths ? String(machine.rhythmMonths) : '',
  parts: partDrafts(machine?.parts ?? []) as readonly PartDraft[],
})
type Draft = ReturnType<typeof draftOf>

const bodyOf = (draft: Draft) => ({
  siteId: draft.siteId,
  kind: draft.kind.trim(),
  brand: draft.brand.trim() || null,
  model: draft.model.trim() || null,
  serial: draft.serial.trim() || null,
  installedOn: draft.installedOn || null,
  rhythmMonths: draft.rhythm.trim() === '' ? null : Number(draft.rhythm),
  parts: partsOf(draft.parts),
})

const isWhole = (text: string) => text.trim() === '' || (Number.isInteger(Number(text)) && Number(text) > 0)

/** Adds a machine to a client, or changes one. */
export function EquipmentForm({
  client,
  machine,
  onDone,
}: {
  readonly client: ClientFile
  readonly machine: Equipment | null
  readonly onDone: () => void
}) {
  const words = useText(editText)
  const { hints } = useText(partsText)
  const { call } = useApi()
  const [draft, setDraft] = useState(() => draftOf(machine, client.sites[0]?.id ?? ''))
  const add = useEdit(endpoints.createEquipment)
  const change = useEdit(endpoints.updateEquipment)
  const [opened] = useState(() => bodyOf(draft))
  const params = { id: client.id }
  const set = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }))
  const save = () => {
    if (!machine) {
      const back = (file: ClientFile) => {
        const made = file.equipment.find(({ id }) => !client.equipment.some((one) => one.id === id))!
        return call(endpoints.deleteEquipment, { params: { ...params, partId: made.id }, ifMatch: file.version })
      }
      return add.run({ message: words.equipmentAdded, input: { params, body: bodyOf(draft), ifMatch: client.version }, back }, onDone)
    }
    const part = { ...params, partId: machine.id }
    const patch = changedFields(opened, bodyOf(draft))
    change.run(
      {
        message: words.equipmentSaved,
        input: { params: part, body: patch, ifMatch: client.version },
        back: (file) => call(endpoints.updateEquipment, { params: part, body: formerFields(opened, patch), ifMatch: file.version }),
      },
      onDone,
    )
  }
  const text = (field: 'kind' | 'brand' | 'model' | 'serial' | 'rhythm', label: string) => (
    <TextInput
      label={label}
      value={draft[field]}
      maxLength={100}
      onChange={(e) => set({ [field]: e.currentTarget.value })}
      data-testid={`equipment-${field}`}
    />
  )
  return (
    <EditForm
      label={machine ? words.edit(words.equipment) : words.addEquipment}
      error={add.error ?? change.error}
      onReloaded={change.reset}
      busy={add.isPending || change.isPending}
      disabled={draft.kind.trim() === '' || !isWhole(draft.rhythm) || !draft.parts.every(({ quantity }) => isQuantity(quantity))}
      onSave={save}
      onCancel={onDone}
    >
      <div className={classes.row}>
        {text('kind', words.equipmentKind)}
        {client.sites.length > 1 ? (
          <Choice label={words.site} value={draft.siteId} onChange={(siteId) => set({ siteId })}>
            {client.sites.map((site) => (
              <option key={site.id} value={site.id}>
                {[site.label, site.address, site.city].filter(Boolean).join(', ')}
              </option>
            ))}
          </Choice>
        ) : null}
      </div>
      <div className={classes.row}>
        {text('brand', words.brand)}
        {text('model', words.model)}
        {text('serial', words.serial)}
      </div>
      <div className={classes.row}>
        <DateField label={words.installedOn} value={draft.installedOn} onChange={(installedOn) => set({ installedOn })} />
        {text('rhythm', words.rhythm)}
      </div>
      <PartsFields parts={draft.parts} hint={hints.machine} onParts={(parts) => set({ parts })} />
    </EditForm>
  )
}
