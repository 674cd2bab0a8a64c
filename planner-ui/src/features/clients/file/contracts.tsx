import type { Contract } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import page from '../../../look/page.module.css'
import { partsInWords } from '../../../parts/parts-fields.tsx'
import { partsText } from '../../../parts/text.ts'
import { ContractEdit } from '../edit/contract-edit.tsx'
import { editText } from '../edit/text.ts'
import { clientsText } from '../text.ts'
import classes from './file.module.css'
import { PanelTitle, RowTools } from './panel-title.tsx'
import { isEditing, type Part } from './part.ts'

/** What was sold: each contract with its terms. */
export function Contracts({ client, editing, onEdit, onDone }: Part) {
  const words = useText(clientsText)
  const edit = useText(editText)
  return (
    <section className={page.panel} data-testid="contracts">
      <PanelTitle
        title={words.contracts}
        addLabel={edit.addContract}
        onAdd={onEdit && (() => onEdit({ part: 'contract', id: 'new' }))}
        testId="add-contract"
      />
      {isEditing(editing, 'contract', 'new') ? <ContractEdit client={client} contract={null} onDone={onDone} /> : null}
      {client.contracts.length === 0 ? <p className={page.quiet}>{words.noContract}</p> : null}
      <ul className={classes.list}>
        {client.contracts.map((contract) => (
          <li key={contract.id}>
            {isEditing(editing, 'contract', contract.id) ? (
              <ContractEdit client={client} contract={contract} onDone={onDone} />
            ) : (
              <ContractRow contract={contract} onEdit={onEdit} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ContractRow({ contract, onEdit }: { readonly contract: Contract; readonly onEdit: Part['onEdit'] }) {
  const words = useText(clientsText)
  const edit = useText(editText)
  const { parts } = useText(partsText)
  const formats = useFormats()
  return (
    <>
      <span className={classes.line}>
        <strong>
          {words.tiers[contract.tier]} · {words.status[contract.status]}
        </strong>
        {onEdit ? (
          <RowTools label={edit.edit(edit.contract)} onEdit={() => onEdit({ part: 'contract', id: contract.id })} testId="edit-contract" />
        ) : null}
      </span>
      <span>
        {words.perYear(contract.visitsPerYear)}, {words.tolerance(contract.toleranceDays)}
      </span>
      <dl className={page.facts}>
        <Fact label={words.starts} value={formats.date(contract.startsOn)} />
        <Fact label={words.ends} value={contract.endsOn ? formats.date(contract.endsOn) : words.openEnded} />
        <Fact label={words.duration} value={formats.duration(contract.durationMinutes * 60)} />
        <Fact label={words.skills} value={contract.skills.join(', ') || '—'} />
        {contract.priceCents === null ? null : <Fact label={words.price} value={formats.euros(contract.priceCents / 100)} />}
        {contract.parts.length > 0 ? <Fact label={parts} value={partsInWords(contract.parts)} /> : null}
        {contract.suspensions.map(({ from, to }) => (
          <Fact key={from} label={edit.suspension} value={formats.dateRange(from, to)} />
        ))}
      </dl>
    </>
  )
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
