/** The few words that the system shows for us: in the menu, the tray, on the page after a sign-in. The page tells which language. */
import { ar } from './words-ar.ts'
import { de } from './words-de.ts'
import { en, type Words } from './words-en.ts'
import { es } from './words-es.ts'
import { fr } from './words-fr.ts'

export type { Words }

export const WORDS: Readonly<Record<string, Words>> = { en, de, fr, es, ar }

const baseOf = (language: string): string => language.split('-')[0]?.toLowerCase() ?? ''

/** By the first part of a tag of BCP 47; English where we have none. */
export const wordsIn = (language: string): Words => WORDS[baseOf(language)] ?? en

/** In which language those are, and from which side it is read. */
export const spokenIn = (language: string): { lang: string; dir: 'ltr' | 'rtl' } => ({
  lang: Object.hasOwn(WORDS, baseOf(language)) ? language : 'en',
  dir: baseOf(language) === 'ar' ? 'rtl' : 'ltr',
})

export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
