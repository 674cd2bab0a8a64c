import { ActionIcon, Button, Popover, SegmentedControl } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconRoute } from '@tabler/icons-react'
import { useText } from '@tournee/ui-kit'
import { useState } from 'react'
import classes from './optimise-button.module.css'
import { weekText } from './text.ts'
import type { RunOptions } from './use-run.ts'

const BUDGETS = [3, 10, 30, 60]
const MODES = ['from-scratch', 'keep-and-insert'] as const

/** Starts a run with the options last chosen; the options are one click away. */
export function OptimiseButton(props: {
  readonly disabled: boolean
  readonly hasPlan: boolean
  readonly onStart: (options: RunOptions) => void
}) {
  const words = useText(weekText)
  const [seconds, setSeconds] = useState(10)
  const [mode, setMode] = useState<(typeof MODES)[number]>('from-scratch')
  const [open, setOpen] = useState(false)
  const start = () => {
    setOpen(false)
    props.onStart({ seconds, mode: props.hasPlan ? mode : 'from-scratch' })
  }
  return (
    <div className={classes.group}>
      <Button
        variant="default"
        leftSection={<IconRoute size={16} stroke={1.6} />}
        disabled={props.disabled}
        onClick={start}
        data-testid="optimise"
      >
        {words.optimise}
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
            {props.hasPlan ? (
              <fieldset>
                <legend>{words.mode}</legend>
                {MODES.map((m) => (
                  <label key={m} className={classes.mode}>
                    <input type="radio" name="mode" checked={mode === m} onChange={() => setMode(m)} />
                    <span>
                      <strong>{words.modes[m]}</strong>
                      <small>{words.modeHints[m]}</small>
                    </span>
                  </label>
                ))}
              </fieldset>
            ) : null}
            <Button onClick={start}>{words.start}</Button>
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
