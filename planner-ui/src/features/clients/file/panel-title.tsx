import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './file.module.css'

/** Title of a panel of the file, with the button that adds to it. */
export function PanelTitle({
  title,
  onAdd,
  addLabel,
  testId,
}: {
  readonly title: string
  readonly onAdd: (() => void) | null
  readonly addLabel: string
  readonly testId: string
}) {
  return (
    <div className={classes.title}>
      <h2>{title}</h2>
      {onAdd ? (
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} stroke={1.6} />} onClick={onAdd} data-testid={testId}>
          {addLabel}
        </Button>
      ) : null}
    </div>
  )
}

/** What can be done with one line of a panel. */
export function RowTools({
  label,
  onEdit,
  remove,
  testId,
}: {
  readonly label: string
  readonly onEdit: () => void
  readonly remove?: ReactNode
  readonly testId: string
}) {
  return (
    <span>
      <ActionIcon variant="subtle" size={28} aria-label={label} title={label} onClick={onEdit} data-testid={testId}>
        <IconPencil size={16} stroke={1.6} />
      </ActionIcon>
      {remove}
    </span>
  )
}
