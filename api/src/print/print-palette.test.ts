import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PRINT_COLOURS } from './print-palette.ts'

test('a technician has the same colour on paper as on screen', () => {
  const tokens = readFileSync(new URL('../../../ui-kit/src/theme/tokens.css', import.meta.url), 'utf8')
  const light = tokens.slice(0, tokens.indexOf('dark'))
  for (const [index, { fill }] of PRINT_COLOURS.entries()) expect(light).toContain(`--tech-${index}: ${fill};`)
})
