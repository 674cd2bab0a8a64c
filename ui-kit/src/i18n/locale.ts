/** Languages of the screens, French first. */
export type Locale = 'fr' | 'en'
export const LOCALES: readonly Locale[] = ['fr', 'en']

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> }

/** The words of one screen in every language. */
export interface Text<T> {
  readonly fr: T
  readonly en: T
}

/**
 * Declares the words of a screen; the English must have exactly the French keys, or it does not compile. The French may be
 * typed with plain spaces: it never begins a line with its punctuation.
 */
export const defineText = <const T extends object>(fr: T, en: Widen<T>): Text<Widen<T>> => ({ fr: keepPunctuation(fr) as Widen<T>, en })

const NBSP = '\u00a0'

/** French sets a space before : ; ! ? % € » and after «, at which no line may break. */
function keepPunctuation(words: unknown): unknown {
  if (typeof words === 'string') return words.replace(/ (?=[:;!?%€»])/g, NBSP).replace(/« /g, `«${NBSP}`)
  if (typeof words === 'function') return (...args: unknown[]) => keepPunctuation(words(...args))
  if (Array.isArray(words)) return words.map(keepPunctuation)
  if (typeof words === 'object' && words !== null)
    return Object.fromEntries(Object.entries(words).map(([key, word]) => [key, keepPunctuation(word)]))
  return words
}

/** `one` for 0 and 1 in French and 1 in English, else `many`. */
export const plural = (locale: Locale, count: number, one: string, many: string): string =>
  (locale === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1) ? one : many

/** Every path of a dictionary with its value, for completeness checks. */
export function pathsOf(node: unknown, path = ''): Map<string, unknown> {
  const found = new Map<string, unknown>()
  if (typeof node !== 'object' || node === null) return found.set(path, node)
  for (const [key, value] of Object.entries(node))
    for (const [p, v] of pathsOf(value, path === '' ? key : `${path}.${key}`)) found.set(p, v)
  return found
}

/** What is missing, empty or left over between the languages of a text; empty when complete. */
export function incompleteness(text: Text<unknown>): string[] {
  const fr = pathsOf(text.fr)
  const en = pathsOf(text.en)
  const faults: string[] = []
  for (const path of fr.keys()) if (!en.has(path)) faults.push(`en lacks ${path}`)
  for (const path of en.keys()) if (!fr.has(path)) faults.push(`fr lacks ${path}`)
  for (const [language, words] of [
    ['fr', fr],
    ['en', en],
  ] as const)
    for (const [path, word] of words) {
      if (typeof word === 'string' && word.trim() === '') faults.push(`${language} ${path} is empty`)
      if (typeof word !== 'string' && typeof word !== 'function') faults.push(`${language} ${path} is not text`)
    }
  return faults
}
