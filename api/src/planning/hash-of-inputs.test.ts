import { hashInputs } from '@tournee/engine'
import { expect, test } from 'vitest'
import { hashOfInputs } from './hash-of-inputs.ts'

test('inputs hash here as they do in the browser', () => {
  const inputs = { format: 1, problem: { matrices: { car: { duration: [0, 60, 61, -0], distance: [0, 1.5] } }, name: 'Épagny' } }
  expect(hashOfInputs(inputs)).toBe(hashInputs(inputs))
})
