import { ActionIcon, Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ShiftEdit } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { TimeField } from '../../../look/fields/time-field.tsx'
import { WholeField } from '../../../look/fields/whole-field.tsx'
import type { WeekAnswer, WeekView } from '../model.ts'
import { shiftOf } from '../reason-words.ts'
import { weekText } from '../text.ts'
import classes from './day-dialog.module.css'
import { useEditor } from './editor-context.ts'
import { shiftEditOf, shiftKey } from './plan-state.ts'

const NEW_PAUSE = { from: '10:00', minutes: 15, label: '' }

interface DayDialogProps {
  readonly shiftKey: string
  readonly view: WeekView
  readonly week: WeekAnswer
  readonly onClose: () => void
}

/** Hours and pauses of a technician's day, and handing it over, whole or from a stop on. */
export function DayDialog(props: DayDialogProps) {
  const { view, onClose } = props
  const words = useText(weekText)
  const formats = useFormats()
  const { technicianId, date } = shiftOf(props.shiftKey)
  const technician = view.technicians.find((t) => t.id === technicianId)
  if (!technician || !date) return null
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.edit.dayTitle(technician.name, formats.dayLong(date))}
      centered
      closeButtonProps={{ 'aria-label': words.edit.close }}
    >
      <div className={classes.body} data-testid="day-dialog">
        <Hours {...props} technicianId={technicianId} date={date} />
        <HandOver {...props} technicianId={technicianId} date={date} />
      </div>
    </Modal>
  )
}

interface OfDay extends DayDialogProps {
  readonly technicianId: string
  readonly date: string
}

function Hours({ week, technicianId, date, onClose }: OfDay) {
  const words = useText(weekText)
  const { session, actions } = useEditor()
  const usual = week.shifts.find((shift) => shift.technicianId === technicianId && shift.date === date)
  const before = shiftEditOf(session.get().history.present, { technicianId, date })
  const [start, setStart] = useState(before.start ?? usual?.start ?? '')
  const [end, setEnd] = useState(before.end ?? usual?.end ?? '')
  const [pauses, setPauses] = useState<ShiftEdit['pauses']>(before.pauses)
  if (!usual) return null
  const change = (index: number, more: Partial<ShiftEdit['pauses'][number]>) =>
    setPauses(pauses.map((pause, i) => (i === index ? { ...pause, ...more } : pause)))
  const isWhole = start !== '' && start < end && pauses.every(({ from, minutes }) => from !== '' && minutes > 0)
  const apply = () => {
    const hours = { ...(start === usual.start ? {} : { start }), ...(end === usual.end ? {} : { end }) }
    const kind = JSON.stringify(pauses) === JSON.stringify(before.pauses) ? 'hours' : 'pause'
    actions.shift({ technicianId, date, ...hours, pauses }, kind)
    onClose()
  }
  return (
    <section>
      <h3>{words.edit.hours}</h3>
      <p className={classes.quiet}>{words.edit.usual(usual.start, usual.end)}</p>
      <div className={classes.row}>
        <TimeField label={words.edit.start} required value={start} onChange={setStart} testId="day-start" />
        <TimeField label={words.edit.end} required value={end} onChange={setEnd} testId="day-end" />
      </div>
      <h3>{words.edit.pauses}</h3>
      {pauses.map((pause, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pauses have no name of their own
        <div key={index} className={classes.pause}>
          <TimeField label={words.edit.pauseFrom} required value={pause.from} onChange={(from) => change(index, { from })} />
          <WholeField
            label={words.edit.pauseMinutes}
            min={5}
            max={240}
            step={5}
            required
            value={pause.minutes || null}
            onChange={(minutes) => change(index, { minutes: minutes ?? 0 })}
            testId="pause-minutes"
          />
          <TextInput
            label={words.edit.pauseLabel}
            maxLength={80}
            value={pause.label}
            onChange={(e) => change(index, { label: e.currentTarget.value })}
          />
          <ActionIcon
            variant="default"
            size={36}
            aria-label={words.edit.removePause}
            onClick={() => setPauses(pauses.filter((_, i) => i !== index))}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.actions}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          disabled={pauses.length >= 6}
          onClick={() => setPauses([...pauses, NEW_PAUSE])}
          data-testid="add-pause"
        >
          {words.edit.addPause}
        </Button>
        <Button size="xs" disabled={!isWhole} onClick={apply} data-testid="apply-hours">
          {words.edit.apply}
        </Button>
      </div>
    </section>
  )
}

function HandOver({ view, week, technicianId, date, onClose }: OfDay) {
  const words = useText(weekText)
  const formats = useFormats()
  const { actions } = useEditor()
  const working = new Set(week.shifts.map(shiftKey))
  const others = view.technicians.filter((t) => t.id !== technicianId && working.has(shiftKey({ technicianId: t.id, date })))
  const stops = view.cells.get(shiftKey({ technicianId, date }))?.stops ?? []
  const [from, setFrom] = useState(0)
  const [to, setTo] = useState(others[0]?.id ?? '')
  if (stops.length === 0 || others.length === 0) return null
  return (
    <section>
      <h3>{words.edit.give}</h3>
      <div className={classes.row}>
        <NativeSelect
          label={words.edit.giveFrom}
          value={String(from)}
          onChange={(e) => setFrom(Number(e.currentTarget.value))}
          data={stops.map(({ visit, stop }, i) => ({
            value: String(i),
            label: i === 0 ? words.edit.giveWhole : `${formats.time(stop.start)} ${visit.clientName}`,
          }))}
        />
        <NativeSelect
          label={words.edit.giveTo}
          value={to}
          onChange={(e) => setTo(e.currentTarget.value)}
          data={others.map((t) => ({ value: t.id, label: t.name }))}
        />
      </div>
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            actions.give({ technicianId, date }, from, to)
            onClose()
          }}
          data-testid="give-day"
        >
          {words.edit.giveNow}
        </Button>
      </div>
    </section>
  )
}
