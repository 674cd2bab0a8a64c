import { expect, test } from 'vitest'
import { decodePolyline, encodePolyline } from './polyline.ts'

test("the example of Google's format document is encoded as printed there", () => {
  const line = [
    [-120.2, 38.5],
    [-120.95, 40.7],
    [-126.453, 43.252],
  ] as const
  expect(encodePolyline(line, 5)).toBe('_p~iF~ps|U_ulLnnqC_mqNvxq`@')
  expect(decodePolyline('_p~iF~ps|U_ulLnnqC_mqNvxq`@', 5)).toEqual(line)
})

test('six decimals survive the way there and back', () => {
  const line = [
    [6.129384, 45.899247],
    [-0.000001, -45.5],
  ] as const
  expect(decodePolyline(encodePolyline(line, 6), 6)).toEqual(line)
})

test('a text that ends in the middle of a number is refused', () => {
  expect(() => decodePolyline('_p~iF~ps|', 5)).toThrow(RangeError)
})
