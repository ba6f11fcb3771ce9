/**
 * What another program handed over: words, links, files. Anybody who can make a browser send a form can hand something over, so
 * all of it is cut to what a person may have meant, and nothing of it goes anywhere before they say so.
 */

export interface Share {
  /** What was said, the link behind it; empty where there are only files. */
  text: string
  files: readonly File[]
  /** Files that were too many, or too much together. */
  leftOut: number
}

/** More than a message holds (UTF-16 units): whatever is longer is a file, and should come as one. */
const MOST_TEXT = 100_000
/** As many as a person picks by hand. */
export const MOST_FILES = 30
/** All files together. */
const MOST_BYTES = 1024 ** 3
const MOST_NAME = 120

/** The fields of the form, as the manifest of the web app names them. */
interface SharedForm {
  get(name: string): unknown
  getAll(name: string): readonly unknown[]
}

export function shareOf(form: SharedForm): Share {
  const given = form.getAll('files').filter((file): file is File => file instanceof File && !isNothing(file))
  const files: File[] = []
  let bytes = 0
  for (const file of given) {
    if (files.length === MOST_FILES) break
    if (bytes + file.size > MOST_BYTES) continue
    bytes += file.size
    files.push(named(file))
  }
  const [title, text, url] = ['title', 'text', 'url'].map((name) => words(form.get(name)))
  // With files, a title is mostly the name of one of them.
  const parts = files.length ? [text, url] : [title, text, url]
  return { text: joined(parts), files, leftOut: given.length - files.length }
}

export const isEmptyShare = ({ text, files, leftOut }: Share): boolean =>
  text === '' && files.length === 0 && leftOut === 0

/** A form without a file has an empty one without a name. */
const isNothing = ({ size, name }: File) => size === 0 && (name === '' || name === 'blob')

/** Each of it once: programs like to say the link in the text as well, and the text in the title. */
function joined(parts: readonly (string | undefined)[]): string {
  const said = parts.filter((part): part is string => Boolean(part))
  const isSaidBy = (other: string, place: number, part: string, at: number) =>
    place !== at && other.includes(part) && (other !== part || place < at)
  const text = said
    .filter((part, at) => !said.some((other, place) => isSaidBy(other, place, part, at)))
    .join('\n')
    .slice(0, MOST_TEXT)
  return whole(text)
}

/** Never half a character at the end. */
const whole = (text: string) => (/[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text)

/** Cut before it is looked at: more than is ever kept. */
const words = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .slice(0, MOST_TEXT)
        .replace(/\r\n?/g, '\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
        .trim()
    : ''

/** A name is one line that says where nothing is, and does not read backwards. */
function named(file: File): File {
  const name = file.name
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  const kept = shortened(name) || 'file'
  return kept === file.name
    ? file
    : new File([file], kept, { type: file.type, lastModified: file.lastModified })
}

/** What it is called by stays, and what kind it is. */
function shortened(name: string): string {
  if (name.length <= MOST_NAME) return name
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return `${whole(name.slice(0, MOST_NAME - ending.length))}${ending}`
}
