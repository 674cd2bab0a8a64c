import { Menu } from '@mantine/core'
import { useFormats, useText } from '@tournee/ui-kit'
import type { WeekView } from '../model.ts'
import { shiftOf } from '../reason-words.ts'
import { weekText } from '../text.ts'
import type { RunOptions } from '../use-run.ts'
import { useEditor } from './editor-context.ts'

/** A day whose menu is open, and the button it came from. */
export interface DayMenuAt {
  readonly shiftKey: string
  readonly from: HTMLElement
}

/** Room the menu needs beside its button, pixels. */
const MENU = 300

/** What can be done with a technician's day; one menu for all lanes, put where it was asked for. */
export function DayMenu(props: {
  readonly at: DayMenuAt
  readonly view: WeekView
  readonly running: boolean
  readonly onClose: () => void
  readonly onChange: (shiftKey: string) => void
  readonly onAbsent: (technicianId: string, date: string) => void
  readonly onOptimise: (options: Omit<RunOptions, 'seconds'>) => void
}) {
  const { at, view, running } = props
  const words = useText(weekText)
  const formats = useFormats()
  const { actions } = useEditor()
  const { technicianId, date } = shiftOf(at.shiftKey)
  const cell = view.cells.get(at.shiftKey)
  if (!cell || !date) return null
  const { left, top, width, height } = at.from.getBoundingClientRect()
  const fitsBeside = left > MENU || globalThis.innerWidth - left - width > MENU
  const visits = cell.stops.map((placed) => placed.visit.id)
  const empty = visits.length === 0
  const name = words.edit.dayMenu(cell.technician.name, formats.day(date))
  return (
    <Menu
      opened
      onChange={(open) => {
        if (open) return
        props.onClose()
        at.from.focus()
      }}
      position={fitsBeside ? 'right-start' : 'bottom-end'}
      width={280}
      withInitialFocusPlaceholder={false}
      trapFocus
      returnFocus={false}
    >
      <Menu.Target>
        <button type="button" tabIndex={-1} aria-label={name} style={{ position: 'fixed', left, top, width, height, opacity: 0 }} />
      </Menu.Target>
      <Menu.Dropdown data-testid="day-menu-items">
        <Menu.Label>{words.edit.dayTitle(cell.technician.name, formats.day(date))}</Menu.Label>
        <Menu.Item disabled={running} onClick={() => props.onOptimise({ mode: 'one-day', date })}>
          {words.edit.optimiseDay}
        </Menu.Item>
        <Menu.Item disabled={running} onClick={() => props.onOptimise({ mode: 'one-technician', technicianId })}>
          {words.edit.optimiseTechnician(cell.technician.name)}
        </Menu.Item>
        <Menu.Item onClick={() => props.onChange(at.shiftKey)} data-testid="change-day">
          {words.edit.changeDay}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={empty} onClick={() => actions.lock(visits, 'sequence')} data-testid="lock-day">
          {words.edit.lockDay}
        </Menu.Item>
        <Menu.Item disabled={empty} onClick={() => actions.lock(visits, null)}>
          {words.edit.unlockDay}
        </Menu.Item>
        <Menu.Item disabled={empty} onClick={() => actions.basket(visits)}>
          {words.edit.emptyDay}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="var(--bad)" disabled={running} onClick={() => props.onAbsent(technicianId, date)} data-testid="mark-absent">
          {words.edit.markAbsent}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
