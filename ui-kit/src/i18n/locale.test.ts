import { describe, expect, it } from 'vitest'
import { defineText, incompleteness, plural } from './locale.ts'

describe('the words of a screen', () => {
  it('are complete when both languages have the same keys', () => {
    expect(incompleteness(defineText({ a: 'un', b: { c: (n: number) => `${n} km` } }, { a: 'one', b: { c: (n) => `${n} km` } }))).toEqual(
      [],
    )
  })

  it('name what is missing, left over or empty', () => {
    expect(incompleteness({ fr: { a: 'un', b: 'deux' }, en: { a: ' ', c: 'three' } })).toEqual([
      'en lacks b',
      'fr lacks c',
      'en a is empty',
    ])
  })
})

describe('French words', () => {
  it('never begin a line with punctuation, whether written, listed or made', () => {
    const { fr, en } = defineText(
      { a: 'Absence : « vu »', b: { c: (n: number) => `${n} % ; fini ?` }, d: ['Prix, €', '12 €'] },
      { a: 'Away : « seen »', b: { c: (n) => `${n} %` }, d: ['Price', '12 €'] },
    )
    expect([fr.a, fr.b.c(5), fr.d[1]]).toEqual(['Absence\u00a0: «\u00a0vu\u00a0»', '5\u00a0%\u00a0; fini\u00a0?', '12\u00a0€'])
    expect([en.a, en.b.c(5)]).toEqual(['Away : « seen »', '5 %'])
  })
})

describe('plurals', () => {
  it('count zero as one in French and as many in English', () => {
    expect([0, 1, 2].map((n) => plural('fr', n, 'visite', 'visites'))).toEqual(['visite', 'visite', 'visites'])
    expect([0, 1, 2].map((n) => plural('en', n, 'visit', 'visits'))).toEqual(['visits', 'visit', 'visits'])
  })
})
