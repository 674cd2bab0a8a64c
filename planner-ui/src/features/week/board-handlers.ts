import type { LockLevel } from '@tournee/contract'
import type { MouseEvent } from 'react'
import type { PlacedVisit } from './model.ts'

/** What stops and lanes tell the screen. */
export interface BoardHandlers {
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
  readonly onPick: (visitId: string, way: 'toggle' | 'range') => void
  readonly onTechnician: (id: string) => void
  /** the actions on a day were asked for, from this button */
  readonly onDayMenu: (shiftKey: string, from: HTMLElement) => void
}

/** A visit on the board, and how it stands there. */
export interface StopProps {
  readonly placed: PlacedVisit
  readonly selected: boolean
  readonly picked: boolean
  /** a run has just moved it */
  readonly glows: boolean
  readonly lock: LockLevel | null
  readonly on: BoardHandlers
}

/** A click on a stop: one of several with Ctrl, up to here with Shift, else this one (again: none). */
export function clickStop(
  on: Pick<BoardHandlers, 'onSelect' | 'onPick'>,
  visitId: string,
  selected: boolean,
  event: Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): void {
  if (event.ctrlKey || event.metaKey) on.onPick(visitId, 'toggle')
  else if (event.shiftKey) on.onPick(visitId, 'range')
  else on.onSelect(selected ? null : visitId)
}
