import getHolidays from '@socialgouv/jours-feries'
import { frenchHolidays } from '@tournee/engine/recurrence'
import { describe, expect, it } from 'vitest'

/** The library answers local midnights: they are read with local getters, whatever the process time zone. */
function published(year: number): readonly string[] {
  const two = (n: number) => String(n).padStart(2, '0')
  return Object.values(getHolidays(year))
    .map((day) => `${year}-${two(day.getMonth() + 1)}-${two(day.getDate())}`)
    .sort()
}

describe('the public holidays of the demo company', () => {
  it('are those that the ministries publish', () => {
    for (let year = 2020; year <= 2040; year++) expect(frenchHolidays(year).map(({ date }) => date)).toEqual(published(year))
  })
})
