/** Messages that are nothing but a few emoji are shown large. */

const MOST = 3
/** A family with skin tones is some 40 units long; nothing longer is three of them. */
const MAX_LENGTH = 120
/** A picture by itself, a letter or sign that asks to be one, a flag, a key. */
const EMOJI =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Extended_Pictographic}\p{Emoji_Modifier}|\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3)/u

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** How many emoji the text is, up to three; 0 = it is, or holds, something else. */
export function emojiOnly(text: string): number {
  if (text.length > MAX_LENGTH || !/\P{ASCII}/u.test(text)) return 0
  let count = 0
  for (const { segment } of segmenter.segment(text.trim())) {
    if (segment.trim() === '') continue
    if (!EMOJI.test(segment) || /\p{L}/u.test(segment)) return 0
    if (++count > MOST) return 0
  }
  return count
}
