/** Bytes to and from base64 (RFC 4648 §4), as SASL carries them. */

export type Bytes = Uint8Array<ArrayBuffer>

export function toBase64(bytes: Bytes): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Null when it is not base64: what a server sends is not to be trusted with an exception. */
export function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

export const toUtf8 = (text: string): Bytes => new TextEncoder().encode(text)
export const fromUtf8 = (bytes: Bytes): string => new TextDecoder().decode(bytes)
