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

/** Declares the words of a screen; the English must have exactly the French keys, or it does not compile. */
export const defineText = <const T extends object>(fr: T, en: Widen<T>): Text<Widen<T>> => ({ fr: fr as unknown as Widen<T>, en })

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
