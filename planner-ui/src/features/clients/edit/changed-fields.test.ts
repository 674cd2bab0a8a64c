import { describe, expect, it } from 'vitest'
import { changedFields, formerFields } from './changed-fields.ts'

describe('an edit', () => {
  const before = { name: 'a', notes: '', skills: ['x'] }
  it('sends only what was changed, and takes only that back', () => {
    const patch = changedFields(before, { name: 'b', notes: '', skills: ['x'] })
    expect([patch, formerFields(before, patch)]).toEqual([{ name: 'b' }, { name: 'a' }])
  })
})
