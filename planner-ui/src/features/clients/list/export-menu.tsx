import { Button, Popover } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ClientTarget, endpoints } from '@tournee/contract'
import { ErrorState, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { saveFile } from '../../../lib/save-file.ts'
import { exportColumns, type ShownColumn } from './columns.ts'
import type { View } from './filter-model.ts'
import classes from './list.module.css'
import { listText } from './text.ts'

/** Writes clients into a file: the columns shown or all, for a spreadsheet or as text. */
export function ExportMenu(props: {
  readonly target: ClientTarget
  readonly count: number
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly compact?: boolean
}) {
  const words = useText(listText)
  const formats = useFormats()
  const toast = useToast()
  const [all, setAll] = useState(true)
  const write = useWrite(endpoints.exportClients)
  const save = (format: 'csv' | 'xlsx') =>
    write.mutate(
      {
        body: {
          target: props.target,
          format,
          columns: exportColumns(props.columns, all),
          sort: props.view.sort,
          descending: props.view.descending,
          language: formats.locale,
        },
      },
      {
        onSuccess: (file) => {
          saveFile(file)
          toast({ message: words.exported(formats.number(props.count)) })
        },
      },
    )
  return (
    <Popover position="bottom-end" shadow="none" trapFocus width={280}>
      <Popover.Target>
        <Button
          variant="default"
          size={props.compact ? 'xs' : 'sm'}
          leftSection={<IconDownload size={16} stroke={1.6} />}
          loading={write.isPending}
          data-testid="export"
        >
          {words.export}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <p>{words.exportHint(formats.number(props.count))}</p>
        <label className={classes.field}>
          <select
            className={classes.filter}
            value={all ? 'all' : 'shown'}
            onChange={(e) => setAll(e.currentTarget.value === 'all')}
            aria-label={words.columnsButton}
          >
            <option value="all">{words.exportAll}</option>
            <option value="shown">{words.exportShown}</option>
          </select>
        </label>
        {write.error ? <ErrorState compact error={write.error} /> : null}
        <div className={classes.actions}>
          <Button variant="default" onClick={() => save('csv')} data-testid="export-csv">
            CSV
          </Button>
          <Button onClick={() => save('xlsx')} data-testid="export-xlsx">
            Excel (.xlsx)
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
