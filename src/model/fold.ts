/** Text as search compares it: no accents, no capitals (also none that have no small letter of their own, as ß has SS). */
export const fold = (text: string): string =>
  // Most of what is written is this, and there is much of it.
  PLAIN.test(text) ? text.toLowerCase() : unusual(text)

const PLAIN = /^[\u0020-\u007e\n]*$/

const unusual = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    // Capitals may have marks of their own (İ), and Greek has a small sigma for the end of a word.
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ς', 'σ')
