import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pictureBox, placeOf } from '../../src/features/attachments/picture-box.ts'
import { voiceName } from '../../src/features/attachments/voice-name.ts'
import { condense, loudness } from '../../src/features/attachments/waveform.ts'
import { formatDuration, formatSize } from '../../src/features/file-size.ts'

describe('sizes and lengths', () => {
  it('are said as people say them', () => {
    expect(
      [0, 1, 999, 1000, 812_345, 4_200_000, 64 * 1024 * 1024, 5e12].map((n) => formatSize(n, 'en')),
    ).toEqual(['0 bytes', '1 byte', '999 bytes', '1 kB', '812 kB', '4.2 MB', '67.1 MB', '5,000 GB'])
    expect(formatSize(4_200_000, 'de')).toBe('4,2 MB')
    expect([0, 7, 760, 3723].map(formatDuration)).toEqual(['0:00', '0:07', '12:40', '1:02:03'])
  })
})

describe('the place of a picture', () => {
  it('has its shape, and is never larger than its frame nor too small to hit', () => {
    expect(pictureBox({ width: 4000, height: 3000 })).toEqual({ width: 400, height: 300 })
    expect(pictureBox({ width: 1000, height: 4000 })).toEqual({ width: 120, height: 320 })
    expect(pictureBox({})).toEqual({ width: 320, height: 240 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        (width, height) => {
          const box = pictureBox({ width, height })
          expect(box.width).toBeGreaterThanOrEqual(120)
          expect(box.width).toBeLessThanOrEqual(400)
          expect(box.height).toBeGreaterThanOrEqual(120)
          expect(box.height).toBeLessThanOrEqual(320)
        },
      ),
    )
    expect(placeOf({ type: 'audio/ogg' })).toEqual(placeOf({ type: 'text/html', width: 4, height: 3 }))
  })
})

describe('a voice', () => {
  it('has a shape of at most 48 bars between nothing and all, whose peaks are those of the voice', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 500 }), (measures) => {
        const bars = condense(measures)
        expect(bars.length).toBe(Math.min(48, measures.length))
        for (const bar of bars) expect(bar >= 0 && bar <= 1).toBe(true)
        expect(Math.max(0, ...bars)).toBeCloseTo(Math.max(0, ...measures), 1)
      }),
    )
    expect(loudness(new Float32Array(8))).toBe(0)
    expect(loudness(Float32Array.from([1, -1, 1, -1]))).toBe(1)
  })

  it('is called by when it was spoken', () => {
    const spoken = new Date(2026, 2, 4, 5, 6, 7)
    expect(voiceName(spoken, 'audio/webm')).toBe('voice-2026-03-04-050607.webm')
    expect(voiceName(spoken, 'audio/mp4')).toBe('voice-2026-03-04-050607.m4a')
  })
})
