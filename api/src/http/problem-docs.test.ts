import { readFileSync } from 'node:fs'
import { PROBLEMS } from '@tournee/contract'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../config.ts'

test('docs/errors.md explains every code with its status, and no other', () => {
  const page = readFileSync(`${PROJECT_ROOT}docs/errors.md`, 'utf8')
  const explained = [...page.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \|/gm)].map((row) => [row[1], Number(row[2])])
  expect(explained.sort()).toEqual(
    Object.entries(PROBLEMS)
      .map(([code, { status }]) => [code, status])
      .sort(),
  )
})
