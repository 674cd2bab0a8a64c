import { Button } from '@mantine/core'
import type { LiveStop } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import classes from './live.module.css'
import { announced } from './model.ts'
import { liveText } from './text.ts'
import type { useNotices } from './use-notices.ts'

/** What the client was told last, and, while it is not sent, how to take it back. */
export function NoticeLine({
  stop,
  notices,
  mayWrite,
}: {
  readonly stop: LiveStop
  readonly notices: ReturnType<typeof useNotices>
  readonly mayWrite: boolean
}) {
  const words = useText(liveText)
  const formats = useFormats()
  const [notice] = stop.notices
  if (!notice) return stop.reachable ? null : <p className={classes.notice}>{words.unreachable}</p>
  return (
    <p className={classes.notice} data-testid="notice">
      <span>
        {words.told(formats.time(notice.createdAt), formats.time(announced(notice.expectedAt)))} ·{' '}
        {notice.sentAt ? words.sent : words.waiting}
      </span>
      {mayWrite && !notice.sentAt ? (
        <Button size="compact-xs" variant="subtle" disabled={notices.isBusy} onClick={() => notices.takeBack(notice.id)}>
          {words.undo}
        </Button>
      ) : null}
    </p>
  )
}
