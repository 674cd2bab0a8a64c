import { kitText } from '../components/text.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

/** What the browser would say of a field in its own language, in the language chosen; null where it has nothing to say. */
function wordOf({ valid, valueMissing, typeMismatch }: ValidityState, lang: string): string | null {
  const words = kitText[lang === 'en' ? 'en' : 'fr'].fields
  if (valid) return null
  if (valueMissing) return words.missing
  return typeMismatch ? words.address : words.unreadable
}

/**
 * Lets fields that a form refuses say why in the language of the screen instead of the browser's. A field that has words of its
 * own keeps them; ours are gone with the next letter typed.
 */
export function sayFieldsInOurWords(page: Document): void {
  const spoken = new WeakSet<Field>()
  page.addEventListener(
    'invalid',
    ({ target }) => {
      if (!isField(target) || (target.validity.customError && !spoken.has(target))) return
      if (spoken.has(target)) target.setCustomValidity('')
      const word = wordOf(target.validity, page.documentElement.lang)
      target.setCustomValidity(word ?? '')
      if (word) spoken.add(target)
    },
    true,
  )
  for (const event of ['input', 'change'])
    page.addEventListener(
      event,
      ({ target }) => {
        if (isField(target) && spoken.delete(target)) target.setCustomValidity('')
      },
      true,
    )
}
