import { describe, expect, it } from 'vitest'
import { incompleteness } from '../i18n/locale.ts'
import { sessionText } from '../session/text.ts'
import { kitText } from './text.ts'

describe('the words of the kit', () => {
  it.each(Object.entries({ kitText, sessionText }))('%s are complete in French and English', (_, text) => {
    expect(incompleteness(text)).toEqual([])
  })
})
