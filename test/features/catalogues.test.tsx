import { describe, expect, it } from 'vitest'
import arDoor from '../../src/i18n/ar/door.json'
import arHouse from '../../src/i18n/ar/house.json'
import deDoor from '../../src/i18n/de/door.json'
import deHouse from '../../src/i18n/de/house.json'
import enDoor from '../../src/i18n/en/door.json'
import enHouse from '../../src/i18n/en/house.json'
import esDoor from '../../src/i18n/es/door.json'
import esHouse from '../../src/i18n/es/house.json'
import frDoor from '../../src/i18n/fr/door.json'
import frHouse from '../../src/i18n/fr/house.json'
import { chooseLanguage, LANGUAGES, regional } from '../../src/i18n/i18n.ts'
import { pushWords } from '../../src/i18n/push-words.ts'

const en = { ...enDoor, ...enHouse }

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, before = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(before + key, value)
    else for (const [path, text] of flatten(value, `${before}${key}.`)) flat.set(path, text)
  }
  return flat
}

const CATALOGUES: Record<string, Map<string, string>> = {
  en: flatten(en),
  de: flatten({ ...deDoor, ...deHouse }),
  fr: flatten({ ...frDoor, ...frHouse }),
  es: flatten({ ...esDoor, ...esHouse }),
  ar: flatten({ ...arDoor, ...arHouse }),
}
const english = flatten(en)
const sources = Object.entries(
  import.meta.glob<string>('../../src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
)

const withoutPlural = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '')
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map((match) => match[1]).sort()

/** Words that are the same there; anything else that is as in English was forgotten. */
const ALIKE: Record<string, readonly string[]> = {
  de: 'Build Chats Details Emoji Esc Links Name OK Offline Online Pause Server Tessera Version Video Videos'.split(
    ' ',
  ),
  fr: 'Build Ctrl Licence Notifications OK Pause Tessera Version message messages minute minutes'.split(' '),
  es: 'Chats Ctrl Emoji Esc No Tessera Video'.split(' '),
  ar: 'Ctrl Del End Enter Esc Home Shift Tessera'.split(' '),
}
const lettersOf = (text: string) =>
  text
    .replace(/\{\{[^}]*\}\}/g, ' ')
    .match(/\p{L}+/gu)
    ?.join(' ') ?? ''

/** Every string that could be a key, every template that could make some, and every key that is asked for by name. */
const literal = new Set<string>()
const templates = new Map<string, RegExp>()
const called = new Map<string, string>()
for (const [path, text] of sources) {
  for (const [, key = ''] of text.matchAll(/['"]([a-z][A-Za-z]*(?:\.[A-Za-z-]+)+)['"]/g)) literal.add(key)
  for (const [, template = ''] of text.matchAll(/`([a-z][A-Za-z]*\.[^`\s/]*\$\{[^`\s/]*)`/g)) {
    const pattern = template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[A-Za-z-]+')
    templates.set(template, new RegExp(`^${pattern}$`))
  }
  for (const [, key = ''] of text.matchAll(/\bt\(\s*['"]([^'"]+)['"]/g)) called.set(key, path)
}

describe('the catalogues', () => {
  it('are those of the languages that one can choose', () =>
    expect(Object.keys(CATALOGUES)).toEqual([...LANGUAGES]))

  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    it(`${language} has every key of English and no other`, () => {
      const keys = (map: Map<string, string>) => [...new Set([...map.keys()].map(withoutPlural))].sort()
      expect(keys(catalogue)).toEqual(keys(english))
    })

    it(`${language} has every plural form that it needs`, () => {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
      const plurals = [...catalogue.keys()].filter((key) => withoutPlural(key) !== key)
      const missing = plurals.flatMap((key) =>
        forms.map((form) => `${withoutPlural(key)}_${form}`).filter((needed) => !catalogue.has(needed)),
      )
      expect(missing).toEqual([])
    })

    it(`${language} fills in the same words as English, and leaves no text empty`, () => {
      const wrong = [...catalogue].filter(([key, text]) => {
        const original = english.get(key) ?? english.get(`${withoutPlural(key)}_other`) ?? ''
        // One thing needs no number.
        const optional = key.endsWith('_one') ? ['count'] : []
        const differs = (a: string[], b: string[]) =>
          a.some((name) => !b.includes(name) && !optional.includes(name))
        const [ours, theirs] = [placeholders(text) as string[], placeholders(original) as string[]]
        return text.trim() === '' || differs(ours, theirs) || differs(theirs, ours)
      })
      expect(wrong).toEqual([])
    })

    it(`D7.2 ${language} speaks as people do, not as the protocol does`, () => {
      const jargon = /\b(?:roster|stanza|jid|bare address|presence priority|namespace)s?\b/i
      expect([...catalogue].filter(([, text]) => jargon.test(text))).toEqual([])
    })

    if (language !== 'en')
      it(`${language} leaves nothing in English`, () => {
        const left = [...catalogue].filter(
          ([key, text]) => text === english.get(key) && lettersOf(text) !== '',
        )
        expect(left.filter(([, text]) => !ALIKE[language]?.includes(lettersOf(text)))).toEqual([])
      })

    it(`${language} keeps its voice down`, () => {
      expect([...catalogue].filter(([, text]) => /!|\boops\b|please wait/i.test(text))).toEqual([])
    })
  }

  it('have every key that the screens ask for', () => {
    const known = new Set([...english.keys()].map(withoutPlural))
    expect([...called].filter(([key]) => !known.has(key))).toEqual([])
  })

  it('have every word on screen: none is written in a component', () => {
    const written = sources
      .filter(([path]) => path.endsWith('.tsx') && !path.includes('/kit/'))
      .flatMap(([path, text]) =>
        [
          ...text.matchAll(/>\s*([^<>{}=();]*\p{L}{3,}[^<>{}=();]*)<\//gu),
          ...text.matchAll(/\b(?:aria-label|label|title|placeholder|alt)="([^"]*\p{L}[^"]*)"/gu),
        ].map(([, words = '']) => `${path}: ${words.trim()}`),
      )
    // Names of techniques are called that everywhere.
    expect(written.filter((one) => !one.endsWith(': WebSocket'))).toEqual([])
  })

  it('have no key that no screen asks for', () => {
    const unused = [...english.keys()].filter((key) => {
      const name = withoutPlural(key)
      return !literal.has(name) && ![...templates.values()].some((template) => template.test(name))
    })
    expect(unused).toEqual([])
  })
})

describe('the language', () => {
  it('is the wish, else the first that the browser prefers and we have, else English', () => {
    expect(chooseLanguage('de', ['en-GB'])).toBe('de')
    expect(chooseLanguage('system', ['it-CH', 'de-CH', 'en'])).toBe('de')
    expect(chooseLanguage('system', ['it'])).toBe('en')
    expect(chooseLanguage('system', [])).toBe('en')
  })

  it('is written as it is where the person lives', () => {
    expect(regional('en', ['de-AT', 'en-GB', 'en-US'])).toBe('en-GB')
    expect(regional('de', ['en-GB'])).toBe('de')
  })
})

describe('the words of the worker', () => {
  it.each(LANGUAGES)('say in a notice what a page says: %s', (language) => {
    const { wrote, to } = pushWords(language, [])
    const [name, address] = ['Juliet', 'romeo@verona.example']
    expect(wrote).toBe(CATALOGUES[language]?.get('notifications.wrote'))
    const told = CATALOGUES[language]?.get('notifications.to') ?? ''
    expect(to(name, address)).toBe(told.replace('{{name}}', name).replace('{{address}}', address))
  })

  it('are chosen as those of the screens', () => {
    for (const preferred of [['fr-CH', 'de'], ['xx', 'es-419'], ['DE'], [], ['constructor']])
      for (const wish of ['system', ...LANGUAGES] as const)
        expect(pushWords(wish, preferred)).toBe(pushWords(chooseLanguage(wish, preferred), []))
  })
})
