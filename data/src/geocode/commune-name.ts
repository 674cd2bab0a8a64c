import { fold } from '../database/fold.ts'

const ARTICLES = /^(le|la|les|l|aux?) /

/**
 * The name of a commune for comparing: no accents, capitals, hyphens, CEDEX or leading article; `St`, `Ste`, `s/`, `ND` in full;
 * `Roche-sur-Foron (La)` as `La Roche-sur-Foron`.
 */
export function communeKey(name: string): string {
  const spelled = fold(name.replace(/\bs\s*\/\s*/gi, 'sur ').replace(/\([^)]*\)/g, ' '))
    .replace(/\bcedex\b.*$/, '')
    .replace(/^\d{5}\b/, '')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bn d\b|\bnd\b/g, 'notre dame')
    .replace(/\bmt\b/g, 'mont')
    .replace(/\bvx\b/g, 'vieux')
    .trim()
  return spelled.replace(ARTICLES, '')
}

/** Single letters that differ between two words, counting a swap of neighbours once (optimal string alignment); above `limit`: `limit + 1`. */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    before = last
    last = row
  }
  return last[other.length]!
}

/** How many letters a name of this length may be off: none up to 3, one up to 7, two up to 13, else three. */
export const typosAllowed = (length: number): number => (length <= 3 ? 0 : length <= 7 ? 1 : length <= 13 ? 2 : 3)
