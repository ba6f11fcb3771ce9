/** Several codes in one picture: those that mean something here come first, else the order is kept. */
import type { Reading } from '../../model/invite.ts'
import { readText } from '../../model/read-text.ts'

const worth = (reading: Reading): number => {
  if (reading.kind === 'invite') return 2
  return reading.kind === 'unknown' ? 0 : 1
}

export const rankTexts = (texts: readonly string[]): readonly string[] =>
  texts
    .map((text) => ({ text, worth: worth(readText(text)) }))
    .sort((one, other) => other.worth - one.worth)
    .map(({ text }) => text)
