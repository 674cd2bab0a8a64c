import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { endpoints, type ImportJob } from '@tournee/contract'
import { EmptyState, ErrorState, useRead, useText, useWrite } from '@tournee/ui-kit'
import { useState } from 'react'
import { Link } from 'wouter'
import { CommitProgress } from './commit-progress.tsx'
import { ImportReview } from './import-review.tsx'
import classes from './import-screen.module.css'
import { imprecise, stageOf } from './model.ts'
import { importText } from './text.ts'
import { UploadBox } from './upload-box.tsx'

/** From the file as it is to clients on the map: upload, dry run, commit. */
export function ImportScreen() {
  const words = useText(importText)
  useDocumentTitle(`${words.title} · Tournée`)
  const [job, setJob] = useState<ImportJob | null>(null)
  const upload = useWrite(endpoints.createImport)
  const toPlace = useRead(endpoints.listSitesToPlace, { query: { limit: 1 } })
  const waiting = toPlace.data?.total ?? null
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <Button component={Link} href="/import/place" variant="default" data-testid="to-place">
          {words.toPlace(waiting)}
        </Button>
      </header>
      {job === null ? (
        <>
          <UploadBox busy={upload.isPending} onFile={(file) => upload.mutate({ file }, { onSuccess: setJob })} />
          {upload.error ? <ErrorState error={upload.error} /> : null}
        </>
      ) : (
        <Stage job={job} onJob={setJob} />
      )}
    </div>
  )
}

function Stage({ job, onJob }: { readonly job: ImportJob; readonly onJob: (job: ImportJob | null) => void }) {
  const words = useText(importText)
  const again = (
    <Button variant="default" onClick={() => onJob(null)}>
      {words.another}
    </Button>
  )
  switch (stageOf(job)) {
    case 'review':
      return <ImportReview job={job} onJob={onJob} />
    case 'running':
      return <CommitProgress job={job} onJob={onJob} />
    case 'failed':
      return (
        <EmptyState title={words.failed} {...(job.error ? { hint: job.error } : {})}>
          {again}
        </EmptyState>
      )
    case 'done': {
      const { created, updated, refused } = job.report
      const hint = [words.doneHint(created, updated), refused.length > 0 ? words.doneRefused(refused.length) : ''].join(' ')
      return (
        <div className={classes.panel} data-testid="import-done">
          <EmptyState title={words.done} hint={hint}>
            {imprecise(job) > 0 ? (
              <Button component={Link} href="/import/place" data-testid="place-now">
                {words.placeNow(imprecise(job))}
              </Button>
            ) : null}
            <Button component={Link} href="/week" variant={imprecise(job) > 0 ? 'default' : 'filled'}>
              {words.toWeek}
            </Button>
            {again}
          </EmptyState>
        </div>
      )
    }
  }
}
