import { describe, expect, test } from 'vitest'
import { callOrder } from './call-order.ts'

const problemOf = (...ids: string[]) => ({ visits: ids.map((id) => ({ id, location: 0, service: 0 })) })
const ids = Array.from({ length: 20 }, (_, index) => `v${index}`)

describe('the order in which clients call', () => {
  test('holds every visit once', () => {
    expect([...callOrder(problemOf(...ids), 1)].sort()).toEqual([...ids].sort())
  })

  test('depends on the seed, not on the order of the list', () => {
    expect(callOrder(problemOf(...[...ids].reverse()), 1)).toEqual(callOrder(problemOf(...ids), 1))
    expect(callOrder(problemOf(...ids), 2)).not.toEqual(callOrder(problemOf(...ids), 1))
  })
})
