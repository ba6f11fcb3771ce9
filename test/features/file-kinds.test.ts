import { describe, expect, it } from 'vitest'
import { sniffBlob, sniffType } from '../../src/features/attachments/sniff-type.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )

describe('what a file is, by its first bytes', () => {
  const KNOWN: [string, Uint8Array, string, string][] = [
    ['PNG', bytes([0x89], 'PNG\r\n', [0x1a], '\n'), 'image/png', 'image'],
    ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg', 'image'],
    ['GIF', bytes('GIF89a'), 'image/gif', 'image'],
    ['WebP', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp', 'image'],
    ['AVIF', bytes([0, 0, 0, 28], 'ftypavif'), 'image/avif', 'image'],
    ['HEIC, which most browsers cannot draw', bytes([0, 0, 0, 24], 'ftypheic'), 'image/heic', 'file'],
    ['MP4', bytes([0, 0, 0, 24], 'ftypisom'), 'video/mp4', 'video'],
    ['QuickTime', bytes([0, 0, 0, 20], 'ftypqt  '), 'video/quicktime', 'video'],
    ['M4A', bytes([0, 0, 0, 24], 'ftypM4A '), 'audio/mp4', 'audio'],
    [
      'WebM',
      bytes([0x1a, 0x45, 0xdf, 0xa3], 'B\x82webm', [1, 2], 'V_VP9', [3], 'A_OPUS'),
      'video/webm',
      'video',
    ],
    ['a recorded voice', bytes([0x1a, 0x45, 0xdf, 0xa3], 'B\x82webm', [1], 'A_OPUS'), 'audio/webm', 'audio'],
    ['Ogg', bytes('OggS', new Array(24).fill(0), 'OpusHead'), 'audio/ogg', 'audio'],
    ['Ogg Theora', bytes('OggS', new Array(24).fill(0), [0x80], 'theora'), 'video/ogg', 'video'],
    ['WAV', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '), 'audio/wav', 'audio'],
    ['FLAC', bytes('fLaC'), 'audio/flac', 'audio'],
    ['MP3 with a tag', bytes('ID3', [4]), 'audio/mpeg', 'audio'],
    ['MP3', bytes([0xff, 0xfb, 0x90]), 'audio/mpeg', 'audio'],
    ['AAC', bytes([0xff, 0xf1, 0x50]), 'audio/aac', 'audio'],
    ['PDF', bytes('%PDF-1.7'), 'application/pdf', 'file'],
  ]
  it.each(KNOWN)('%s', (_name, head, type, kind) => {
    expect(sniffType(head)).toEqual({ type, kind })
  })

  const HOSTILE: [string, string][] = [
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['SVG behind a declaration', '<?xml version="1.0"?>\n<svg onload="alert(1)"/>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['HTML behind white space and a mark', '\ufeff \n<html>'],
    ['a script', 'alert(1)'],
    ['nothing', ''],
  ]
  it.each(HOSTILE)('%s is a file without a type, whatever it is called', async (_name, text) => {
    const file = new File([text], 'rose.png', { type: 'image/png' })
    expect(await sniffBlob(file)).toEqual({ type: 'application/octet-stream', kind: 'file' })
  })

  it('never gives a type that a browser would run', () => {
    for (const [, head] of KNOWN) expect(sniffType(head).type).not.toMatch(/html|xml|svg|script/)
  })
})
