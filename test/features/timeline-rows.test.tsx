import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TimelineItem, TimelineWindow } from '../../src/client/client.ts'
import { canRetry, failureWord } from '../../src/features/timeline/failure-words.ts'
import { shownLength } from '../../src/features/timeline/fold-text.ts'
import { isOurs, linkPieces, safeHref } from '../../src/features/timeline/link-text.ts'
import { lastInSight, readingPlace } from '../../src/features/timeline/place.ts'
import { dayOf, timelineRows } from '../../src/features/timeline/timeline-rows.ts'
import { newSince } from '../../src/features/timeline/useAnnounceNew.ts'
import { writeInviteUri } from '../../src/model/invite-uri.ts'
import { inviteLink } from '../../src/model/landing-link.ts'
import { anInvite } from '../model/any-invite.ts'
import { asItem, said } from '../support/chat-stage.tsx'

const windowOf = (
  items: readonly TimelineItem[],
  older: TimelineWindow['older'] = 'none',
): TimelineWindow => ({
  status: 'ready',
  items,
  older,
})

const anyItems = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 4000 }),
      direction: fc.constantFrom<'in' | 'out'>('in', 'out'),
      isHole: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((specs) =>
    specs
      .sort((a, b) => b.minutes - a.minutes)
      .map(
        ({ minutes, direction, isHole }, index): TimelineItem =>
          isHole && index % 5 === 0
            ? { kind: 'hole', id: `hole-${index}`, before: index, state: 'open' }
            : asItem(said(`m-${index}`, minutes, 'text', direction)),
      ),
  )

describe('the rows of a conversation', () => {
  it('show every message and every hole once, in order', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const shown = timelineRows(windowOf(items), null).flatMap((row) =>
          row.kind === 'message' || row.kind === 'hole' ? [row.key] : [],
        )
        expect(shown).toEqual(items.map((item) => (item.kind === 'hole' ? item.id : item.message.id)))
      }),
    )
  })

  it('have keys of their own', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const keys = timelineRows(windowOf(items), { after: 0, count: 3 }).map((row) => row.key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('name the day of every message', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        let day = Number.NaN
        for (const row of timelineRows(windowOf(items), null)) {
          if (row.kind === 'day') day = row.time
          if (row.kind === 'message') expect(dayOf(row.message.time)).toBe(day)
        }
      }),
    )
  })

  it('group what one person wrote within five minutes, and begin and end each group', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const rows = timelineRows(windowOf(items), null)
        rows.forEach((row, index) => {
          if (row.kind !== 'message') return
          const next = rows[index + 1]
          const joined =
            next?.kind === 'message' &&
            next.message.from === row.message.from &&
            next.message.time - row.message.time < 5 * 60_000
          expect(row.last).toBe(!joined)
          if (next?.kind === 'message') expect(next.first).toBe(!joined)
        })
      }),
    )
  })

  it('keep their identity while their message keeps its own', () => {
    const items = ['a', 'b', 'c'].map((id, index) => asItem(said(id, 9 - index, id)))
    const before = timelineRows(windowOf(items), null)
    const after = timelineRows(windowOf([...items, asItem(said('d', -60, 'd'))]), null)
    before.forEach((row, index) => {
      if (row.kind === 'message') expect(after[index]).toBe(row)
    })
  })

  it('draw the line before the first new message of the other, only where its place is known', () => {
    const items = [said('a', 9, 'seen'), said('b', 8, 'mine', 'out'), said('c', 7, 'new')].map(asItem)
    const mark = { after: said('a', 9, '').order, count: 1 }
    const keys = (window: TimelineWindow) => timelineRows(window, mark).map((row) => row.key)
    const all = keys(windowOf(items, 'more'))
    expect(all.indexOf('unread')).toBe(all.indexOf('c') - 1)
    expect(keys(windowOf(items.slice(1), 'more'))).not.toContain('unread')
    expect(keys(windowOf(items.slice(1), 'none'))).toContain('unread')
  })
})

describe('links', () => {
  it('leave the text as it is, whatever it is', () => {
    const part = fc.constantFrom(
      'https://a.example/x',
      'javascript:',
      '//',
      ' ',
      'a@b.com',
      '\u202e',
      '<b>',
      '😀',
      '.',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'binary' }))), (parts) => {
        const text = parts.join('')
        expect(
          linkPieces(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript://x.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://a.example/x',
    'blob:https://a.example/1',
    'https://bank.example@evil.example/',
    'https://bank.example:pass@evil.example/',
  ])('are none for %s', (text) => {
    expect(linkPieces(`see ${text} now`).filter((piece) => piece.href !== undefined)).toEqual([])
    expect(safeHref(text)).toBeNull()
  })

  it.each([
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    ['www.w3.org', 'https://www.w3.org'],
    ['anna@w3.org', 'mailto:anna@w3.org'],
    ['xmpp:romeo@verona.example?roster', 'xmpp:romeo@verona.example?roster'],
  ])('are found: %s', (text, href) => {
    expect(linkPieces(`see ${text}, now`)).toContainEqual({ text, href })
  })

  it('are not looked for in a megabyte', () => {
    expect(linkPieces('https://a.example '.repeat(60_000))).toHaveLength(1)
  })
})

describe('folding', () => {
  it('shows a beginning, never half a character, and in the end everything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 4000 }), (text, times) => {
        const long = text.repeat(times)
        const first = shownLength(long, 0)
        expect(first).toBeLessThanOrEqual(long.length)
        expect(long.slice(0, first)).not.toMatch(/[\uD800-\uDBFF]$/)
        expect(shownLength(long, Math.ceil(long.length / 1000))).toBe(long.length)
      }),
      { numRuns: 30 },
    )
  })

  it('leaves alone what is not very long, and folds what is long or has many lines', () => {
    expect(shownLength('words '.repeat(600), 0)).toBe(3600)
    expect(shownLength('words '.repeat(6000), 0)).toBeLessThanOrEqual(4000)
    expect(shownLength('line\n'.repeat(400), 0)).toBeLessThanOrEqual(250)
  })
})

describe('the place of the reader', () => {
  const rows = timelineRows(
    windowOf([
      asItem(said('a', 30, 'a')),
      { kind: 'hole', id: 'hole', before: 2, state: 'open' },
      asItem(said('b', 20, 'b')),
      asItem(said('c', 10, 'c')),
    ]),
    null,
  )
  const boxes = rows.map((_, index) => ({ index, start: index * 100, end: index * 100 + 100 }))
  const at = (key: string) => rows.findIndex((row) => row.key === key)

  it('is the first message that begins in sight', () => {
    const start = at('b') * 100 + 10
    expect(readingPlace(rows, boxes, start, start + 300)).toEqual({ kind: 'row', key: 'c', top: 90 })
    expect(readingPlace(rows, boxes, start - 10, start + 290)).toEqual({ kind: 'row', key: 'b', top: 0 })
  })

  it('is the message that fills the upper half, where one does', () => {
    const start = at('b') * 100 + 10
    expect(readingPlace(rows, boxes, start, start + 150)).toEqual({ kind: 'row', key: 'b', top: -10 })
  })

  it('is below a hole in sight, since that fills above it', () => {
    expect(readingPlace(rows, boxes, at('a') * 100, 600)).toMatchObject({ key: 'b' })
  })

  it('has seen a message as soon as it begins in sight', () => {
    expect(lastInSight(rows, boxes, at('c') * 100 + 30)).toBe(at('c'))
    expect(lastInSight(rows, boxes, at('c') * 100 + 10)).toBe(at('b'))
  })
})

it('only live messages of others are news', () => {
  const news = [
    said('a', 9, 'a'),
    said('b', 8, 'b', 'out'),
    { ...said('c', 7, 'c'), origin: 'archive' as const },
    said('d', 6, 'd'),
  ]
  const ids = (order: number) => newSince(windowOf(news.map(asItem)), order).map((message) => message.id)
  expect(ids(0)).toEqual(['a', 'd'])
  expect(ids(said('a', 9, '').order)).toEqual(['d'])
})

it('a message that is too long is not tried again', () => {
  expect(failureWord('too-large')).toBe('tooLarge')
  expect(canRetry('too-large')).toBe(false)
  expect(canRetry('service-unavailable')).toBe(true)
  expect(failureWord('toString')).toBe('unknown')
  expect(failureWord(undefined)).toBe('unknown')
})

describe('links of invites', () => {
  it('are found whole, with words around them, and are ours to explain', () => {
    fc.assert(
      fc.property(anInvite, (invite) => {
        for (const link of [writeInviteUri(invite), inviteLink('https://chat.example/app/', invite)]) {
          expect(linkPieces(`Come in: ${link}. Bye`)).toContainEqual({ text: link, href: link })
          expect(isOurs(link)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('stand beside others', () => {
    const text = 'xmpp:a@b.example, https://c.example/x (xmpp:d@e.example?join) f@g.org xmpp: urn:xmpp:0'
    expect(linkPieces(text).flatMap(({ href }) => href ?? [])).toEqual([
      'xmpp:a@b.example',
      'https://c.example/x',
      'xmpp:d@e.example?join',
      'mailto:f@g.org',
    ])
  })

  it('are told from those of the web, which the browser opens', () => {
    for (const link of [
      'https://verona.example/',
      'https://verona.example/invite/abc',
      'https://verona.example/#figs',
    ])
      expect(isOurs(link)).toBe(false)
    expect(isOurs('mailto:romeo@verona.example')).toBe(false)
    expect(isOurs('XMPP:garden@rooms.verona.example?join')).toBe(true)
  })
})
