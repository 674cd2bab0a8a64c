import { Button } from '@mantine/core'
import { endpoints } from '@tournee/contract'
import { ErrorState, SkeletonRows, useFormats, useRead, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import page from '../../../look/page.module.css'
import { clientsText } from '../text.ts'
import { changeWords } from './change-words.ts'
import classes from './file.module.css'
import { fileText } from './text.ts'

const FEW = 8

/** Who changed what, in plain words, newest first. */
export function Changes({ id }: { readonly id: string }) {
  const words = useText(fileText)
  const general = useText(clientsText)
  const formats = useFormats()
  const [all, setAll] = useState(false)
  const changes = useRead(endpoints.listClientChanges, { params: { id } })
  const technicians = useRead(endpoints.listTechnicians).data?.items ?? []
  const nameOf = (technicianId: string) => technicians.find((one) => one.id === technicianId)?.name
  const items = changes.data?.items ?? []
  return (
    <section className={page.panel} data-testid="changes">
      <h2>{general.changes}</h2>
      {changes.isError ? <ErrorState compact error={changes.error} onRetry={() => changes.refetch()} /> : null}
      {changes.isPending ? <SkeletonRows rows={3} height={36} /> : null}
      {changes.data && items.length === 0 ? <p className={page.quiet}>{general.noChange}</p> : null}
      <ol className={classes.log}>
        {(all ? items : items.slice(0, FEW)).map((entry) => {
          const { what, details } = changeWords(entry, words, formats, nameOf)
          return (
            <li key={entry.id}>
              <strong>{what}</strong>
              {details.map((detail) => (
                <span key={detail}>{detail}</span>
              ))}
              <span className={page.small}>
                {formats.dateTime(entry.at)} · {general.by(entry.actor)}
              </span>
            </li>
          )
        })}
      </ol>
      {!all && items.length > FEW ? (
        <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
          {words.more}
        </Button>
      ) : null}
    </section>
  )
}
