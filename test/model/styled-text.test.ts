import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, MAX_STYLED, type Span, spansOf, styledText } from '../../src/model/styled-text.ts'

/** `*strong*` as `strong(…)`, so that what is styled can be read. */
const shown = (spans: readonly Span[]): string =>
  spans.map((one) => ('style' in one ? `${one.style}(${shown(one.spans)})` : one.text)).join('')

const written = (spans: readonly Span[]): string =>
  spans.map((one) => ('style' in one ? `${one.mark}${written(one.spans)}${one.mark}` : one.text)).join('')

const wholeText = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'quote') return wholeText(block.blocks)
      if (block.kind === 'line') return block.lead + written(block.spans) + block.end
      return block.lines.map(({ lead, text, end }) => lead + text + end).join('')
    })
    .join('')

const outline = (blocks: readonly Block[]): unknown[] =>
  blocks.map((block) => {
    if (block.kind === 'quote') return { quote: outline(block.blocks) }
    if (block.kind === 'line') return shown(block.spans)
    return { pre: block.lines.map(({ text }) => text), closed: block.closed }
  })

describe('the examples of XEP-0393', () => {
  it.each([
    ['plain span', 'plain span'],
    ['*strong span*', 'strong(strong span)'],
    ['plain _emphasis_ plain', 'plain emphasis(emphasis) plain'],
    ['`pre` plain *strong*', 'code(pre) plain strong(strong)'],
    ['*strong*plain*', 'strong(strong)plain*'],
    ['* plain *strong*', '* plain strong(strong)'],
    ['Everyone ~dis~likes cake.', 'Everyone strike(dis)likes cake.'],
    ['This is `*monospace*`', 'This is code(*monospace*)'],
    ['This is *`monospace and bold`*', 'This is strong(code(monospace and bold))'],
    ['Two spans, both *alike in dignity*', 'Two spans, both strong(alike in dignity)'],
  ])('5.2 styles %s', (text, expected) => {
    expect(shown(spansOf(text))).toBe(expected)
  })

  it.each(['not strong*', '*not strong', '*not \n strong*', '*not *strong', '**', '***', '****'])(
    '5.2 styles nothing of %j',
    (text) => {
      expect(outline(styledText(text))).toEqual(text.split('\n'))
    },
  )

  it('5.1.1 keeps spans inside their line', () => {
    const text =
      'There are three blocks in this body, one per line,\nbut there is no *formatting\nas spans* may not escape blocks.'
    expect(outline(styledText(text))).toEqual(text.split('\n'))
  })

  it('5.1.2 ends preformatted text with a line of three graves', () => {
    const text = '```ignored\n(println "Hello, *world*!")\n```\nThis is *not*'
    expect(outline(styledText(text))).toEqual([
      { pre: ['```ignored', '(println "Hello, *world*!")', '```'], closed: true },
      'This is strong(not)',
    ])
  })

  it('5.1.2 ends preformatted text with what is around it', () => {
    const text = '> ```\n> (println "Hello, world!")\n\nThe *rest*'
    expect(outline(styledText(text))).toEqual([
      { quote: [{ pre: ['```', '(println "Hello, world!")'], closed: false }] },
      '',
      'The strong(rest)',
    ])
  })

  it('5.1.3 quotes, in several levels', () => {
    const text = '>> That that is, is.\n> Said the old hermit of Prague.\n\nWho?'
    expect(outline(styledText(text))).toEqual([
      { quote: [{ quote: ['That that is, is.'] }, 'Said the old hermit of Prague.'] },
      '',
      'Who?',
    ])
  })
})

describe('laws of styling', () => {
  const marked = fc.string({
    unit: fc.constantFrom('*', '_', '~', '`', '>', ' ', '\n', 'a', 'b', '\u3000', '```', '> '),
    maxLength: 60,
  })

  it('loses and adds nothing, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(marked, fc.string()), (text) => wholeText(styledText(text)) === text),
      {
        numRuns: 2_000,
      },
    )
  })

  it('never styles nothing, nor begins or ends a span with a space', () => {
    const each = (spans: readonly Span[], check: (inner: string) => void): void => {
      for (const one of spans)
        if ('style' in one) {
          check(written(one.spans))
          each(one.spans, check)
        }
    }
    fc.assert(
      fc.property(marked, (text) => {
        each(spansOf(text), (inner) => expect(inner).toMatch(/^\S(?:.*\S)?$/su))
      }),
    )
  })

  it('looks at every mark a bounded number of times', () => {
    for (const piece of ['*a ', '_*', '*a _b ~c `d ', '>', '> ```\n', 'a* ']) {
      const text = piece.repeat(Math.floor(MAX_STYLED / piece.length))
      expect(wholeText(styledText(text))).toBe(text)
    }
  })

  it('leaves what is longer than anybody writes as it is', () => {
    const text = '*a* '.repeat(MAX_STYLED)
    expect(styledText(text)).toEqual([{ kind: 'line', lead: '', spans: [{ text }], end: '' }])
  })
})
