/** Names a token without telling it: the first 16 characters of the base64url SHA-256. */
import { toBase64, toUtf8 } from '../../xmpp/base64.ts'

/** 96 bits: no two tokens share it, and a token that could be guessed from it could be guessed without. */
const LENGTH = 16

export async function tokenId(token: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', toUtf8(token)))
  return toBase64(hash).replaceAll('+', '-').replaceAll('/', '_').slice(0, LENGTH)
}
