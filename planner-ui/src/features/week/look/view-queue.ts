import type { SavedView } from './views.ts'

/** The service, as far as saved views need it: both answer all views of the user. */
export interface ViewRemote {
  readonly keep: (view: SavedView) => Promise<readonly SavedView[]>
  readonly drop: (id: string) => Promise<readonly SavedView[]>
}

/** Changes of saved views, sent one after the other in the order they were made. */
export interface ViewQueue {
  /** what the service was read to have */
  readonly know: (stored: readonly SavedView[]) => void
  readonly keep: (view: SavedView) => void
  /** also of a view whose first save is still under way: by the name it has by then */
  readonly drop: (view: Pick<SavedView, 'id' | 'name'>) => void
}

/** `onStored` is told what the service has once nothing waits any more: an answer in between would bring back what was dropped since. */
export function createViewQueue(
  remote: ViewRemote,
  tell: { readonly onStored: (stored: readonly SavedView[]) => void; readonly onFailed: (what: 'keep' | 'drop') => void },
): ViewQueue {
  /** null = the service has not said yet */
  let stored: readonly SavedView[] | null = null
  let waiting = 0
  let last = Promise.resolve()
  const add = (what: 'keep' | 'drop', send: () => Promise<readonly SavedView[] | null>) => {
    waiting += 1
    last = last.then(async () => {
      try {
        stored = await send()
      } catch {
        tell.onFailed(what)
      }
      waiting -= 1
      if (waiting === 0 && stored) tell.onStored(stored)
    })
  }
  return {
    know: (items) => {
      if (waiting === 0) stored = items
    },
    keep: (view) => add('keep', () => remote.keep(view)),
    drop: ({ id, name }) =>
      add('drop', async () => {
        const known = id ?? stored?.find((view) => view.name === name)?.id
        return known ? remote.drop(known) : stored
      }),
  }
}
