/**
 * Words of the screens. Those of the door, in English, are in the bundle; what is said behind it is fetched with it, and
 * other languages when they are wanted.
 */
import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import door from './en/door.json'

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

/** How each language calls itself: never translated. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur'])

type Catalogue = Promise<{ default: object }>

const DOORS: Record<Exclude<Language, 'en'>, () => Catalogue> = {
  de: () => import('./de/door.json'),
  fr: () => import('./fr/door.json'),
  es: () => import('./es/door.json'),
  ar: () => import('./ar/door.json'),
}
const HOUSES: Record<Language, () => Catalogue> = {
  en: () => import('./en/house.json'),
  de: () => import('./de/house.json'),
  fr: () => import('./fr/house.json'),
  es: () => import('./es/house.json'),
  ar: () => import('./ar/house.json'),
}

/** Everybody who speaks on this page: what one has learned, all know. */
const speakers = new Set<i18n>()
const learned = new Map<Language, object>()

/** The words behind the door, in English and in the language that is spoken. */
export async function learnHouse(): Promise<void> {
  const spoken = [...speakers].map((words) => words.language?.split('-')[0] as Language)
  await Promise.all([...new Set<Language>(['en', ...spoken])].map(learn))
}

async function learn(language: Language): Promise<void> {
  if (learned.has(language)) return
  const { default: house } = await HOUSES[language]()
  learned.set(language, house)
  for (const words of speakers) words.addResourceBundle(language, 'translation', house, true)
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

/** Ready at once, in English, for whoever stands at the door. */
export function createWords(): i18n {
  const words = i18next.createInstance()
  void words.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    resources: { en: { translation: { ...door, ...learned.get('en') } } },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  speakers.add(words)
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
    const [catalogue] = await Promise.all([DOORS[language](), learn(language)])
    words.addResourceBundle(language, 'translation', { ...learned.get(language), ...catalogue.default })
  }
  const locale = regional(language, preferred)
  await words.changeLanguage(locale)
  document.documentElement.lang = locale
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr'
}
