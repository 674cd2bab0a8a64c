import { Button, Switch, TextInput } from '@mantine/core'
import { endpoints, type Technician } from '@tournee/contract'
import { ErrorState, TechnicianMark, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { type FormEvent, useState } from 'react'
import grid from '../../look/field-grid.module.css'
import { TimeField } from '../../look/fields/time-field.tsx'
import { AddressField } from '../../map/address-field.tsx'
import { Effects } from './effects.tsx'
import { bodyOf, draftOf, faultOf, newDraft, type TechnicianDraft } from './technician-draft.ts'
import classes from './technician-form.module.css'
import { teamText } from './text.ts'

const STALE = [endpoints.listTechnicians, endpoints.getWeek, endpoints.getStart]
const COLOURS = [0, 1, 2, 3, 4, 5, 6, 7]
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** Adds a technician or changes one; what a change does to visits to come is said before it is saved. */
export function TechnicianForm(props: {
  readonly technician: Technician | null
  readonly team: readonly Technician[]
  readonly onDone: () => void
}) {
  const { technician, onDone } = props
  const words = useText(teamText)
  const { locale } = useFormats()
  const toast = useToast()
  const [draft, setDraft] = useState(() => (technician ? draftOf(technician, locale) : newDraft(props.team)))
  const create = useWrite(endpoints.createTechnician, STALE)
  const update = useWrite(endpoints.updateTechnician, STALE)
  const fault = faultOf(draft, props.team, technician?.id ?? null)
  const set = (patch: Partial<TechnicianDraft>) => setDraft((now) => ({ ...now, ...patch }))
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (fault) return
    const body = bodyOf(draft)
    if (!technician) {
      return create.mutate(
        { body },
        {
          onSuccess: (made) => {
            toast({ message: words.form.added(made.name) })
            onDone()
          },
        },
      )
    }
    const { id, version, ...before } = technician
    update.mutate(
      { params: { id }, body, ifMatch: version },
      {
        onSuccess: (saved) => {
          toast({
            message: words.form.saved(saved.name),
            undo: { run: () => update.mutate({ params: { id }, body: before, ifMatch: saved.version }) },
          })
          onDone()
        },
      },
    )
  }
  return (
    <form className={classes.form} onSubmit={save} data-testid="technician-form">
      <div className={`${grid.grid} ${classes.row}`}>
        <TextInput
          label={words.form.name}
          description={words.form.why.name}
          value={draft.name}
          maxLength={100}
          onChange={(e) => set({ name: e.currentTarget.value })}
          data-testid="technician-name"
        />
        <TextInput
          label={words.form.letter}
          description={words.form.why.letter}
          value={draft.letter}
          maxLength={1}
          onChange={(e) => set({ letter: e.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={words.form.phone}
          description={words.form.why.phone}
          type="tel"
          value={draft.phone}
          maxLength={40}
          onChange={(e) => set({ phone: e.currentTarget.value })}
        />
        <TextInput
          label={words.form.email}
          description={words.form.why.email}
          type="email"
          value={draft.email}
          maxLength={200}
          onChange={(e) => set({ email: e.currentTarget.value })}
        />
      </div>
      <fieldset className={classes.colours}>
        <legend>{words.form.colour}</legend>
        <p className={classes.why}>{words.form.why.colour}</p>
        {COLOURS.map((colour) => (
          <label key={colour} title={words.form.colourOf(colour + 1)}>
            <input
              type="radio"
              name="colour"
              className="visually-hidden"
              checked={draft.colour === colour}
              onChange={() => set({ colour })}
            />
            <span className="visually-hidden">{words.form.colourOf(colour + 1)}</span>
            <TechnicianMark letter={draft.letter || '?'} colour={colour} />
          </label>
        ))}
      </fieldset>
      <div className={`${grid.grid} ${classes.row}`}>
        <TextInput
          label={words.form.skills}
          description={words.form.why.skills}
          placeholder={words.form.skillsHint}
          value={draft.skills}
          onChange={(e) => set({ skills: e.currentTarget.value })}
          data-testid="technician-skills"
        />
        <TextInput
          label={words.form.maxWork}
          description={words.form.why.maxWork}
          inputMode="numeric"
          value={draft.maxWork}
          onChange={(e) => set({ maxWork: e.currentTarget.value })}
        />
      </div>
      <fieldset className={classes.hours}>
        <legend>{words.form.hours}</legend>
        <p className={classes.why}>{words.form.why.hours}</p>
        {WEEKDAYS.map((weekday) => (
          <HoursRow key={weekday} weekday={weekday} draft={draft} onDraft={set} />
        ))}
      </fieldset>
      <AddressField
        single={words.form.startPlace}
        address={{ address: draft.startLabel, postcode: '', city: '' }}
        pin={draft.start}
        onAddress={({ address }) => set({ startLabel: address })}
        onPin={(start) => set({ start })}
      />
      <p className={classes.why}>{words.form.why.startPlace}</p>
      <Switch
        label={words.form.active}
        description={words.form.why.active}
        checked={draft.active}
        onChange={(e) => set({ active: e.currentTarget.checked })}
      />
      {fault ? <p className={classes.fault}>{words.form.faults[fault]}</p> : null}
      {technician && !fault ? <Effects technicianId={technician.id} change={effectOf(draft)} /> : null}
      {create.error || update.error ? <ErrorState compact error={create.error ?? update.error} /> : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          {words.form.cancel}
        </Button>
        <Button type="submit" disabled={fault !== null} loading={create.isPending || update.isPending} data-testid="technician-save">
          {words.form.save}
        </Button>
      </div>
    </form>
  )
}

function HoursRow({
  weekday,
  draft,
  onDraft,
}: {
  readonly weekday: (typeof WEEKDAYS)[number]
  readonly draft: TechnicianDraft
  readonly onDraft: (patch: Partial<TechnicianDraft>) => void
}) {
  const words = useText(teamText)
  const day = draft.days[weekday - 1]!
  const name = words.weekdays[weekday]
  const set = (patch: Partial<typeof day>) =>
    onDraft({ days: draft.days.map((one, i) => (i === weekday - 1 ? { ...one, ...patch } : one)) })
  return (
    <div className={classes.day}>
      <Switch label={name} checked={day.works} onChange={(e) => set({ works: e.currentTarget.checked })} />
      {day.works ? (
        <>
          <TimeField label={words.form.from(name)} labelHidden required value={day.start} onChange={(start) => set({ start })} />
          <TimeField label={words.form.until(name)} labelHidden required value={day.end} onChange={(end) => set({ end })} />
        </>
      ) : null}
    </div>
  )
}

/** What of a draft can touch visits. */
function effectOf(draft: TechnicianDraft) {
  const { skills, hours, active } = bodyOf(draft)
  return { skills, hours, active }
}
