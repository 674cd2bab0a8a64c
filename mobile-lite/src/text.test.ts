import { incompleteness } from '@tournee/ui-kit'
import { expect, it } from 'vitest'
import { dayText } from './text.ts'

it('says everything in French and English', () => {
  expect(incompleteness(dayText)).toEqual([])
})
