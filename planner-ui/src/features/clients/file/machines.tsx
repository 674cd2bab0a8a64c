import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type ClientFile, type Equipment, endpoints } from '@tournee/contract'
import { ErrorState, useApi, useFormats, useText } from '@tournee/ui-kit'
import page from '../../../look/page.module.css'
import { partsInWords } from '../../../parts/parts-fields.tsx'
import { partsText } from '../../../parts/text.ts'
import { EquipmentForm } from '../edit/equipment-form.tsx'
import { editText } from '../edit/text.ts'
import { useEdit } from '../edit/use-edit.ts'
import { clientsText } from '../text.ts'
import classes from './file.module.css'
import { PanelTitle, RowTools } from './panel-title.tsx'
import { isEditing, type Part } from './part.ts'

/** The machines the client has, each with its legal rhythm. */
export function Machines({ client, editing, onEdit, onDone }: Part) {
  const words = useText(clientsText)
  const edit = useText(editText)
  return (
    <section className={page.panel} data-testid="equipment">
      <PanelTitle
        title={words.equipment}
        addLabel={edit.addEquipment}
        onAdd={onEdit && (() => onEdit({ part: 'equipment', id: 'new' }))}
        testId="add-equipment"
      />
      {isEditing(editing, 'equipment', 'new') ? <EquipmentForm client={client} machine={null} onDone={onDone} /> : null}
      {client.equipment.length === 0 ? <p className={page.quiet}>{words.noEquipment}</p> : null}
      <ul className={classes.list}>
        {client.equipment.map((machine) => (
          <li key={machine.id}>
            {isEditing(editing, 'equipment', machine.id) ? (
              <EquipmentForm client={client} machine={machine} onDone={onDone} />
            ) : (
              <MachineRow client={client} machine={machine} onEdit={onEdit} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function MachineRow({
  client,
  machine,
  onEdit,
}: {
  readonly client: ClientFile
  readonly machine: Equipment
  readonly onEdit: Part['onEdit']
}) {
  const words = useText(clientsText)
  const edit = useText(editText)
  const { parts } = useText(partsText)
  const formats = useFormats()
  const { call } = useApi()
  const remove = useEdit(endpoints.deleteEquipment)
  const { id: _id, ...body } = machine
  const takeAway = () =>
    remove.run({
      message: edit.equipmentRemoved,
      input: { params: { id: client.id, partId: machine.id }, ifMatch: client.version },
      back: (now) => call(endpoints.createEquipment, { params: { id: client.id }, body, ifMatch: now.version }),
    })
  const facts = [
    machine.installedOn ? words.installed(formats.date(machine.installedOn)) : null,
    machine.rhythmMonths ? words.rhythm(machine.rhythmMonths) : null,
  ]
  return (
    <>
      <span className={classes.line}>
        <strong>{machine.kind}</strong>
        {onEdit ? (
          <RowTools
            label={edit.edit(machine.kind)}
            onEdit={() => onEdit({ part: 'equipment', id: machine.id })}
            testId="edit-equipment"
            remove={
              <ActionIcon variant="subtle" size={28} aria-label={edit.removeEquipment(machine.kind)} onClick={takeAway}>
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            }
          />
        ) : null}
      </span>
      <span>{[machine.brand, machine.model, machine.serial].filter(Boolean).join(' · ')}</span>
      <span className={page.small}>{facts.filter(Boolean).join(' · ')}</span>
      {machine.parts.length > 0 ? (
        <span className={page.small} data-testid="machine-parts">
          {formats.labelled(parts, partsInWords(machine.parts))}
        </span>
      ) : null}
      {remove.error ? <ErrorState compact error={remove.error} /> : null}
    </>
  )
}
