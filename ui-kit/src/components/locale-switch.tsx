import { LOCALES } from '../i18n/locale.ts'
import { useLocale, useText } from '../i18n/locale-context.tsx'
import classes from './locale-switch.module.css'
import { kitText } from './text.ts'

const NAMES = { fr: 'Français', en: 'English' } as const

/** French or English. */
export function LocaleSwitch({ vertical = false }: { readonly vertical?: boolean }) {
  const { locale, setLocale } = useLocale()
  const words = useText(kitText)
  return (
    <fieldset className={classes.switch} data-vertical={vertical}>
      <legend className="visually-hidden">{words.language}</legend>
      {LOCALES.map((l) => (
        <button
          key={l}
          type="button"
          lang={l}
          aria-pressed={l === locale}
          title={NAMES[l]}
          aria-label={`${l.toUpperCase()} ${NAMES[l]}`}
          onClick={() => setLocale(l)}
        >
          {l.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}
