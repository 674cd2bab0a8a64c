import { ActionIcon } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBrush,
  IconHandStop,
  IconLasso,
  IconLock,
  IconLockOpen,
  type IconProps,
} from '@tabler/icons-react'
import { useText } from '@tournee/ui-kit'
import type { FC } from 'react'
import type { ZoneTool } from '../../map/zone-map.tsx'
import { zonesText } from './text.ts'
import classes from './zones-screen.module.css'

/** What the planner does on the map. */
export type Tool = 'move' | 'paint' | 'lasso' | 'lock' | 'unlock'

/** How the map follows the pointer for each tool. */
export const TOOLS: Readonly<Record<Tool, ZoneTool>> = { move: 'move', paint: 'stroke', lasso: 'lasso', lock: 'stroke', unlock: 'stroke' }
const ICONS: Readonly<Record<Tool, FC<IconProps>>> = {
  move: IconHandStop,
  paint: IconBrush,
  lasso: IconLasso,
  lock: IconLock,
  unlock: IconLockOpen,
}
const ORDER: readonly Tool[] = ['move', 'paint', 'lasso', 'lock', 'unlock']

/** The tools over the map, and the way back and forth. */
export function ToolBar(props: {
  readonly tool: Tool
  readonly hint: string
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly onTool: (tool: Tool) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}) {
  const words = useText(zonesText)
  return (
    <div className={classes.toolbar}>
      <div className={classes.tools}>
        <fieldset aria-label={words.tools}>
          {ORDER.map((tool) => {
            const Icon = ICONS[tool]
            return (
              <label key={tool} title={words.toolHint[tool]} data-testid={`tool-${tool}`}>
                <input type="radio" name="tool" checked={tool === props.tool} onChange={() => props.onTool(tool)} />
                <Icon size={18} stroke={1.6} aria-hidden="true" />
                <span>{words.tool[tool]}</span>
              </label>
            )
          })}
        </fieldset>
        <ActionIcon
          variant="subtle"
          size={36}
          disabled={!props.canUndo}
          aria-label={words.undo}
          title={`${words.undo} (Ctrl+Z)`}
          onClick={props.onUndo}
          data-testid="zones-undo"
        >
          <IconArrowBackUp size={18} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          size={36}
          disabled={!props.canRedo}
          aria-label={words.redo}
          title={`${words.redo} (Ctrl+Y)`}
          onClick={props.onRedo}
          data-testid="zones-redo"
        >
          <IconArrowForwardUp size={18} stroke={1.6} />
        </ActionIcon>
      </div>
      <p role="status">{props.hint}</p>
    </div>
  )
}
