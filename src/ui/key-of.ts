/** Which key was pressed: on a keyboard of another script, the one that stands there on a Latin keyboard. */

type Pressed = Pick<KeyboardEvent, 'key'> & Partial<Pick<KeyboardEvent, 'code'>>

const LETTER = /^Key([A-Z])$/

/** A `KeyboardEvent.key`. Letters that the Latin alphabet has not give way to the one whose place they have. */
export function keyOf({ key, code = '' }: Pressed): string {
  if (key === '؟') return '?'
  if (key.length > 1 || key <= '\u007f') return key
  return LETTER.exec(code)?.[1]?.toLowerCase() ?? key
}
