import { expect, it } from 'vitest'
import { createViewQueue, type ViewRemote } from './view-queue.ts'
import type { SavedView } from './views.ts'

const aView = (name: string, id: string | null = null): SavedView => ({
  id,
  name,
  filter: { chosen: {}, text: '' },
  colourBy: 'technician',
  camera: null,
  isDefault: false,
})

/** A service that answers when it is let to. */
function slowService() {
  let views: SavedView[] = []
  const answers: (() => void)[] = []
  const later = (change: () => void) =>
    new Promise<SavedView[]>((resolve) =>
      answers.push(() => {
        change()
        resolve([...views])
      }),
    )
  const remote: ViewRemote = {
    keep: (view) =>
      later(() => {
        views = [...views.filter(({ name }) => name !== view.name), { ...view, id: `id ${view.name}` }]
      }),
    drop: (id) =>
      later(() => {
        views = views.filter((view) => view.id !== id)
      }),
  }
  /** lets everything through that is asked, in order */
  const answerAll = async () => {
    for (let i = 0; i < 20; i++) {
      answers.shift()?.()
      await Promise.resolve()
    }
  }
  return { remote, answerAll, has: () => views.map(({ name }) => name) }
}

it('a view dropped before its first save is answered is gone, here and on the service', async () => {
  const service = slowService()
  const told: string[][] = []
  const queue = createViewQueue(service.remote, { onStored: (stored) => told.push(stored.map(({ name }) => name)), onFailed: () => {} })
  queue.keep(aView('Annecy'))
  queue.keep(aView('Late'))
  queue.drop(aView('Annecy'))
  await service.answerAll()
  expect(service.has()).toEqual(['Late'])
  // never the list of the moment between, which still had it
  expect(told).toEqual([['Late']])
})

it('a view that the service has is dropped by its id', async () => {
  const service = slowService()
  const queue = createViewQueue(service.remote, { onStored: () => {}, onFailed: () => {} })
  queue.keep(aView('Annecy'))
  await service.answerAll()
  queue.drop(aView('Annecy', 'id Annecy'))
  await service.answerAll()
  expect(service.has()).toEqual([])
})

it('what cannot be sent is told, and the rest goes on', async () => {
  const service = slowService()
  const failed: string[] = []
  const refusing: ViewRemote = { ...service.remote, keep: () => Promise.reject(new Error('no network')) }
  let stored: readonly SavedView[] = []
  const queue = createViewQueue(refusing, {
    onStored: (now) => {
      stored = now
    },
    onFailed: (what) => failed.push(what),
  })
  queue.know([aView('Old', 'id Old')])
  queue.keep(aView('New'))
  await service.answerAll()
  expect(failed).toEqual(['keep'])
  expect(stored.map(({ name }) => name)).toEqual(['Old'])
})
