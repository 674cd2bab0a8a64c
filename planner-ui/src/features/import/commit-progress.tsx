import { useQueryClient } from '@tanstack/react-query'
import { endpoints, type ImportJob } from '@tournee/contract'
import { follow, readKey, useApi, useText } from '@tournee/ui-kit'
import { useEffect, useRef } from 'react'
import classes from './import-screen.module.css'
import { stageOf } from './model.ts'
import { importText } from './text.ts'

const LOOK_EVERY_MS = 800
const STALE = [endpoints.listSitesToPlace, endpoints.listClients, endpoints.getWeek]

/** Follows the writing of an import to its end. */
export function CommitProgress({ job, onJob }: { readonly job: ImportJob; readonly onJob: (job: ImportJob) => void }) {
  const words = useText(importText)
  const { call } = useApi()
  const queries = useQueryClient()
  const tell = useRef(onJob)
  tell.current = onJob
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const news = (next: ImportJob) => {
      if (over) return
      if (stageOf(next) !== 'running') {
        over = true
        unfollow()
        for (const e of STALE) queries.invalidateQueries({ queryKey: readKey(e) })
      }
      tell.current(next)
    }
    const look = async () => {
      if (over) return
      try {
        news(await call(endpoints.getImport, { params: { id: job.id } }))
      } catch {
        // no answer yet: ask again
      }
      if (!over) timer = setTimeout(look, LOOK_EVERY_MS)
    }
    const unfollow = follow(endpoints.followImport, { params: { id: job.id } }, { onEvent: news, onLost: look })
    return () => {
      over = true
      clearTimeout(timer)
      unfollow()
    }
  }, [job.id, call, queries])
  const { done, total } = job.progress
  return (
    <section className={classes.panel} data-testid="import-progress">
      <h2>{words.committing}</h2>
      <p>{words.progress(done, total)}</p>
      <progress className={classes.progress} max={Math.max(1, total)} value={done} aria-label={words.committing} />
    </section>
  )
}
