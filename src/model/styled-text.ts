/**
 * XEP-0393 Message Styling 1.1.1, https://xmpp.org/extensions/xep-0393.html: from a text to blocks and spans. Nothing is lost: the
 * marks stay in the tree, and all pieces put together are the text again. Linear in its length, whatever it holds.
 */

export type SpanStyle = 'strong' | 'emphasis' | 'strike' | 'code'

export type Span = { text: string } | { style: SpanStyle; mark: string; spans: readonly Span[] }

/** `lead` is what the quotations around it took from the beginning of the line. */
export interface Line {
  lead: string
  text: string
  /** The line break, where it has one. */
  end: string
}

export type Block =
  | { kind: 'line'; lead: string; spans: readonly Span[]; end: string }
  /** The first line is the fence; so is the last one where it is `closed`. */
  | { kind: 'preformatted'; lines: readonly Line[]; closed: boolean }
  | { kind: 'quote'; blocks: readonly Block[] }

const STYLES: Record<string, SpanStyle> = { '*': 'strong', _: 'emphasis', '~': 'strike', '`': 'code' }
const SPACE = /[\s\p{Z}\u0085]/u
const FENCE = '```'
/** Deeper than anybody quotes; below it, marks are text. */
const MAX_DEPTH = 8
/** Longer texts are shown as they are. */
export const MAX_STYLED = 30_000

const isSpace = (character: string | undefined): boolean => character !== undefined && SPACE.test(character)

/** The first place after `from` where this mark may end a span; -1 = nowhere. */
function closing(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1))
    if (!isSpace(text[at - 1])) return at
  return -1
}

/** `within`: the mark of the span around it, which is no other mark to itself. */
export function spansOf(text: string, within = ''): readonly Span[] {
  const spans: Span[] = []
  /** Marks that nothing ends from here on: looked for once. */
  const unended = new Set<string>()
  let plainFrom = 0
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] as string
    const style = STYLES[mark]
    if (!style || mark === within || unended.has(mark)) continue
    if ((at > 0 && !isSpace(text[at - 1])) || at + 1 >= text.length || isSpace(text[at + 1])) continue
    const end = closing(text, mark, at + 1)
    if (end < 0) unended.add(mark)
    // Nothing between them: neither is a mark.
    if (end <= at + 1) {
      if (end === at + 1) at = end
      continue
    }
    if (at > plainFrom) spans.push({ text: text.slice(plainFrom, at) })
    const inner = text.slice(at + 1, end)
    spans.push({ style, mark, spans: style === 'code' ? [{ text: inner }] : spansOf(inner, mark) })
    at = end
    plainFrom = end + 1
  }
  if (plainFrom < text.length) spans.push({ text: text.slice(plainFrom) })
  return spans
}

function linesOf(text: string): Line[] {
  const lines = text.split('\n')
  return lines.map((line, index) => ({ lead: '', text: line, end: index < lines.length - 1 ? '\n' : '' }))
}

function unquoted({ lead, text, end }: Line): Line {
  const length = isSpace(text[1]) ? 2 : 1
  return { lead: lead + text.slice(0, length), text: text.slice(length), end }
}

function blocksOf(lines: readonly Line[], depth: number): readonly Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line
    const from = at++
    if (line.text.startsWith(FENCE)) {
      while (at < lines.length && lines[at]?.text !== FENCE) at++
      const closed = at < lines.length
      if (closed) at++
      blocks.push({ kind: 'preformatted', lines: lines.slice(from, at), closed })
    } else if (line.text.startsWith('>') && depth < MAX_DEPTH) {
      while (lines[at]?.text.startsWith('>')) at++
      blocks.push({ kind: 'quote', blocks: blocksOf(lines.slice(from, at).map(unquoted), depth + 1) })
    } else {
      blocks.push({ kind: 'line', lead: line.lead, spans: spansOf(line.text), end: line.end })
    }
  }
  return blocks
}

const asWritten = (text: string): readonly Block[] => [
  { kind: 'line', lead: '', spans: text === '' ? [] : [{ text }], end: '' },
]

/** Most messages have no mark at all: they are one line, however many they are. */
export const styledText = (text: string): readonly Block[] =>
  text.length > MAX_STYLED || !/[*_~`>]/.test(text) ? asWritten(text) : blocksOf(linesOf(text), 0)
