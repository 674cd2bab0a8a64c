import { useDebouncedValue } from '@mantine/hooks'
import { type ClientFile, type Contract, endpoints } from '@tournee/contract'
import { useApi, useFormats, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { changedFields, formerFields } from './changed-fields.ts'
import { draftOf, newDraft, termsOf } from './contract-draft.ts'
import { ContractFields } from './contract-form.tsx'
import { EditForm } from './edit-panel.tsx'
import { Forecast } from './forecast.tsx'
import { editText } from './text.ts'
import { useEdit } from './use-edit.ts'

const PATIENCE_MS = 250

/** Adds a contract to a client, or changes one, with the visits it will make before it is saved. */
export function ContractEdit({
  client,
  contract,
  onDone,
}: {
  readonly client: ClientFile
  readonly contract: Contract | null
  readonly onDone: () => void
}) {
  const words = useText(editText)
  const formats = useFormats()
  const { call } = useApi()
  const [draft, setDraft] = useState(() =>
    contract ? draftOf(contract, formats.locale) : newDraft(client.sites[0]?.id ?? '', formats.civilDate(new Date())),
  )
  const [shown] = useDebouncedValue(draft, PATIENCE_MS)
  const add = useEdit(endpoints.createContract)
  const change = useEdit(endpoints.updateContract)
  const said = termsOf(draft, formats.locale)
  const forecast = termsOf(shown, formats.locale)
  const [opened] = useState(() => ('terms' in said ? said.terms : null))
  const params = { id: client.id }
  const save = () => {
    if (!('terms' in said)) return
    if (!contract) {
      const known = new Set(client.contracts.map(({ id }) => id))
      const back = (file: ClientFile) => {
        const made = file.contracts.find(({ id }) => !known.has(id))!
        return call(endpoints.deleteContract, { params: { ...params, partId: made.id }, ifMatch: file.version })
      }
      return add.run({ message: words.contractAdded, input: { params, body: said.terms, ifMatch: client.version }, back }, onDone)
    }
    const part = { ...params, partId: contract.id }
    const patch = opened ? changedFields(opened, said.terms) : said.terms
    const before = opened ? formerFields(opened, patch) : {}
    change.run(
      {
        message: words.contractSaved,
        input: { params: part, body: patch, ifMatch: client.version },
        back: (file) => call(endpoints.updateContract, { params: part, body: before, ifMatch: file.version }),
      },
      onDone,
    )
  }
  return (
    <EditForm
      label={contract ? words.edit(words.contract) : words.addContract}
      error={add.error ?? change.error}
      onReloaded={change.reset}
      busy={add.isPending || change.isPending}
      disabled={!('terms' in said)}
      onSave={save}
      onCancel={onDone}
    >
      <ContractFields draft={draft} sites={client.sites} fault={'fault' in said ? said.fault : null} onDraft={setDraft} />
      {'terms' in forecast ? <Forecast {...(contract ? { contractId: contract.id } : {})} terms={forecast.terms} /> : null}
    </EditForm>
  )
}
