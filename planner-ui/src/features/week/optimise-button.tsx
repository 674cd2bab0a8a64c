import { ActionIcon, Button, NativeSelect, Popover, SegmentedControl } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconRoute } from '@tabler/icons-react'
import type { PlanMode } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import type { WeekView } from './model.ts'
import classes from './optimise-button.module.css'
import { weekText } from './text.ts'
import type { RunOptions } from './use-run.ts'

const BUDGETS = [3, 10, 30, 60]
type Scope = 'all' | 'keep' | 'basket' | 'technician' | 'day'
const SCOPES: readonly Scope[] = ['all', 'keep', 'basket', 'technician', 'day']
const MODE: Readonly<Record<Scope, PlanMode>> = {
  all: 'from-scratch',
  keep: 'keep-and-insert',
  basket: 'only-basket',
  technician: 'one-technician',
  day: 'one-day',
}

/** Starts a run with the options last chosen; the options are one click away. */
export function OptimiseButton(props: {
  readonly disabled: boolean
  /** said of the button while it is disabled; null = it goes without saying */
  readonly why: string | null
  /** null = nothing is planned yet: everything is optimised */
  readonly view: WeekView | null
  readonly onStart: (options: RunOptions) => void
}) {
  const { view } = props
  const words = useText(weekText)
  const formats = useFormats()
  const [seconds, setSeconds] = useState(10)
  const [scope, setScope] = useState<Scope>('all')
  const [technicianId, setTechnicianId] = useState<string | null>(null)
  const [date, setDate] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const who = technicianId ?? view?.technicians[0]?.id ?? ''
  const when = date ?? view?.days[0]?.date ?? ''
  const start = () => {
    setOpen(false)
    if (!view) return props.onStart({ seconds, mode: 'from-scratch' })
    const of = scope === 'technician' ? { technicianId: who } : scope === 'day' ? { date: when } : {}
    props.onStart({ seconds, mode: MODE[scope], ...of })
  }
  const letter = view?.technicians.find((t) => t.id === who)?.letter ?? ''
  const only = !view || scope === 'all' ? null : { technician: letter, day: when && formats.dayShort(when), ...words.scope.short }[scope]
  return (
    <div className={classes.group}>
      <Button
        variant="default"
        leftSection={<IconRoute size={16} stroke={1.6} />}
        disabled={props.disabled}
        title={(props.disabled && props.why) || undefined}
        onClick={start}
        data-testid="optimise"
      >
        {only === null ? words.optimise : `${words.optimise} · ${only}`}
      </Button>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width={320} trapFocus withArrow>
        <Popover.Target>
          <ActionIcon
            variant="default"
            size={36}
            className={classes.more}
            disabled={props.disabled}
            aria-label={words.options}
            title={words.options}
            data-testid="optimise-options"
            onClick={() => setOpen(!open)}
          >
            <IconAdjustmentsHorizontal size={16} stroke={1.6} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.options}>
            <fieldset>
              <legend>{words.seconds}</legend>
              <SegmentedControl
                fullWidth
                aria-label={words.seconds}
                value={String(seconds)}
                onChange={(v) => setSeconds(Number(v))}
                data={BUDGETS.map((s) => ({ value: String(s), label: words.secondsValue(s) }))}
              />
            </fieldset>
            {view ? (
              <fieldset>
                <legend>{words.scope.title}</legend>
                {SCOPES.map((one) => (
                  <label key={one} className={classes.mode}>
                    <input type="radio" name="scope" checked={scope === one} onChange={() => setScope(one)} data-testid={`scope-${one}`} />
                    <span>
                      <strong>{words.scope[one]}</strong>
                      <small>{words.scope.hints[one]}</small>
                    </span>
                  </label>
                ))}
                {scope === 'technician' ? (
                  <NativeSelect
                    aria-label={words.scope.technician}
                    value={who}
                    onChange={(event) => setTechnicianId(event.currentTarget.value)}
                    data={view.technicians.map((t) => ({ value: t.id, label: t.name }))}
                  />
                ) : null}
                {scope === 'day' ? (
                  <NativeSelect
                    aria-label={words.scope.day}
                    value={when}
                    onChange={(event) => setDate(event.currentTarget.value)}
                    data={view.days.map((d) => ({ value: d.date, label: formats.dayLong(d.date) }))}
                  />
                ) : null}
              </fieldset>
            ) : null}
            <Button onClick={start} data-testid="optimise-start">
              {words.start}
            </Button>
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
