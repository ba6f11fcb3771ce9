/** SCRAM (RFC 5802, RFC 7677) by WebCrypto: the password stays here, and the server proves that it knows it too. */
import { type Bytes, fromBase64, fromUtf8, toBase64, toUtf8 } from './base64.ts'
import { ConnectFailure } from './failure.ts'
import type { Mechanism } from './mechanism.ts'
import { saslprep } from './saslprep.ts'

interface Variant {
  name: string
  hash: 'SHA-1' | 'SHA-256' | 'SHA-512'
  bits: number
}

/** Strongest first. */
export const SCRAM: readonly Variant[] = [
  { name: 'SCRAM-SHA-512', hash: 'SHA-512', bits: 512 },
  { name: 'SCRAM-SHA-256', hash: 'SHA-256', bits: 256 },
  { name: 'SCRAM-SHA-1', hash: 'SHA-1', bits: 160 },
]

/** RFC 7677 §4: fewer make guessing cheap. The other bound keeps a server from stopping the browser for minutes. */
const MIN_ITERATIONS = 4096
const MAX_ITERATIONS = 1_000_000
/** No channel binding: a browser does not tell about its TLS. */
const GS2 = 'n,,'

export function createScram({ name, hash, bits }: Variant, user: string, password: string): Mechanism {
  const nonce = toBase64(crypto.getRandomValues(new Uint8Array(24)))
  const escaped = (saslprep(user) ?? user).replace(/=/g, '=3D').replace(/,/g, '=2C')
  const firstBare = `n=${escaped},r=${nonce}`
  let verify: ((signature: Bytes) => Promise<boolean>) | null = null
  let proved = false

  const hmacKey = (key: Bytes) =>
    crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign', 'verify'])
  const hmac = async (key: Bytes, text: string) =>
    new Uint8Array(await crypto.subtle.sign('HMAC', await hmacKey(key), toUtf8(text)))

  async function saltPassword(salt: Bytes, iterations: number): Promise<Bytes> {
    const prepared = saslprep(password)
    if (prepared === null) throw new ConnectFailure('not-authorized', 'password')
    const key = await crypto.subtle.importKey('raw', toUtf8(prepared), 'PBKDF2', false, ['deriveBits'])
    return new Uint8Array(
      await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, key, bits),
    )
  }

  async function prove(serverFirst: string): Promise<Bytes> {
    const { serverNonce, salt, iterations } = readServerFirst(serverFirst, nonce)
    const salted = await saltPassword(salt, iterations)
    const clientKey = await hmac(salted, 'Client Key')
    const storedKey = new Uint8Array(await crypto.subtle.digest(hash, clientKey))
    const withoutProof = `c=${toBase64(toUtf8(GS2))},r=${serverNonce}`
    const message = `${firstBare},${serverFirst},${withoutProof}`
    const signature = await hmac(storedKey, message)
    const proof = clientKey.map((byte, index) => byte ^ (signature[index] ?? 0))
    const serverKey = await hmacKey(await hmac(salted, 'Server Key'))
    verify = (claimed) => crypto.subtle.verify('HMAC', serverKey, claimed, toUtf8(message))
    return toUtf8(`${withoutProof},p=${toBase64(proof)}`)
  }

  async function check(serverFinal: string): Promise<boolean> {
    const signature = serverFinal.startsWith('v=')
      ? fromBase64(serverFinal.slice(2).split(',')[0] ?? '')
      : null
    proved = signature !== null && verify !== null && (await verify(signature))
    return proved
  }

  return {
    name,
    initial: async () => toUtf8(GS2 + firstBare),
    async respond(challenge) {
      const text = fromUtf8(challenge)
      if (!verify) return prove(text)
      // RFC 5802 §5: where success cannot carry it, the signature comes as one more challenge.
      if (!(await check(text))) throw new ConnectFailure('server-not-proved', name)
      return new Uint8Array()
    },
    proves: async (last) => (last && last.length > 0 ? check(fromUtf8(last)) : proved),
  }
}

function readServerFirst(text: string, nonce: string) {
  const fields = new Map(text.split(',').map((part) => [part.slice(0, 2), part.slice(2)]))
  const serverNonce = fields.get('r=') ?? ''
  const salt = fromBase64(fields.get('s=') ?? '')
  const count = fields.get('i=') ?? ''
  // §5.1: an extension that must be understood, and that we do not understand.
  if (fields.has('m=') || !salt?.length || !/^\d{1,9}$/.test(count))
    throw new ConnectFailure('protocol', 'SCRAM')
  if (!serverNonce.startsWith(nonce) || serverNonce.length === nonce.length)
    throw new ConnectFailure('server-not-proved', 'SCRAM: nonce')
  const iterations = Number(count)
  if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS)
    throw new ConnectFailure('server-not-proved', 'SCRAM: iterations')
  return { serverNonce, salt, iterations }
}
