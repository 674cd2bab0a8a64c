import { describe, expect, test } from 'vitest'
import { Recent } from './recent.ts'

describe('recent results', () => {
  test('are made once, also when asked for at once, and forgotten in the order of their last use', async () => {
    const recent = new Recent<string>(2)
    let made = ''
    const ask = (key: string) =>
      recent.get(key, async () => {
        made += key
        return key
      })
    await Promise.all([ask('a'), ask('a')])
    await ask('b')
    await ask('a')
    await ask('c')
    expect(made).toBe('abc')
    // b was used longest ago
    await ask('a')
    await ask('b')
    expect(made).toBe('abcb')
  })

  test('of work that failed are made again', async () => {
    const recent = new Recent<number>(2)
    await expect(recent.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await recent.get('a', async () => 1)).toBe(1)
  })
})
