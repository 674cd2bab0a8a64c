import { describe, expect, test } from 'vitest'
import { LifeWatch } from './life-watch.ts'

const a = (beats: number) => ({ id: 'a', beats })
const b = (beats: number) => ({ id: 'b', beats })

describe('watching the processes', () => {
  test('one is gone at the fifth look in a row that finds it as it was', () => {
    const watch = new LifeWatch()
    // the first look only learns where it stands
    const looks = [1, 1, 1, 1, 1, 1].map((beats, i) => watch.look([a(beats), b(i)]))
    expect(looks).toEqual([[], [], [], [], [], [a(1)]])
  })

  test('a sign of life begins the count anew', () => {
    const watch = new LifeWatch()
    for (const beats of [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]) expect(watch.look([a(beats)])).toEqual([])
    expect(watch.look([a(2)])).toEqual([a(2)])
  })

  test('one that was off the list begins anew', () => {
    const watch = new LifeWatch()
    for (let look = 0; look < 5; look++) watch.look([a(1)])
    watch.look([])
    expect(watch.look([a(1)])).toEqual([])
  })
})
