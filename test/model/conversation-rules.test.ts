import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUnread, PREVIEW_LENGTH, preview, readMarkAfter } from '../../src/model/conversation-rules.ts'

const LONE_SURROGATE = /\p{Surrogate}/u

describe('the preview of a message', () => {
  it('is its first line that says something', () => {
    expect(preview('  \n\n  Hello there \r\nsecond line')).toBe('Hello there')
    expect(preview(' \n ')).toBe('')
  })

  it('is cut before a sign that would be torn', () => {
    const family = '👩‍👩‍👧‍👦'
    expect(preview('x'.repeat(PREVIEW_LENGTH - 3) + family)).toBe('x'.repeat(PREVIEW_LENGTH - 3))
    const fits = 'x'.repeat(PREVIEW_LENGTH - family.length) + family
    expect(preview(`${fits}more`)).toBe(fits)
  })

  it('is cut somewhere even in a single endless sign', () => {
    expect(preview(`a${'\u0301'.repeat(5000)}`)).toHaveLength(PREVIEW_LENGTH)
    for (const head of ['', '👩🏽\u200d', '👩🏽\u200d👩🏽\u200d'])
      expect(preview(head + '👩\u200d'.repeat(900))).not.toMatch(LONE_SURROGATE)
  })

  it('is a beginning of the body, never longer than it may be and never half a code point', () => {
    const sign = fc.constantFrom('a', ' ', '\n', '👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', '\u200d', '가')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 300 }), (signs) => {
        const body = signs.join('')
        const shown = preview(body)
        expect(shown.length).toBeLessThanOrEqual(PREVIEW_LENGTH)
        expect(body).toContain(shown)
        expect(shown).not.toMatch(LONE_SURROGATE)
        expect(shown).toBe(shown.trim())
      }),
    )
  })
})

describe('unread messages', () => {
  it('are those of others after what was seen', () => {
    expect(isUnread({ direction: 'in', order: 6 }, 5)).toBe(true)
    expect(isUnread({ direction: 'in', order: 5 }, 5)).toBe(false)
    expect(isUnread({ direction: 'out', order: 6 }, 5)).toBe(false)
  })

  it('are read up to where their reader wrote, and the mark never goes back', () => {
    expect(readMarkAfter(5, { direction: 'out', order: 8 })).toBe(8)
    expect(readMarkAfter(5, { direction: 'out', order: 3 })).toBe(5)
    expect(readMarkAfter(5, { direction: 'in', order: 8 })).toBe(5)
  })
})
