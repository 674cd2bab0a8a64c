import { ApiError } from '@tournee/contract'
import { expect, it } from 'vitest'
import { namesWhatIsGone, whyNotStored } from './why-not-stored.ts'

const refused = (status: number, code: string) => new ApiError({ type: 'about:blank', title: 'no', status, code })

it('a conflict, a service that does not answer and a rule are told apart', () => {
  expect(whyNotStored(refused(412, 'VERSION_CONFLICT'))).toBe('conflict')
  expect(whyNotStored(new TypeError('no network'))).toBe('offline')
  expect(whyNotStored(refused(503, 'UNAVAILABLE'))).toBe('offline')
  expect(whyNotStored(refused(422, 'PLAN_VIOLATED'))).toBe('refused')
})

it('an edit that names a visit which is done or planned elsewhere by now is known by its errors', () => {
  const unknown = { code: 'UNKNOWN_VISIT', path: 'body.routes.0.visits.1', cause: 'gone', remedy: 'leave it out' }
  expect(namesWhatIsGone({ errors: [unknown] })).toBe(true)
  expect(namesWhatIsGone({ errors: [{ ...unknown, code: 'OVERLAP' }] })).toBe(false)
  expect(namesWhatIsGone({})).toBe(false)
})
