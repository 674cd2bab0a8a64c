import { Button, Switch } from '@mantine/core'
import { endpoints, type ImportField, type ImportJob } from '@tournee/contract'
import { ErrorState, Figure, PrecisionMark, useFormats, useText, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { ChangesPreview } from './changes-preview.tsx'
import classes from './import-screen.module.css'
import { MappingTable } from './mapping-table.tsx'
import { hasCoordinates, remap, rowsToWrite } from './model.ts'
import { RowProblems } from './row-problems.tsx'
import { importText } from './text.ts'

const PRECISIONS = ['given', 'house', 'street', 'commune', 'none'] as const

/** The dry run: what each column means, what would happen, what is refused; nothing is written yet. */
export function ImportReview({ job, onJob }: { readonly job: ImportJob; readonly onJob: (job: ImportJob | null) => void }) {
  const words = useText(importText)
  const formats = useFormats()
  const [ignoreCoordinates, setIgnore] = useState(false)
  const map = useWrite(endpoints.mapImport)
  const commit = useWrite(endpoints.commitImport)
  const cancel = useWrite(endpoints.cancelImport)
  const fields = job.columns.map((c) => c.field)
  const tryAgain = (next: (ImportField | null)[], ignore: boolean) =>
    map.mutate({ params: { id: job.id }, body: { fields: next, ignoreCoordinates: ignore } }, { onSuccess: onJob })
  const { report } = job
  const warnings = report.warnings ?? []
  const toWrite = rowsToWrite(job)
  return (
    <div className={classes.review} aria-busy={map.isPending} data-testid="import-review">
      <section className={classes.panel}>
        <div className={classes.file}>
          <div>
            <h2>{words.dryRun}</h2>
            <p>
              {words.file(job.fileName, report.rows)}
              {job.encoding && job.separator
                ? ` · ${words.encoding(job.encoding, job.separator === '\t' ? words.tab : job.separator)}`
                : ''}
            </p>
          </div>
          <div className={classes.actions}>
            <Button
              variant="default"
              onClick={() => {
                cancel.mutate({ params: { id: job.id } })
                onJob(null)
              }}
            >
              {words.cancel}
            </Button>
            <Button
              disabled={toWrite === 0 || map.isPending}
              loading={commit.isPending}
              onClick={() => commit.mutate({ params: { id: job.id } }, { onSuccess: onJob })}
              data-testid="import-commit"
            >
              {toWrite === 0 ? words.nothing : words.commit(toWrite)}
            </Button>
          </div>
        </div>
        <div className={classes.figures} data-testid="import-figures">
          <Figure large label={words.figures.created} value={formats.number(report.created)} />
          <Figure large label={words.figures.updated} value={formats.number(report.updated)} />
          <Figure large label={words.figures.unchanged} value={formats.number(report.unchanged)} />
          <Figure large label={words.figures.refused} value={formats.number(report.refused.length)} />
          <dl className={classes.precision}>
            <dt>{words.precision}</dt>
            {PRECISIONS.map((p) => (
              <dd key={p}>
                <PrecisionMark precision={p} withLabel /> <strong>{formats.number(report.precision[p])}</strong>
              </dd>
            ))}
          </dl>
        </div>
        {commit.error || map.error ? <ErrorState compact error={commit.error ?? map.error} /> : null}
      </section>
      {report.refused.length > 0 ? (
        <RowProblems rows={report.refused} title={words.refusedTitle(report.refused.length)} hint={words.refusedHint} testId="refused" />
      ) : null}
      {warnings.length > 0 ? (
        <RowProblems rows={warnings} title={words.warningsTitle(warnings.length)} hint={words.warningsHint} testId="warnings" />
      ) : null}
      <section className={classes.panel}>
        <h2>{words.mapping}</h2>
        <p className={classes.hint}>{words.mappingHint}</p>
        <MappingTable
          columns={job.columns}
          disabled={map.isPending}
          onMap={(column, meaning) => tryAgain(remap(fields, column, meaning), ignoreCoordinates)}
        />
        <Switch
          label={words.ignoreCoordinates}
          checked={ignoreCoordinates}
          disabled={!hasCoordinates(fields) || map.isPending}
          onChange={(e) => {
            setIgnore(e.currentTarget.checked)
            tryAgain(fields, e.currentTarget.checked)
          }}
        />
      </section>
      <ChangesPreview job={job} />
    </div>
  )
}
