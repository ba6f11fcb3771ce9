/** SASLprep (RFC 4013), as far as it matters for passwords that people really have. */

/** RFC 3454 B.1: nothing to see, mapped to nothing (an alternation where a class would combine characters). */
const NOTHING =
  /[\u{ad}\u{1806}\u{200b}-\u{200d}\u{2060}\u{feff}]|\u{34f}|[\u{180b}-\u{180d}\u{fe00}-\u{fe0f}]/gu
/** C.1.2: spaces that are not the space. */
const SPACES = /[\u{a0}\u{1680}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}]/gu
/** C.2 to C.9: control characters, private use, surrogates, tags, changes of direction, and what is no character. */
const FORBIDDEN =
  /[\p{Cc}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u{6dd}\u{70f}\u{180e}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2061}-\u{2063}\u{206a}-\u{206f}\u{2ff0}-\u{2ffb}\u{fff9}-\u{fffd}\u{1d173}-\u{1d17a}\u{e0001}\u{e0020}-\u{e007f}]|\u{340}|\u{341}/u

/** Null: no server can have stored that. */
export function saslprep(text: string): string | null {
  const prepared = text.replace(SPACES, ' ').replace(NOTHING, '').normalize('NFKC')
  return FORBIDDEN.test(prepared) ? null : prepared
}
