import { describe, expect, test } from 'vitest'
import { RunFeed } from './run-feed.ts'

const collect = async <T>(states: AsyncIterable<T>): Promise<T[]> => {
  const seen: T[] = []
  for await (const state of states) seen.push(state)
  return seen
}

describe('following a run', () => {
  test('a follower sees the stored state, what comes after, and the end', async () => {
    const feed = new RunFeed<number>()
    const read = async () => {
      // told between listening and reading: nothing is missed
      feed.tell('run', 2)
      return 1
    }
    const seen = collect(feed.follow('run', read, (state) => state === 3, new AbortController().signal))
    await new Promise((resolve) => setImmediate(resolve))
    feed.end('run', 3)
    expect(await seen).toEqual([1, 2, 3])
  })

  test('a run that is over says so once', async () => {
    const feed = new RunFeed<string>()
    const states = feed.follow(
      'run',
      async () => 'over',
      (state) => state === 'over',
      new AbortController().signal,
    )
    expect(await collect(states)).toEqual(['over'])
  })

  test('a run of another process is told as it is stored, each state once, to its end', async () => {
    const feed = new RunFeed<string>()
    const stored = ['started', 'started', 'half', 'half', 'over']
    const read = async () => stored.shift()!
    const states = feed.follow('run', read, (state) => state === 'over', new AbortController().signal, 1)
    expect(await collect(states)).toEqual(['started', 'half', 'over'])
  })

  test('a follower who leaves ends quietly', async () => {
    const feed = new RunFeed<string>()
    const leaving = new AbortController()
    const seen = collect(
      feed.follow(
        'run',
        async () => 'started',
        () => false,
        leaving.signal,
      ),
    )
    await new Promise((resolve) => setImmediate(resolve))
    leaving.abort()
    expect(await seen).toEqual(['started'])
  })
})
