/** What a conversation's row shows of its messages. */
import type { Message } from './message.ts'

export const PREVIEW_LENGTH = 200

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The first line that says something, at most 200 characters, never half of one that a reader would see as one. */
export function preview(body: string): string {
  const line = (/\S.*/u.exec(body)?.[0] ?? '').trimEnd()
  if (line.length <= PREVIEW_LENGTH) return line
  // One more than fits, so that the last boundary is known; a longer look would cost a hostile body's whole length.
  const head = line.slice(0, 2 * PREVIEW_LENGTH)
  const cut = graphemes.segment(head).containing(PREVIEW_LENGTH)?.index ?? PREVIEW_LENGTH
  if (cut > 0) return head.slice(0, cut).trimEnd()
  return head.slice(0, isHighSurrogate(head, PREVIEW_LENGTH - 1) ? PREVIEW_LENGTH - 1 : PREVIEW_LENGTH)
}

const isHighSurrogate = (text: string, index: number) => /[\uD800-\uDBFF]/.test(text.charAt(index))

/** News for the reader: somebody else's, and after everything that was seen. */
export const isUnread = (
  { direction, order }: Pick<Message, 'direction' | 'order'>,
  readUpTo: number,
): boolean => direction === 'in' && order > readUpTo

/** Whoever writes, on whichever device, has read what stands above. The mark never goes back. */
export const readMarkAfter = (
  readUpTo: number,
  { direction, order }: Pick<Message, 'direction' | 'order'>,
): number => (direction === 'out' ? Math.max(readUpTo, order) : readUpTo)
