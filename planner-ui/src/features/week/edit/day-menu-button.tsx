import { IconDots } from '@tabler/icons-react'
import type { Technician } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { weekText } from '../text.ts'
import classes from './day-menu-button.module.css'

/** Opens what can be done with a technician's day; shown on hover and focus. */
export function DayMenuButton(props: {
  readonly shiftKey: string
  readonly technician: Technician
  readonly date: string
  readonly onOpen: (shiftKey: string, from: HTMLElement) => void
}) {
  const words = useText(weekText)
  const formats = useFormats()
  const name = words.edit.dayMenu(props.technician.name, formats.dayShort(props.date))
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={name}
      aria-haspopup="menu"
      title={name}
      data-testid="day-menu"
      data-shift={props.shiftKey}
      onClick={(event) => props.onOpen(props.shiftKey, event.currentTarget)}
    >
      <IconDots size={14} stroke={1.8} aria-hidden="true" />
    </button>
  )
}
