import type { LockLevel } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import { weekText } from '../text.ts'
import { useEditor, useLocks } from './editor-context.ts'
import classes from './lock-control.module.css'

export const LOCK_LEVELS: readonly (LockLevel | null)[] = [null, 'technician', 'day', 'sequence', 'time']

/** How firmly visits are held: one choice for all of them. */
export function LockControl({ visitIds, disabled }: { readonly visitIds: readonly string[]; readonly disabled: boolean }) {
  const words = useText(weekText)
  const { actions } = useEditor()
  const locks = useLocks()
  const levels = visitIds.map((id) => locks.get(id) ?? null)
  const held = LOCK_LEVELS.filter((one) => levels.includes(one))
  const count = (one: LockLevel | null) => levels.filter((level) => level === one).length
  const level = held.length === 1 ? held[0]! : undefined
  const hint = level === undefined ? words.edit.lockMixed : level === null ? words.edit.lockNoneHint : words.edit.lockHints[level]
  return (
    <fieldset className={classes.locks} disabled={disabled} data-testid="lock-control">
      <legend>{visitIds.length > 1 ? words.edit.lockTitle(visitIds.length) : words.edit.lock}</legend>
      <div className={classes.choices}>
        {LOCK_LEVELS.map((one) => (
          <label key={one ?? 'none'}>
            <input
              type="radio"
              name="lock"
              className="visually-hidden"
              checked={one === level}
              onChange={() => actions.lock(visitIds, one)}
              data-testid={`lock-${one ?? 'none'}`}
            />
            <span data-held={held.includes(one)}>
              {one ? words.edit.locks[one] : words.edit.lockNone}
              {held.length > 1 && held.includes(one) ? <b>{count(one)}</b> : null}
            </span>
          </label>
        ))}
      </div>
      <p>{hint}</p>
    </fieldset>
  )
}
