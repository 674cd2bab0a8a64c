import { incompleteness } from '@tournee/ui-kit'
import { expect, it } from 'vitest'
import { portalText } from './text.ts'

it('says everything in French and English', () => {
  expect(incompleteness(portalText)).toEqual([])
})
