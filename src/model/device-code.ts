/** The code by which another device asks to be let in (RFC 8628): what one holds of it, and the number that stands beside it. */

export interface DeviceCode {
  /** The page of a server where it is allowed, without anything behind `?`. Null: the code was typed. */
  page: string | null
  /** Whose page, for the eye. */
  host: string | null
  /** The short code. */
  code: string
  /** What the device calls itself. Anybody can write anything there. */
  says: string | null
}

const MAX_CODE = 40
const MAX_NAME = 40
const LEGAL = /^[\w.~-]{4,}$/
const HIDDEN = /[\p{Cf}\p{Cc}\p{Surrogate}]+/gu
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/

/** As a person types it: §6.1 has servers take no notice of its case. Null: none can look like this. */
export function readTypedCode(text: string): DeviceCode | null {
  const code = cleanCode(text)
  return code === null ? null : { page: null, host: null, code, says: null }
}

/** Null: the link is another. Nothing else in its address is taken over: it could ask the server for something else. */
export function readDeviceLink(url: URL): DeviceCode | null {
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  const [given, another] = url.searchParams.getAll('user_code')
  const code = given === undefined ? null : cleanCode(given)
  if (!isSafe || url.username || url.password || code === null || another !== undefined) return null
  const says = new URLSearchParams(url.hash.slice(1)).get('device')
  return { page: `${url.origin}${url.pathname}`, host: url.host, code, says: cleanName(says ?? '') }
}

/** What the other device shows: the server's own address, which any camera can open, with our name where no server sees it. */
export function deviceLink(complete: string, device: string): string {
  const url = new URL(complete)
  const name = cleanName(device)
  url.hash = name === null ? '' : new URLSearchParams({ device: name }).toString()
  return url.href
}

/**
 * Two digits that both devices make of the same code and the same issuer: the first eight digits of the SHA-256 of
 * `tessera-link`, the issuer's name and the code, each on a line of its own, as a number; its remainder by 90, and 10. They keep
 * nobody out who wants to be in. They have the person look at the screen that they mean to let in: a picture of a code that
 * somebody sent does not come with a number, and the code of one screen does not go with the number of another.
 */
export async function linkNumber(issuer: string, code: string): Promise<string> {
  const text = `tessera-link\n${issuer}\n${code.toUpperCase()}`
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return String((new DataView(hash).getUint32(0) % 90) + 10)
}

function cleanCode(text: string): string | null {
  const code = text
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—]/g, '-')
    .toUpperCase()
  return code.length <= MAX_CODE && LEGAL.test(code) ? code : null
}

function cleanName(text: string): string | null {
  const name = text.replace(HIDDEN, ' ').replace(/\s+/g, ' ').trim()
  const signs = [...name]
  if (signs.length === 0) return null
  return signs.length <= MAX_NAME
    ? name
    : `${signs
        .slice(0, MAX_NAME - 1)
        .join('')
        .trimEnd()}…`
}
