/** What one message holds: more than anybody types, less than what stops a screen or a server. UTF-16 units. */
export const MAX_CHARACTERS = 100_000

/** The part that fits, never half a character. */
export function fitting(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text
  const halved = /[\uD800-\uDBFF]/.test(text[MAX_CHARACTERS - 1] ?? '')
  return text.slice(0, MAX_CHARACTERS - (halved ? 1 : 0))
}
