import { expect, test } from 'vitest'
import { createDwell, dayBeside } from './dwell.ts'

function aDwell() {
  const opened: string[] = []
  const waiting = new Set<() => void>()
  const dwell = createDwell(
    (target) => opened.push(target),
    (run) => {
      waiting.add(run)
      return () => waiting.delete(run)
    },
  )
  const pass = () => {
    for (const run of waiting) run()
    waiting.clear()
  }
  return { dwell, opened, pass }
}

test('a day opens once it has been pointed at long enough, and only once', () => {
  const { dwell, opened, pass } = aDwell()
  dwell.at('tuesday')
  dwell.at('tuesday')
  expect(opened).toEqual([])
  pass()
  dwell.at('tuesday')
  pass()
  expect(opened).toEqual(['tuesday'])
})

test('passing over a day on the way to another opens the other only', () => {
  const { dwell, opened, pass } = aDwell()
  dwell.at('tuesday')
  dwell.at('wednesday')
  pass()
  expect(opened).toEqual(['wednesday'])
})

test('a drag that ends opens nothing any more', () => {
  const { dwell, opened, pass } = aDwell()
  dwell.at('tuesday')
  dwell.stop()
  pass()
  expect(opened).toEqual([])
})

test('at the edge of a day lies the next or the previous one, none beyond the week, none in the whole week', () => {
  const days = ['mon', 'tue', 'wed']
  expect(dayBeside(days, 'tue', 'after')).toBe('wed')
  expect(dayBeside(days, 'tue', 'before')).toBe('mon')
  expect(dayBeside(days, 'wed', 'after')).toBeNull()
  expect(dayBeside(days, 'mon', 'before')).toBeNull()
  expect(dayBeside(days, null, 'after')).toBeNull()
})
