import { IconClockEdit } from '@tabler/icons-react'
import { useText } from '@tournee/ui-kit'
import { weekText } from '../text.ts'
import classes from './day-edit-mark.module.css'
import { useShiftEdit } from './editor-context.ts'
import { shiftEditWords } from './shift-edit-words.ts'

/** Says that a day's hours or pauses are not the usual ones: a mark with its words in the tooltip, or (`withWords`) beside it. */
export function DayEditMark(props: { readonly shiftKey: string; readonly className?: string | undefined; readonly withWords?: boolean }) {
  const words = useText(weekText)
  const edit = useShiftEdit(props.shiftKey)
  if (!edit) return null
  const said = shiftEditWords(edit, words)
  return (
    <span className={`${classes.mark} ${props.className ?? ''}`} title={said} data-testid="day-edited">
      <IconClockEdit size={13} stroke={1.8} aria-hidden="true" />
      <span className={props.withWords ? classes.words : 'visually-hidden'}>{said}</span>
    </span>
  )
}
