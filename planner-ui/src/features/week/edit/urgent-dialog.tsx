import { Button, Checkbox, Group, Modal, NativeSelect, Select, Stack, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { endpoints, type VisitCard } from '@tournee/contract'
import { ErrorState, useFormats, useRead, useText, useWrite } from '@tournee/ui-kit'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { addDays, mondayOf, weekNumber, weekOf } from '../../../lib/iso-week.ts'
import dialog from '../../../look/dialog.module.css'
import { WholeField } from '../../../look/fields/whole-field.tsx'
import { isQuantity, type PartDraft, PartsFields, partsOf } from '../../../parts/parts-fields.tsx'
import { partsText } from '../../../parts/text.ts'
import type { WeekAnswer, WeekView } from '../model.ts'
import { weekText } from '../text.ts'
import classes from './urgent-dialog.module.css'

const STALE = [endpoints.getWeek, endpoints.listClientVisits, endpoints.listClients]
const REPAIR_MINUTES = 60
const LONGEST_MINUTES = 600
const PAUSE_MS = 150
const LETTERS = 2
const LINES = 8

interface UrgentDialogProps {
  readonly weekId: string
  readonly week: WeekAnswer
  readonly view: WeekView
  /** the visit is written down, and the week read again */
  readonly onMade: (visit: VisitCard) => void
  readonly onClose: () => void
}

/** A repair that cannot wait: who, how long, with which skills; due from today to the end of the week shown. */
export function UrgentDialog({ weekId, week, view, onMade, onClose }: UrgentDialogProps) {
  const words = useText(weekText)
  const { hints } = useText(partsText)
  const formats = useFormats()
  const [clientId, setClientId] = useState<string | null>(null)
  const [siteId, setSiteId] = useState<string | null>(null)
  const [minutes, setMinutes] = useState<number | null>(REPAIR_MINUTES)
  const [skills, setSkills] = useState<string[]>([])
  const [notes, setNotes] = useState('')
  const [parts, setParts] = useState<readonly PartDraft[]>([])
  const client = useRead(endpoints.getClient, { params: { id: clientId ?? '' } }, { enabled: clientId !== null })
  const sites = clientId === null ? [] : (client.data?.sites ?? []).filter((site) => site.position !== null)
  const site = sites.find(({ id }) => id === siteId) ?? sites[0]
  const create = useWrite(endpoints.requestVisit, STALE)
  const known = useMemo(() => [...new Set(week.technicians.flatMap((technician) => technician.skills))].sort(), [week.technicians])
  const until = addDays(mondayOf(weekId), 6)
  const isOver = until < formats.civilDate(new Date())
  const body = { kind: 'repair' as const, siteId: site?.id, skills, notes: notes.trim(), parts: partsOf(parts), until }
  const write = async () => {
    if (!site || !clientId || isOver || minutes === null) return
    onMade(await create.mutateAsync({ params: { id: clientId }, body: { ...body, siteId: site.id, durationMinutes: minutes } }))
  }
  return (
    <Modal opened onClose={onClose} title={words.urgent.title} centered closeButtonProps={{ 'aria-label': words.edit.close }}>
      <form
        data-testid="urgent-dialog"
        onSubmit={(event) => {
          event.preventDefault()
          // what the service refuses is said below
          write().catch(() => undefined)
        }}
      >
        <Stack gap="sm">
          <WhichWeek weekId={weekId} firstDay={view.days[0]?.date ?? mondayOf(weekId)} onClose={onClose} />
          <ClientField
            value={clientId}
            error={client.isSuccess && clientId !== null && !site ? words.urgent.notOnMap : null}
            onChange={(id) => {
              setClientId(id)
              setSiteId(null)
            }}
          />
          {sites.length > 1 ? (
            <NativeSelect
              label={words.urgent.site}
              value={site?.id ?? ''}
              onChange={(event) => setSiteId(event.currentTarget.value)}
              data={sites.map(({ id, address, postcode, city }) => ({ value: id, label: `${address}, ${postcode} ${city}` }))}
            />
          ) : null}
          <WholeField
            label={words.urgent.duration}
            min={5}
            max={LONGEST_MINUTES}
            step={15}
            required
            value={minutes}
            onChange={setMinutes}
            testId="urgent-minutes"
          />
          {known.length > 0 ? (
            <Checkbox.Group label={words.urgent.skills} value={skills} onChange={setSkills}>
              <Group gap="md" mt={4}>
                {known.map((skill) => (
                  <Checkbox key={skill} value={skill} label={skill} />
                ))}
              </Group>
            </Checkbox.Group>
          ) : null}
          <Textarea
            label={words.urgent.note}
            autosize
            minRows={2}
            maxRows={5}
            maxLength={2000}
            value={notes}
            onChange={(event) => setNotes(event.currentTarget.value)}
          />
          <PartsFields parts={parts} hint={hints.visit} onParts={setParts} />
          {client.error || create.error ? <ErrorState compact error={client.error ?? create.error} /> : null}
          <div className={`${classes.foot} ${dialog.foot}`}>
            <Button
              type="submit"
              loading={create.isPending}
              disabled={!site || isOver || !parts.every(({ quantity }) => isQuantity(quantity))}
              data-testid="urgent-create"
            >
              {words.urgent.create}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  )
}

/** Says when today is not in the week shown. */
function WhichWeek({ weekId, firstDay, onClose }: { readonly weekId: string; readonly firstDay: string; readonly onClose: () => void }) {
  const words = useText(weekText)
  const formats = useFormats()
  const now = weekOf(formats.civilDate(new Date()))
  if (now === weekId) return null
  const n = weekNumber(weekId)
  return (
    <p className={classes.week} data-testid="urgent-elsewhere">
      {weekId < now ? words.urgent.over(n) : words.urgent.elsewhere(n, formats.dayLong(firstDay))}{' '}
      <Link href={`/week/${now}`} onClick={onClose}>
        {words.urgent.thisWeek}
      </Link>
    </p>
  )
}

function ClientField(props: {
  readonly value: string | null
  readonly error: string | null
  readonly onChange: (clientId: string | null) => void
}) {
  const words = useText(weekText)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const [settled] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const asks = settled.length >= LETTERS && settled !== chosen?.label
  const answer = useRead(endpoints.listClients, { query: { search: settled, limit: LINES } }, { enabled: asks, keepPrevious: true })
  const found = asks ? (answer.data?.items ?? []).map(({ id, name, city }) => ({ value: id, label: `${name} · ${city}` })) : []
  const data = chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      label={words.urgent.client}
      placeholder={words.urgent.clientPlaceholder}
      data={data}
      // the service has found them already
      filter={({ options }) => options}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage={typed.trim().length < LETTERS ? words.urgent.typeMore : answer.isFetching ? '…' : words.urgent.noClient}
      value={props.value}
      error={props.error}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(value) => {
        setChosen(data.find((one) => one.value === value) ?? null)
        props.onChange(value)
      }}
      data-autofocus
      data-testid="urgent-client"
    />
  )
}
