/** The name of a picture (XEP-0084 §4.1, XEP-0153 §3.1): SHA-1 of its bytes, hexadecimal. Nothing is kept secret by it. */
export async function sha1Hex(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
