import type { MouseEvent } from 'react'

/** What stops and lanes tell the screen. */
export interface BoardHandlers {
  readonly onSelect: (visitId: string | null) => void
  readonly onHover: (visitId: string | null) => void
  readonly onPick: (visitId: string, way: 'toggle' | 'range') => void
  readonly onTechnician: (id: string) => void
  /** the actions on a day were asked for, from this button */
  readonly onDayMenu: (shiftKey: string, from: HTMLElement) => void
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
