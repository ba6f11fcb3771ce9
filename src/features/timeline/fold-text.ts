/** Very long messages are shown in part, so that one of them cannot fill the screen or stop it. */

const FOLD_CHARACTERS = 4_000
const FOLD_LINES = 50
/** What one press of "Show more" adds. */
const STEP = 20_000
/** A rest shorter than this is not worth a button. */
const SLACK = 400

/** A cut that does not halve a word, where one is near, and never a character. */
function cutBefore(text: string, at: number): number {
  const space = text.slice(at - 200, at).search(/\s\S*$/)
  if (space >= 0) return at - 200 + space
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at
}

function endOfLines(text: string, lines: number): number {
  let at = -1
  for (let line = 0; line < lines; line++) {
    at = text.indexOf('\n', at + 1)
    if (at < 0) return text.length
  }
  return at
}

/** How much of `text` is shown after `presses` of the button; `text.length` = all of it. */
export function shownLength(text: string, presses: number): number {
  const limit = FOLD_CHARACTERS + presses * STEP
  const lines = endOfLines(text, FOLD_LINES * (1 + presses * 10))
  const end = Math.min(limit, lines)
  if (text.length - end <= SLACK && lines === text.length) return text.length
  return end >= text.length ? text.length : end === lines ? lines : cutBefore(text, end)
}
