import { describe, expect, it } from 'vitest'
import { draftOf, newDraft, termsOf, withTier } from './contract-draft.ts'

const draft = newDraft('s1', '2026-11-23')
const terms = (more = {}) => {
  const said = termsOf({ ...draft, ...more }, 'fr')
  return 'terms' in said ? said.terms : said.fault
}

describe('a contract being filled in', () => {
  it('comes out as it went in', () => {
    const contract = {
      id: 'k',
      clientId: 'c',
      ...(terms({ price: '149,90', spacing: '240, 120', rhythm: 'by-days', skills: 'PAC, clim' }) as object),
    }
    const said = termsOf(draftOf(contract as never, 'fr'), 'fr')
    expect('terms' in said && said.terms).toMatchObject({
      priceCents: 14_990,
      spacingDays: [120, 240],
      visitsPerYear: 2,
      skills: ['pac', 'clim'],
    })
  })

  it('has its price as the language writes it, thousands too', () => {
    expect(draftOf({ ...(terms() as object), priceCents: 14_950 } as never, 'fr').price).toBe('149,5')
    expect(draftOf({ ...(terms() as object), priceCents: 14_950 } as never, 'en').price).toBe('149.5')
    expect(termsOf({ ...draft, price: '1,250.50' }, 'en')).toMatchObject({ terms: { priceCents: 125_050 } })
    expect(termsOf({ ...draft, price: '1 250,50' }, 'fr')).toMatchObject({ terms: { priceCents: 125_050 } })
  })

  it('takes the visits and the tolerance of its tier', () => {
    expect(withTier(draft, 'or')).toMatchObject({ visitsPerYear: '3', tolerance: '20' })
  })

  it('says what is wrong', () => {
    expect(terms({ endsOn: '2026-01-01' })).toBe('dates')
    expect(terms({ suspensions: [{ from: '2027-02-01', to: '2027-01-01' }] })).toBe('dates')
    expect(terms({ rhythm: 'by-days', spacing: '120, 400' })).toBe('spacing')
    expect(terms({ rhythm: 'by-days', spacing: '' })).toBe('spacing')
    expect(terms({ duration: '4' })).toBe('numbers')
    expect(terms({ price: 'gratuit' })).toBe('numbers')
  })
})
