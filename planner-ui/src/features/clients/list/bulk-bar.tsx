import { Button } from '@mantine/core'
import type { BulkAction, ClientTarget, Technician } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { BulkDialog } from './bulk-dialog.tsx'
import type { ShownColumn } from './columns.ts'
import { ExportMenu } from './export-menu.tsx'
import type { View } from './filter-model.ts'
import classes from './list.module.css'
import { listText } from './text.ts'

/** What can be done to the clients chosen. */
export function BulkBar(props: {
  readonly target: ClientTarget
  readonly count: number
  readonly total: number
  readonly view: View
  readonly columns: readonly ShownColumn[]
  readonly technicians: readonly Technician[]
  readonly mayWrite: boolean
  readonly onAll: () => void
  readonly onNone: () => void
}) {
  const words = useText(listText)
  const formats = useFormats()
  const [kind, setKind] = useState<BulkAction['kind'] | null>(null)
  const open = (which: BulkAction['kind'], label: string) => (
    <Button key={which} variant="default" size="xs" onClick={() => setKind(which)} data-testid={`bulk-${which}`}>
      {label}
    </Button>
  )
  const archived = props.view.filter.archived ?? false
  return (
    <section className={classes.bulk} aria-label={words.bulk.label} data-testid="bulk-bar">
      <strong aria-live="polite">{words.selected(formats.number(props.count), props.count)}</strong>
      {props.count < props.total ? (
        <Button variant="subtle" size="xs" onClick={props.onAll} data-testid="select-all">
          {words.selectAll(formats.number(props.total))}
        </Button>
      ) : null}
      {props.mayWrite && !archived
        ? [
            open('invite', words.bulk.invite),
            open('contract-terms', words.bulk.terms),
            open('generate-visits', words.bulk.generate),
            open('tags', words.bulk.tags),
            open('notes', words.bulk.notes),
            open('archive', words.bulk.archive),
          ]
        : null}
      {props.mayWrite && archived ? open('unarchive', words.bulk.unarchive) : null}
      <ExportMenu target={props.target} count={props.count} view={props.view} columns={props.columns} compact />
      <Button variant="subtle" size="xs" onClick={props.onNone}>
        {words.clear}
      </Button>
      {kind ? (
        <BulkDialog
          key={kind}
          kind={kind}
          target={props.target}
          technicians={props.technicians}
          onClose={() => setKind(null)}
          onDone={props.onNone}
        />
      ) : null}
    </section>
  )
}
