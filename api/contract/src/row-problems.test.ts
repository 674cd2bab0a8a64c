import { describe, expect, it } from 'vitest'
import { explainRowProblem, RowProblemCode } from './row-problems.ts'

describe('what is wrong with a row', () => {
  it('is said in both languages, with what stands in the cell as it is', () => {
    expect(explainRowProblem('PHONE_UNREADABLE', '$& 12', 'fr').cause).toContain('« $& 12 »')
    expect(explainRowProblem('PHONE_UNREADABLE', '$& 12', 'en').cause).toContain('“$& 12”')
    for (const code of RowProblemCode.options) {
      const [fr, en] = (['fr', 'en'] as const).map((language) => explainRowProblem(code, 'x', language))
      expect([code, fr!.cause === en!.cause, fr!.remedy === en!.remedy]).toEqual([code, false, false])
    }
  })
})
