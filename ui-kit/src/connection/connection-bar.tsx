import { onlineManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useApi } from '../api/api-context.tsx'
import { useToast } from '../components/toasts.tsx'
import { useFormats, useText } from '../i18n/locale-context.tsx'
import classes from './connection-bar.module.css'
import { connectionText } from './text.ts'

/**
 * Says over the lower edge of a frame, or of a page that scrolls, that nothing comes through, and of when the screen is; reads everything
 * again on return. `wait`: what can be done meanwhile, where it is more than to wait.
 */
export function ConnectionBar({ of = 'frame', wait }: { readonly of?: 'frame' | 'page'; readonly wait?: string }) {
  const words = useText(connectionText)
  const formats = useFormats()
  const { connection } = useApi()
  const { lost, heardAt, refused } = useSyncExternalStore(connection.subscribe, connection.get)
  useReadAgain()
  const known = heardAt === null ? words.nothing : words.known(formats.time(new Date(heardAt)))
  return (
    <div role="status" aria-label={words.label} aria-live="polite" className={classes.place} data-of={of}>
      {lost ? (
        <p className={classes.bar} data-testid="connection-lost">
          <strong>{words.lost[lost]}</strong> {known}. {refused ? words.refused[refused] : (wait ?? words.wait)}
        </p>
      ) : null}
    </div>
  )
}

/** Reads wait while nothing comes through, keeping what they have; all of them are made again on return. */
function useReadAgain(): void {
  const words = useText(connectionText)
  const toast = useToast()
  const queries = useQueryClient()
  const { connection } = useApi()
  const latest = useRef({ words, toast })
  latest.current = { words, toast }
  useEffect(() => {
    onlineManager.setEventListener((setOnline) => connection.subscribe(() => setOnline(connection.get().lost === null)))
    const stop = connection.watch((refused) => {
      const { words: say, toast: tell } = latest.current
      tell({ message: refused ? say.backRefused[refused] : say.back, tone: refused ? 'bad' : 'good' })
      void queries.invalidateQueries()
    })
    return () => {
      stop()
      onlineManager.setOnline(true)
    }
  }, [connection, queries])
}
