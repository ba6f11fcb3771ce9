/** A format of ours: how loud a voice message is along the way, one byte each, so that its shape is there before it is. */
import { type Element, xml } from '@xmpp/xml'
import { fromBase64, toBase64 } from './base64.ts'
import { childOf, textOf } from './stanza.ts'

const WAVEFORM = 'urn:tessera:waveform:0'
const MOST = 64

export function readWaveform(file: Element): number[] | null {
  const element = childOf(file, 'waveform', WAVEFORM)
  const bytes = element && fromBase64(textOf(element, MOST * 2).trim())
  if (!bytes || bytes.length === 0 || bytes.length > MOST) return null
  return Array.from(bytes, (byte) => Math.round((byte / 255) * 100) / 100)
}

export const writeWaveform = (waveform: readonly number[]): Element =>
  xml(
    'waveform',
    { xmlns: WAVEFORM },
    toBase64(
      Uint8Array.from(waveform.slice(0, MOST), (loud) => Math.round(Math.min(1, Math.max(0, loud)) * 255)),
    ),
  )
