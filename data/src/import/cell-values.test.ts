import { describe, expect, it } from 'vitest'
import {
  plainText,
  readCents,
  readDate,
  readEmail,
  readList,
  readMinutes,
  readNumber,
  readPhone,
  readPostcode,
  readTier,
  readVisitsPerYear,
} from './cell-values.ts'

describe('a date in a cell', () => {
  it.each([
    ['3/12/2026', '2026-12-03'],
    ['03-12-26', '2026-12-03'],
    ['03.12.2026', '2026-12-03'],
    ['3/12/1998', '1998-12-03'],
    ['3/12/98', '1998-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['2026-12-03T08:00:00Z', '2026-12-03'],
    ['3/12/2026 08:00', '2026-12-03'],
    ['3 décembre 2026', '2026-12-03'],
    ['1er août 2024', '2024-08-01'],
    ['février 2024', '2024-02-01'],
    // 1900-01-01 is 1 and Excel believes in 29 February 1900: 45 292 is 1 January 2024
    ['45292', '2024-01-01'],
    ['45292.75', '2024-01-01'],
    ['29/02/2024', '2024-02-29'],
  ])('reads %s', (cell, date) => expect(readDate(cell)).toBe(date))
  it.each(['29/02/2023', '31/04/2024', '12/13/2024', '2024', 'bientôt', '', '2024-02-30'])('refuses %s', (cell) =>
    expect(readDate(cell)).toBeNull(),
  )
})

describe('other values in a cell', () => {
  it('are numbers with a point or a comma', () => {
    expect([readNumber('45,9'), readNumber('-1.5'), readNumber('1 249,5'), readNumber('x'), readNumber('')]).toEqual([
      45.9,
      -1.5,
      1249.5,
      null,
      null,
    ])
  })
  it('are minutes in every way of writing them', () => {
    expect(['75', '90 min', '1h15', '1:15', '1 h', '1,5 h', '2h'].map(readMinutes)).toEqual([75, 90, 75, 75, 60, 90, 120])
    expect(['0', '1000', 'long', ''].map(readMinutes)).toEqual([null, null, null, null])
  })
  it('are visits a year by number or by name', () => {
    expect(['2', '2x/an', '3 fois par an', 'Annuelle', 'trimestriel', 'semestriel'].map(readVisitsPerYear)).toEqual([2, 2, 3, 1, 4, 2])
    expect(['0', '99', 'souvent'].map(readVisitsPerYear)).toEqual([null, null, null])
  })
  it('are prices in cents', () => {
    expect(['149', '149,90 €', '1 249.50 EUR HT', '-3', 'offert'].map(readCents)).toEqual([14_900, 14_990, 124_950, null, null])
  })
  it('are tiers by their names', () => {
    expect(['BRONZE', 'Contrat Argent', 'or', 'Gold', 'Formule Or+', 'orange', 'platine'].map(readTier)).toEqual([
      'bronze',
      'argent',
      'or',
      'or',
      'or',
      null,
      null,
    ])
  })
  it('are postcodes with the zero that a spreadsheet lost', () => {
    expect(['1200', '74 000', '74000', '74000.0', 'F-74'].map(readPostcode)).toEqual(['01200', '74000', '74000', '74000', 'F-74'])
  })
  it('are phones as written, checked softly', () => {
    expect(['612345678', '06.12.34.56.78', '+33 6 12 34 56 78', '12', 'rouge'].map(readPhone)).toEqual([
      '0612345678',
      '06.12.34.56.78',
      '+33 6 12 34 56 78',
      null,
      null,
    ])
  })
  it('are e-mails, or nothing', () => {
    expect(['Jean.Dupont@Free.FR', 'mailto:a@b.fr', 'a@b', 'a b@c.fr', 'x'].map(readEmail)).toEqual([
      'jean.dupont@free.fr',
      'a@b.fr',
      null,
      null,
      null,
    ])
  })
  it('are lists', () => expect(readList('PAC + VMC; PAC / Alarme')).toEqual(['PAC', 'VMC', 'Alarme']))
  it('are never formulas', () => {
    expect(['=HYPERLINK("x")', '+1', '-2', '@SUM(A1)', '=-+@cmd', ' - Bât. B'].map(plainText)).toEqual([
      'HYPERLINK("x")',
      '1',
      '2',
      'SUM(A1)',
      'cmd',
      'Bât. B',
    ])
  })
})
