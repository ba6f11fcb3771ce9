import { describe, expect, it } from 'vitest'
import { pictureType, pngSize } from '../../src/model/picture-type.ts'
import { onePixelBytes } from '../support/one-pixel.ts'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

describe('what some bytes are', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n…', 'image/png'],
    ['\xff\xd8\xff\xe0\x00\x10JFIF', 'image/jpeg'],
    ['GIF89a…', 'image/gif'],
    ['RIFF\x24\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', null],
    ['<!doctype html>', null],
    ['RIFF\x24\x00\x00\x00WAVEfmt ', null],
    [' \x89PNG\r\n\x1a\n', null],
    ['', null],
  ])('%j', (text, type) => {
    expect(pictureType(bytes(text))).toBe(type)
  })

  it('reads how large a PNG is, and nothing of half a one', () => {
    expect(pngSize(onePixelBytes())).toEqual({ width: 1, height: 1 })
    expect(pngSize(onePixelBytes().slice(0, 20))).toBeNull()
    expect(pngSize(bytes('GIF89a…'))).toBeNull()
  })
})
