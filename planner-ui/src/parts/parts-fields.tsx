import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Part } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import classes from './parts.module.css'
import { partsText } from './text.ts'

/** A part as a form holds it. */
export interface PartDraft {
  readonly label: string
  readonly reference: string
  readonly quantity: string
}

export const partDrafts = (parts: readonly Part[]): PartDraft[] =>
  parts.map(({ label, reference, quantity }) => ({ label, reference: reference ?? '', quantity: String(quantity) }))

/** What separates parts in a spreadsheet's cell has no place in a part's words. */
const oneCell = (text: string) => text.replace(/[;|[\]\s]+/g, ' ').trim()

/** The parts of a form; lines without a label are none. */
export const partsOf = (drafts: readonly PartDraft[]): Part[] =>
  drafts.flatMap(({ label, reference, quantity }) =>
    oneCell(label) === '' ? [] : [{ label: oneCell(label), reference: oneCell(reference) || null, quantity: Number(quantity) }],
  )

/** `2 × Filtre F7, 1 × Joint`. */
export const partsInWords = (parts: readonly Part[]): string => parts.map(({ label, quantity }) => `${quantity} × ${label}`).join(', ')

/** Whether a quantity is a whole number from 1 to 999. */
export const isQuantity = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text.trim())

const NEW: PartDraft = { label: '', reference: '', quantity: '1' }
const MOST = 30

/** What a machine, a contract or a visit needs, loaded in the morning; `hint` says for which visits. */
export function PartsFields({
  parts,
  hint,
  onParts,
}: {
  readonly parts: readonly PartDraft[]
  readonly hint: string
  readonly onParts: (parts: readonly PartDraft[]) => void
}) {
  const words = useText(partsText)
  const set = (index: number, patch: Partial<PartDraft>) => onParts(parts.map((one, i) => (i === index ? { ...one, ...patch } : one)))
  return (
    <fieldset className={classes.parts}>
      <legend>{words.parts}</legend>
      <p className={classes.hint}>{hint}</p>
      {parts.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines being typed have no other name
        <div key={index} className={classes.part} data-testid="part">
          <TextInput
            label={words.partQuantity}
            inputMode="numeric"
            value={one.quantity}
            error={!isQuantity(one.quantity)}
            onChange={(e) => set(index, { quantity: e.currentTarget.value })}
          />
          <TextInput
            label={words.partLabel}
            maxLength={100}
            value={one.label}
            onChange={(e) => set(index, { label: e.currentTarget.value })}
            data-testid="part-label"
          />
          <TextInput
            label={words.partReference}
            maxLength={60}
            value={one.reference}
            onChange={(e) => set(index, { reference: e.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            size={36}
            aria-label={words.removePart(one.label)}
            onClick={() => onParts(parts.filter((_, i) => i !== index))}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button variant="subtle" size="xs" disabled={parts.length >= MOST} onClick={() => onParts([...parts, NEW])} data-testid="add-part">
          {words.addPart}
        </Button>
      </div>
    </fieldset>
  )
}
