/**
 * Vite plugin: names of emoji in each language of the program, from the installed `emojibase-data`, trimmed to what the
 * picker and the completion read. They become files of the build: nothing is ever asked of anybody else's server.
 */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const PREFIX = 'virtual:emoji/'
/** Short names are English everywhere; a language may have its own beside them. */
const NAMES = {
  en: ['en/shortcodes/emojibase.json', 'en/shortcodes/github.json'],
  de: ['de/shortcodes/cldr.json', 'de/shortcodes/cldr-native.json', 'en/shortcodes/emojibase.json'],
}
/** Skin tones by themselves are nothing to pick. */
const COMPONENTS = 'component'
const TONES = ['light', 'medium-light', 'medium', 'medium-dark', 'dark']

/** @param {string} file */
const data = (file) => require(`emojibase-data/${file}`)

/** @param {string} words */
const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1)

/** As everybody writes it: what is a picture by itself needs no mark that asks for one. @param {string} emoji */
const plain = (emoji) => emoji.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1')

/** @param {{ skins?: { tone: number | number[], emoji: string }[] }} entry the five skins, where there are five */
function skinsOf(entry) {
  const single = (entry.skins ?? []).filter(({ tone }) => typeof tone === 'number')
  const skins = TONES.map((_, index) => single.find(({ tone }) => tone === index + 1)?.emoji).map(
    (skin) => skin && plain(skin),
  )
  return skins.every((skin) => skin !== undefined) ? { skins } : {}
}

/** @param {'en' | 'de'} language */
export function emojiOf(language) {
  const messages = data(`${language}/messages.json`)
  const groups = messages.groups.filter((/** @type {{ key: string }} */ { key }) => key !== COMPONENTS)
  const flags = messages.subgroups.find((/** @type {{ key: string }} */ { key }) => key === 'country-flag')
  const catalogues = NAMES[language].map(data)
  const inGroup = (/** @type {{ group?: number }} */ { group }) =>
    groups.some((/** @type {{ order: number }} */ { order }) => order === group)
  return {
    groups: groups.map((/** @type {{ order: number, message: string }} */ { order, message }) => ({
      index: order,
      label: capital(message),
    })),
    tones: TONES.map((tone) =>
      capital(messages.skinTones.find((/** @type {{ key: string }} */ { key }) => key === tone).message),
    ),
    emojis: data(`${language}/data.json`)
      .filter(inGroup)
      .map((/** @type {any} */ entry) => ({
        emoji: plain(entry.emoji),
        label: capital(entry.label),
        group: entry.group,
        version: entry.version,
        names: [...new Set(catalogues.flatMap((catalogue) => catalogue[entry.hexcode] ?? []))],
        tags: entry.tags ?? [],
        ...(entry.subgroup === flags?.order ? { flag: true } : {}),
        ...skinsOf(entry),
      })),
  }
}

/** @returns {import('vite').Plugin} */
export function emojiData() {
  return {
    name: 'emoji-data',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      const language = id.slice(PREFIX.length + 1)
      if (language !== 'en' && language !== 'de') throw new Error(`No emoji names in ${language}`)
      // A string is read much faster than the same as a program.
      const json = JSON.stringify(JSON.stringify(emojiOf(language)))
      return `export default JSON.parse(${json})`
    },
  }
}
