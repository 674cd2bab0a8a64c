import { expect, test } from 'vitest'
import { followGesture, type Grip, HOLD_MS, type Later } from './gesture.ts'

/** A gesture with a clock of its own; `told` is what it led to. */
function aGesture(over: Partial<Grip> = {}) {
  const told: string[] = []
  let waiting: { run: () => void; at: number } | null = null
  const later: Later = (run, ms) => {
    waiting = { run, at: ms }
    return () => {
      waiting = null
    }
  }
  const gesture = followGesture(
    { visitId: 'v1', pointerId: 1, x: 100, y: 100, touch: false, ...over },
    {
      lift: (x, y) => told.push(`lift ${x} ${y}`),
      move: (x, y) => told.push(`move ${x} ${y}`),
      drop: (x, y) => told.push(`drop ${x} ${y}`),
      leave: () => told.push('leave'),
    },
    later,
  )
  const wait = (ms: number) => {
    if (waiting && waiting.at <= ms) waiting.run()
  }
  return { gesture, told, wait }
}

test('a mouse lifts a visit once it has moved, and drops it where its button goes up', () => {
  const { gesture, told } = aGesture()
  gesture.move(1, 103, 100)
  expect(told).toEqual([])
  gesture.move(1, 110, 100)
  gesture.up(1, 200, 50)
  expect(told).toEqual(['lift 110 100', 'move 110 100', 'drop 200 50'])
})

test('a click is no drag', () => {
  const { gesture, told } = aGesture()
  gesture.up(1, 100, 100)
  expect(told).toEqual(['leave'])
})

test('a finger lifts a visit by holding it, trembling or not', () => {
  const { gesture, told, wait } = aGesture({ touch: true })
  gesture.move(1, 104, 103)
  wait(HOLD_MS)
  gesture.move(1, 150, 300)
  gesture.up(1, 150, 300)
  expect(told).toEqual(['lift 104 103', 'move 150 300', 'drop 150 300'])
})

test('a finger that moves at once scrolls and lifts nothing, however long it stays down', () => {
  const { gesture, told, wait } = aGesture({ touch: true })
  gesture.move(1, 100, 140)
  wait(HOLD_MS)
  gesture.move(1, 100, 180)
  gesture.up(1, 100, 180)
  expect(told).toEqual(['leave'])
})

test('a finger that holds and goes up where it came down leaves the visit where it is', () => {
  const { gesture, told, wait } = aGesture({ touch: true })
  wait(HOLD_MS)
  gesture.up(1, 102, 101)
  expect(told).toEqual(['lift 100 100', 'leave'])
})

test('a second finger lets go of what the first has lifted', () => {
  const { gesture, told, wait } = aGesture({ touch: true })
  wait(HOLD_MS)
  gesture.down(2)
  gesture.up(1, 300, 300)
  expect(told).toEqual(['lift 100 100', 'leave'])
})

test('another pointer neither moves nor drops what this one holds', () => {
  const { gesture, told } = aGesture()
  gesture.move(2, 400, 400)
  gesture.move(1, 120, 100)
  gesture.up(2, 400, 400)
  expect(told).toEqual(['lift 120 100', 'move 120 100'])
})

test('a cancelled gesture says so once', () => {
  const { gesture, told } = aGesture()
  gesture.move(1, 120, 100)
  gesture.cancel()
  gesture.cancel()
  gesture.up(1, 120, 100)
  expect(told).toEqual(['lift 120 100', 'move 120 100', 'leave'])
})
