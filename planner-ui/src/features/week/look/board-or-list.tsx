import { useText } from '@tournee/ui-kit'
import { memo } from 'react'
import { weekText } from '../text.ts'
import classes from './board-or-list.module.css'

interface BoardOrListProps {
  readonly isList: boolean
  readonly onList: (isList: boolean) => void
}

/** Board or list, as two radio buttons that answer in the frame of the click: nothing of them is measured or moves. */
export const BoardOrList = memo(function BoardOrList({ isList, onList }: BoardOrListProps) {
  const words = useText(weekText)
  const choices = [
    [false, words.boardTab],
    [true, words.list],
  ] as const
  return (
    <fieldset className={classes.choice} aria-label={words.boardOrList} title={`${words.boardOrList} (t)`} data-testid="board-or-list">
      {choices.map(([list, name]) => (
        <label key={name}>
          <input type="radio" name="board-or-list" checked={isList === list} onChange={() => onList(list)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
})
