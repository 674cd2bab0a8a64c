import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createFormats, type Formats } from '../format/formats.ts'
import { LOCALES, type Locale, type Text } from './locale.ts'

interface LocaleState {
  readonly locale: Locale
  readonly setLocale: (locale: Locale) => void
  readonly formats: Formats
  readonly setTimeZone: (timeZone: string) => void
}

const STORED = 'tournee.locale'
const LocaleContext = createContext<LocaleState | null>(null)

function storedLocale(): Locale {
  try {
    return LOCALES.find((l) => l === localStorage.getItem(STORED)) ?? 'fr'
  } catch {
    return 'fr'
  }
}

/** Keeps the language (remembered on this device, French first) and the company's time zone, and the formats made of both. */
export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [locale, choose] = useState<Locale>(storedLocale)
  const [timeZone, setTimeZone] = useState('Europe/Paris')
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const state = useMemo<LocaleState>(() => {
    const setLocale = (next: Locale) => {
      choose(next)
      try {
        localStorage.setItem(STORED, next)
      } catch {
        // private browsing: the choice lasts as long as the page
      }
    }
    return { locale, setLocale, formats: createFormats(locale, timeZone), setTimeZone }
  }, [locale, timeZone])
  return <LocaleContext value={state}>{children}</LocaleContext>
}

/** The language, its formats, and how to change them. */
export function useLocale(): LocaleState {
  const state = useContext(LocaleContext)
  if (!state) throw new Error('useLocale needs a KitProvider above it')
  return state
}

/** The words of a screen in the chosen language. */
export function useText<T>(text: Text<T>): T {
  return text[useLocale().locale]
}

/** Dates, times, distances and amounts in the chosen language. */
export function useFormats(): Formats {
  return useLocale().formats
}
