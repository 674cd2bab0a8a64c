import { ActionIcon } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import classes from './roadbook-menu.module.css'
import { weekText } from './text.ts'

/** The way to the meeting that takes the week from draft to published. */
export function MeetingLink({ weekId }: { readonly weekId: string }) {
  const words = useText(weekText)
  return (
    <ActionIcon
      component={Link}
      href={`/meeting/${weekId}`}
      variant="default"
      size={36}
      className={classes.open}
      aria-label={words.meeting}
      title={words.meeting}
      data-testid="to-meeting"
    >
      <IconListCheck size={18} stroke={1.6} />
    </ActionIcon>
  )
}
