/** How a message begins, for a place that has one line: no line breaks, nothing that turns the words around it. */

const LENGTH = 160
/** Beyond this nothing is looked at, however long it is. */
const LOOKED_AT = 1_000

export function quotedLine(body: string): string {
  const line = body.slice(0, LOOKED_AT).replace(/\s+/gu, ' ').trim()
  return [...line].slice(0, LENGTH).join('')
}
