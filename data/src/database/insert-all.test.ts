import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordChanges } from '../audit/record-change.ts'
import { TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { inTurns } from './insert-all.ts'
import type { Database } from './open-database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

it('takes items in groups, in order, and one group does not wait', async () => {
  const groups: (readonly number[])[] = []
  for await (const some of inTurns([1, 2, 3, 4, 5], 2)) groups.push(some)
  expect(groups).toEqual([[1, 2], [3, 4], [5]])
  for await (const _ of inTurns([], 2)) throw new Error('nothing to take')
})

it('gives others their turn between the statements of a long write, which stays one transaction', async () => {
  const entityId = '01890000-0000-7000-8000-000000000001'
  const count = async () =>
    Number((await database.connection('audit_log').where({ entity_id: entityId }).count<{ n: number }[]>({ n: '*' }))[0]!.n)
  let isWriting = true
  let turns = 0
  const turn = () => {
    turns++
    if (isWriting) setImmediate(turn)
  }
  setImmediate(turn)
  await expect(
    database.transaction(async (db) => {
      // 1 000 rows are five statements: four turns between them
      await recordChanges(
        db,
        Array.from({ length: 1000 }, () => ({ action: 'update' as const, entity: 'client', entityId })),
        TESTER,
      )
      isWriting = false
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(turns).toBeGreaterThanOrEqual(4)
  expect(await count()).toBe(0)
})
