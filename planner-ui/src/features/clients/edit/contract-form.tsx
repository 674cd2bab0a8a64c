import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { ContractStatus, ContractTier, type Site } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { type ReactNode, useState } from 'react'
import { DateField } from '../../../look/fields/date-field.tsx'
import { PartsFields } from '../../../parts/parts-fields.tsx'
import { partsText } from '../../../parts/text.ts'
import { type ContractDraft, type DraftFault, withTier } from './contract-draft.ts'
import classes from './edit.module.css'
import { editText } from './text.ts'

/** The terms of a contract, every one of them. */
export function ContractFields(props: {
  readonly draft: ContractDraft
  readonly sites: readonly Site[]
  readonly fault: DraftFault | null
  readonly onDraft: (draft: ContractDraft) => void
}) {
  const { draft, sites, fault, onDraft } = props
  const words = useText(editText)
  const { hints } = useText(partsText)
  const set = (patch: Partial<ContractDraft>) => onDraft({ ...draft, ...patch })
  const text = (
    field: 'visitsPerYear' | 'tolerance' | 'duration' | 'price' | 'skills' | 'spacing',
    label: string,
    more: { hint?: string; numeric?: boolean } = {},
  ) => (
    <TextInput
      label={label}
      {...(more.hint ? { placeholder: more.hint } : {})}
      {...(more.numeric ? { inputMode: 'numeric' as const } : {})}
      value={draft[field]}
      onChange={(e) => set({ [field]: e.currentTarget.value })}
      data-testid={`contract-${field}`}
    />
  )
  return (
    <div className={classes.fields}>
      <div className={classes.row}>
        <Choice
          label={words.tier}
          value={draft.tier}
          onChange={(tier) => onDraft(withTier(draft, tier as ContractTier))}
          testId="contract-tier"
        >
          {ContractTier.options.map((tier) => (
            <option key={tier} value={tier}>
              {words.tiers[tier]}
            </option>
          ))}
        </Choice>
        <Choice
          label={words.status}
          value={draft.status}
          onChange={(status) => set({ status: status as ContractStatus })}
          testId="contract-status"
        >
          {ContractStatus.options.map((status) => (
            <option key={status} value={status}>
              {words.statuses[status]}
            </option>
          ))}
        </Choice>
        <DateField
          label={words.startsOn}
          required
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
          testId="contract-start"
        />
        <DateField
          label={words.endsOn}
          min={draft.startsOn || undefined}
          value={draft.endsOn}
          onChange={(endsOn) => set({ endsOn })}
          testId="contract-end"
        />
      </div>
      {sites.length > 1 ? (
        <Choice label={words.site} value={draft.siteId} onChange={(siteId) => set({ siteId })}>
          {sites.map((site) => (
            <option key={site.id} value={site.id}>
              {[site.label, site.address, site.city].filter(Boolean).join(', ')}
            </option>
          ))}
        </Choice>
      ) : null}
      <div className={classes.row}>
        <Choice label={words.rhythmOf} value={draft.rhythm} onChange={(rhythm) => set({ rhythm: rhythm as ContractDraft['rhythm'] })}>
          <option value="per-year">{words.perYear}</option>
          <option value="by-days">{words.byDays}</option>
        </Choice>
        {draft.rhythm === 'per-year'
          ? text('visitsPerYear', words.visitsPerYear, { numeric: true })
          : text('spacing', words.spacing, { hint: words.spacingHint })}
        {text('tolerance', words.tolerance, { numeric: true })}
        {text('duration', words.duration, { numeric: true })}
      </div>
      <div className={classes.row}>
        {text('skills', words.skills, { hint: words.skillsHint })}
        {text('price', words.price)}
        <DateField label={words.lastVisitOn} value={draft.lastVisitOn} onChange={(lastVisitOn) => set({ lastVisitOn })} />
      </div>
      <Suspensions draft={draft} onDraft={onDraft} />
      <PartsFields parts={draft.parts} hint={hints.contract} onParts={(parts) => set({ parts })} />
      {fault === 'dates' ? <p className={classes.fault}>{words.wrongDates}</p> : null}
      {fault === 'spacing' ? <p className={classes.fault}>{words.wrongSpacing}</p> : null}
    </div>
  )
}

function Suspensions({ draft, onDraft }: { readonly draft: ContractDraft; readonly onDraft: (draft: ContractDraft) => void }) {
  const words = useText(editText)
  const { suspensions } = draft
  // a name for each line, so that what is typed in one goes with it
  const [names, setNames] = useState<readonly number[]>(() => suspensions.map((_, i) => i))
  const put = (next: readonly number[], lines: ContractDraft['suspensions']) => {
    setNames(next)
    onDraft({ ...draft, suspensions: lines })
  }
  const set = (index: number, patch: Partial<(typeof suspensions)[number]>) =>
    onDraft({ ...draft, suspensions: suspensions.map((one, i) => (i === index ? { ...one, ...patch } : one)) })
  return (
    <>
      {suspensions.map((one, index) => (
        <div key={names[index]} className={classes.suspension}>
          <DateField
            label={`${words.suspension} ${words.suspensionFrom}`}
            required
            value={one.from}
            onChange={(from) => set(index, { from })}
          />
          <DateField label={words.suspensionTo} required min={one.from || undefined} value={one.to} onChange={(to) => set(index, { to })} />
          <ActionIcon
            variant="subtle"
            size={36}
            aria-label={words.removeSuspension}
            onClick={() =>
              put(
                names.filter((_, i) => i !== index),
                suspensions.filter((_, i) => i !== index),
              )
            }
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="xs"
          onClick={() => put([...names, Math.max(-1, ...names) + 1], [...suspensions, { from: '', to: '' }])}
        >
          {words.addSuspension}
        </Button>
      </div>
    </>
  )
}

/** One of a few. */
export function Choice(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
  readonly testId?: string
}) {
  return (
    <label className={classes.label}>
      {props.label}
      <select value={props.value} onChange={(e) => props.onChange(e.currentTarget.value)} data-testid={props.testId}>
        {props.children}
      </select>
    </label>
  )
}
