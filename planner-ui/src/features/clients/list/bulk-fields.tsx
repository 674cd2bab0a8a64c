import { TextInput } from '@mantine/core'
import type { BulkAction, Technician } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { addDays, daysBetween } from '../../../lib/iso-week.ts'
import { DateField } from '../../../look/fields/date-field.tsx'
import { fieldsText } from '../../../look/fields/text.ts'
import { type Bounds, readWhole } from '../../../look/fields/typed-whole.ts'
import { TagField } from '../tag-field.tsx'
import { listText } from './text.ts'

/** Tags that one action can put on, and take off. */
const MOST_AT_ONCE = 10

/** What somebody fills in for a bulk action. */
export interface Fields {
  readonly technicianId: string
  readonly date: string
  readonly tolerance: string
  readonly duration: string
  readonly add: readonly string[]
  readonly remove: readonly string[]
  readonly note: string
}

const TOLERANCE: Bounds = { min: 0, max: 180 }
const DURATION: Bounds = { min: 5, max: 600 }
const isUnchangedOrWithin = (text: string, bounds: Bounds) => text === '' || readWhole(text, bounds) !== null

/** The action as filled in; null while something is missing or out of bounds. */
export function actionOf(kind: BulkAction['kind'], fields: Fields, today: string): BulkAction | null {
  const { technicianId, date, tolerance, duration } = fields
  if (kind === 'invite') return technicianId && date && daysBetween(today, date) > 0 ? { kind, technicianId, date } : null
  if (kind === 'tags') return tagsOf(fields)
  if (kind === 'notes') return fields.note.trim() ? { kind, text: fields.note.trim() } : null
  if (kind !== 'contract-terms') return { kind }
  if (tolerance === '' && duration === '') return null
  if (!isUnchangedOrWithin(tolerance, TOLERANCE) || !isUnchangedOrWithin(duration, DURATION)) return null
  return {
    kind,
    ...(tolerance === '' ? {} : { toleranceDays: Number(tolerance) }),
    ...(duration === '' ? {} : { durationMinutes: Number(duration) }),
  }
}

/** Tags to put on and to take off; null without any. */
const tagsOf = ({ add, remove }: Fields): BulkAction | null =>
  add.length + remove.length > 0 ? { kind: 'tags', add: [...add], remove: [...remove] } : null

/** What a bulk action has to be told. */
export function BulkFields(props: {
  readonly kind: BulkAction['kind']
  readonly fields: Fields
  readonly technicians: readonly Technician[]
  readonly onFields: (fields: Fields) => void
}) {
  const words = useText(listText).bulk
  const { whole } = useText(fieldsText)
  const today = useFormats().civilDate(new Date())
  const { fields } = props
  const set = (patch: Partial<Fields>) => props.onFields({ ...fields, ...patch })
  const text = (field: 'tolerance' | 'duration', bounds: Bounds) => (
    <TextInput
      label={words[field]}
      inputMode="numeric"
      value={fields[field]}
      error={isUnchangedOrWithin(fields[field], bounds) ? null : whole(bounds.min, bounds.max)}
      onChange={(e) => set({ [field]: e.currentTarget.value.trim() })}
      data-testid={`bulk-${field}`}
    />
  )
  if (props.kind === 'invite') {
    return (
      <>
        <label>
          {words.technician}
          <select value={fields.technicianId} onChange={(e) => set({ technicianId: e.currentTarget.value })}>
            {props.technicians
              .filter(({ active }) => active)
              .map(({ id, letter, name }) => (
                <option key={id} value={id}>
                  {letter} · {name}
                </option>
              ))}
          </select>
        </label>
        <DateField
          label={words.date}
          required
          min={addDays(today, 1)}
          value={fields.date}
          onChange={(date) => set({ date })}
          testId="bulk-date"
        />
      </>
    )
  }
  if (props.kind === 'tags') return <TagsFields fields={fields} onFields={set} />
  if (props.kind === 'notes') {
    return (
      <label>
        {words.note}
        <textarea
          rows={3}
          maxLength={500}
          value={fields.note}
          onChange={(e) => set({ note: e.currentTarget.value })}
          data-testid="bulk-note"
        />
      </label>
    )
  }
  if (props.kind !== 'contract-terms') return null
  return (
    <>
      {text('tolerance', TOLERANCE)}
      {text('duration', DURATION)}
    </>
  )
}

function TagsFields({ fields, onFields }: { readonly fields: Fields; readonly onFields: (patch: Partial<Fields>) => void }) {
  const words = useText(listText).bulk
  return (
    <>
      <TagField
        label={words.addTags}
        hint={words.tagHint}
        tags={fields.add}
        most={MOST_AT_ONCE}
        onTags={(add) => onFields({ add })}
        testId="bulk-tags-add"
      />
      <TagField label={words.removeTags} tags={fields.remove} most={MOST_AT_ONCE} onTags={(remove) => onFields({ remove })} />
    </>
  )
}
