import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { JobQueue } from './job-queue.ts'

const gate = () => Promise.withResolvers<void>()
const noCrash = (id: string, error: unknown) => {
  throw new Error(`${id} crashed: ${String(error)}`)
}

describe('the queue of long work', () => {
  test('runs at most so many at once, in the order of arrival', async () => {
    const queue = new JobQueue(1, noCrash)
    const started: string[] = []
    const [first, second] = [gate(), gate()]
    const runAs = (name: string, until: Promise<void>) => async () => {
      started.push(name)
      await until
    }
    queue.add('a', runAs('a', first.promise))
    queue.add('b', runAs('b', second.promise))
    expect(started).toEqual(['a'])
    first.resolve()
    await setImmediate()
    expect(started).toEqual(['a', 'b'])
    second.resolve()
    await queue.drain()
  })

  test('tells a job to end early and lets it keep what it has', async () => {
    const queue = new JobQueue(2, noCrash)
    let ended = false
    queue.add('a', async (signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      ended = true
    })
    expect(queue.cancel('a')).toBe(true)
    await queue.drain()
    expect(ended).toBe(true)
    expect(queue.cancel('a')).toBe(false)
  })

  test('survives a job that crashes', async () => {
    const crashed: string[] = []
    const queue = new JobQueue(1, (id) => crashed.push(id))
    queue.add('bad', async () => {
      throw new Error('broken')
    })
    let ran = false
    queue.add('good', async () => {
      ran = true
    })
    await setImmediate()
    await queue.drain()
    expect({ crashed, ran }).toEqual({ crashed: ['bad'], ran: true })
  })
})
