/** XEP-0446 File metadata element, 0.2.0 (2022-07-17): https://xmpp.org/extensions/xep-0446.html */
import { type Element, xml } from '@xmpp/xml'
import type { Attachment } from '../model/attachment.ts'
import { cleanFileName } from './file-name.ts'
import { attribute, childOf, childrenOf, childText, legalText, textOf } from './stanza.ts'
import { readWaveform, writeWaveform } from './voice-waveform.ts'
import { readThumbnail, writeThumbnail } from './xep-0264-thumbnails.ts'

const FILE = 'urn:xmpp:file:metadata:0'
const HASHES = 'urn:xmpp:hashes:2'
const MAX_TEXT = 1000
/** Larger than any screen, and any file. */
const MAX_PIXELS = 100_000
const MAX_SECONDS = 1_000_000
/** RFC 6838 §4.2, without parameters. */
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/
const SHA256 = /^[A-Za-z0-9+/]{43}=$/

export type FileMetadata = Partial<Omit<Attachment, 'url'>>

/** What is said of a file. Numbers that no file has are not said. */
export function readMetadata(parent: Element, message: Element): FileMetadata {
  const file = childOf(parent, 'file', FILE)
  if (!file) return {}
  const type = childText(file, 'media-type', MAX_TEXT)?.trim().toLowerCase().split(';')[0] ?? ''
  const [width, height] = [pixels(file, 'width'), pixels(file, 'height')]
  const length = wholeNumber(file, 'length')
  return {
    ...present('name', cleanFileName(childText(file, 'name', MAX_TEXT) ?? '') || null),
    ...present('type', MEDIA_TYPE.test(type) ? type : null),
    ...present('size', wholeNumber(file, 'size')),
    ...(width && height ? { width, height } : {}),
    ...present('duration', length && length / 1000 < MAX_SECONDS ? length / 1000 : null),
    ...present('waveform', readWaveform(file)),
    ...present('preview', readThumbnail(file, message)),
    ...present('sha256', readSha256(file)),
  }
}

/** Without the date: when a file was last touched is nobody's business. */
export function writeMetadata(attachment: Attachment): Element {
  const { name, type, size, width, height, duration, waveform, preview, sha256 } = attachment
  const text = (tag: string, value: string | number | null | undefined) =>
    value == null ? null : xml(tag, null, typeof value === 'number' ? String(value) : legalText(value))
  return xml(
    'file',
    { xmlns: FILE },
    text('media-type', type),
    text('name', name),
    text('size', size),
    text('width', width),
    text('height', height),
    text('length', duration === undefined ? null : Math.round(duration * 1000)),
    sha256 === undefined ? null : xml('hash', { xmlns: HASHES, algo: 'sha-256' }, sha256),
    waveform ? writeWaveform(waveform) : null,
    preview === undefined ? null : writeThumbnail(preview),
  )
}

function wholeNumber(file: Element, name: string): number | null {
  const text = childText(file, name, MAX_TEXT)?.trim() ?? ''
  const number = /^\d{1,16}$/.test(text) ? Number(text) : null
  return number !== null && Number.isSafeInteger(number) ? number : null
}

function pixels(file: Element, name: string): number | null {
  const number = wholeNumber(file, name)
  return number && number <= MAX_PIXELS ? number : null
}

function readSha256(file: Element): string | null {
  const hash = childrenOf(file, 'hash', HASHES).find((each) => attribute(each, 'algo') === 'sha-256')
  const text = hash ? textOf(hash, MAX_TEXT).trim() : ''
  return SHA256.test(text) ? text : null
}

const present = <K extends keyof FileMetadata>(key: K, value: FileMetadata[K] | null): FileMetadata =>
  value == null ? {} : { [key]: value }
