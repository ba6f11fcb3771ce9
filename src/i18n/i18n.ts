/** Words of the screens: English in the bundle, every other language fetched when it is wanted. */
import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'

export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** How each language calls itself: never translated. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' }

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur'])

const CATALOGUES: Record<Exclude<Language, 'en'>, () => Promise<{ default: object }>> = {
  de: () => import('./de.json'),
}

/** The first wish that we have words for; `system` = what the browser prefers. */
export function chooseLanguage(wish: Language | 'system', preferred: readonly string[]): Language {
  if (wish !== 'system') return wish
  for (const tag of preferred) {
    const language = LANGUAGES.find((known) => known === tag.toLowerCase().split('-')[0])
    if (language) return language
  }
  return 'en'
}

/** Ready at once, in English. */
export function createWords(): i18n {
  const words = i18next.createInstance()
  void words.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  return words
}

/** The language as it is spoken where the person is, so that `en` writes times as Britain does for those in Britain. */
export const regional = (language: Language, preferred: readonly string[]): string =>
  preferred.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language

/** Fetches the catalogue if need be, then changes every word on screen, and says so to the browser. */
export async function speak(
  words: i18n,
  language: Language,
  preferred: readonly string[] = [],
): Promise<void> {
  if (language !== 'en' && !words.hasResourceBundle(language, 'translation')) {
    const catalogue = await CATALOGUES[language]()
    words.addResourceBundle(language, 'translation', catalogue.default)
  }
  const locale = regional(language, preferred)
  await words.changeLanguage(locale)
  document.documentElement.lang = locale
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr'
}
