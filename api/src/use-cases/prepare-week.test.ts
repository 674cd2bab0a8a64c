import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestService, type TestService } from '../testing/test-service.ts'
import { prepareWeek } from './prepare-week.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

// the clock of the tests stands in November 2026
test.each([
  ['2026-W49', '2026-11-30'],
  ['2027-W27', '2027-07-05'],
])('the roads are asked as they are in the planned week %s, not as they are today', async (week, on) => {
  const { roads } = service.services
  const asked: (string | undefined)[] = []
  const watched: typeof roads = {
    ...roads,
    table: (points, call) => {
      asked.push(call?.on)
      return roads.table(points, call)
    },
    dataVersion: (call) => {
      asked.push(call?.on)
      return roads.dataVersion(call)
    },
  }
  await prepareWeek({ ...service.services, roads: watched }, week, { mode: 'from-scratch' })
  expect(asked).toEqual([on, on])
})
