/** Names of files as they may be shown and saved: one word of the path, and nothing in it that hides how it ends. */
import { legalText } from './stanza.ts'

const MAX_NAME = 200
/** Controls, and what turns the direction of reading round: `exe.gpj` must not look like `jpg.exe`. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Empty when nothing is left of it. */
export function cleanFileName(name: string): string {
  const clean = (name.split(/[/\\]/).at(-1) ?? '').replace(UNSEEN, '').trim()
  if (/^\.+$/.test(clean)) return ''
  if (clean.length <= MAX_NAME) return clean
  // How it ends says what it is.
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : ''
  return legalText(`${clean.slice(0, MAX_NAME - ending.length)}${ending}`)
}

/** What an address calls the file that lies there. */
export function nameInAddress(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    return cleanFileName(decodeURIComponent(last))
  } catch {
    return cleanFileName(last)
  }
}

const TYPES: Readonly<Record<string, string>> = {
  aac: 'audio/aac',
  avif: 'image/avif',
  flac: 'audio/flac',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
}

/** A guess, where nobody says it: what it really is, is looked at before anything is shown. */
export function typeOfName(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(TYPES, ending) ? (TYPES[ending] as string) : 'application/octet-stream'
}
