/** Looking for words in what was said. Pure: a text is found if every word and every "phrase" is somewhere in it. */
import { fold } from './fold.ts'

/** Offsets in a text, the end not included. */
export type Mark = readonly [start: number, end: number]

const SPACES = /\s+/g

/** A text as it is compared: folded, every stretch of white space one space. */
export const searchable = (text: string): string => fold(text).replace(SPACES, ' ')

const MOST_TERMS = 16
const MOST_LENGTH = 200
/** "…", and what other languages put in its place. */
const PHRASE = /["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)/g

/** What has to be there: words and phrases, each once, without those that another one contains. */
export function searchTerms(typed: string): string[] {
  const terms: string[] = []
  const words = typed.slice(0, MOST_LENGTH).replace(PHRASE, (_, phrase: string) => {
    terms.push(searchable(phrase).trim())
    return ' '
  })
  terms.push(...searchable(words).split(' '))
  const wanted = [...new Set(terms.filter(Boolean))]
  return wanted
    .filter((term) => !wanted.some((other) => other !== term && other.includes(term)))
    .slice(0, MOST_TERMS)
}

/** `text`: as `searchable` gives it. */
export function isFound(text: string, terms: readonly string[]): boolean {
  for (const term of terms) if (!text.includes(term)) return false
  return true
}

/** Where the terms are in a text as it was written: in order, none touching another. */
export function findMarks(text: string, terms: readonly string[]): Mark[] {
  const { folded, origins } = withOrigins(text)
  const marks: [number, number][] = []
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length))
      marks.push([origins[at] ?? 0, origins[at + term.length] ?? text.length])
  }
  marks.sort((a, b) => a[0] - b[0])
  const united: [number, number][] = []
  for (const [start, end] of marks) {
    const last = united.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else united.push([start, end])
  }
  return united
}

/** The searchable text, and for each of its characters the place of the one that it comes from. */
function withOrigins(text: string): { folded: string; origins: number[] } {
  let folded = ''
  const origins: number[] = []
  let at = 0
  for (const character of text) {
    let piece = searchable(character)
    if (piece === ' ' && folded.endsWith(' ')) piece = ''
    for (let index = 0; index < piece.length; index++) origins.push(at)
    folded += piece
    at += character.length
  }
  return { folded, origins }
}

/** As much of a text as fits a row, from a little before the first mark. */
const BEFORE = 14
const LONGEST = 240

export function snippetOf(text: string, terms: readonly string[]): { snippet: string; marks: Mark[] } {
  // Folding moves no place by more than this text is long; of very long ones a part is enough.
  const [first] = findMarks(text.slice(0, 20_000), terms)
  let from = Math.max(0, (first?.[0] ?? 0) - BEFORE)
  if (from > 0) {
    const space = text.indexOf(' ', from)
    if (space >= 0 && space < (first?.[0] ?? 0)) from = space + 1
    else if (/[\uDC00-\uDFFF]/.test(text[from] ?? '')) from += 1
  }
  const part = text.slice(from, from + LONGEST).replace(SPACES, ' ')
  const snippet = from > 0 ? `…${part}` : part
  return { snippet, marks: findMarks(snippet, terms) }
}
