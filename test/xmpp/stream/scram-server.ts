/** The server's half of SCRAM (RFC 5802), from the specification and with other means than ours: to check against. */
import { createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'

export interface ScramServerOptions {
  hash: 'sha1' | 'sha256' | 'sha512'
  password: string
  iterations?: number
  /** Makes it lie. */
  serverNonce?: (client: string) => string
  extension?: string
}

export class ScramServer {
  readonly salt = Buffer.from('4125c247e43ab1e93c6dff76', 'hex')
  user = ''
  #firstBare = ''
  #first = ''

  constructor(private readonly options: ScramServerOptions) {}

  /** What to answer to client-first. */
  challenge(clientFirst: string): string {
    const match = /^n,,(n=([^,]*),r=([!-+\--~]+))$/.exec(clientFirst)
    if (!match) throw new Error(`no client-first: ${clientFirst}`)
    const [, bare = '', user = '', nonce = ''] = match
    this.#firstBare = bare
    this.user = user.replace(/=2C/g, ',').replace(/=3D/g, '=')
    const { serverNonce = (client) => `${client}server`, iterations = 4096, extension = '' } = this.options
    this.#first = `${extension}r=${serverNonce(nonce)},s=${this.salt.toString('base64')},i=${iterations}`
    return this.#first
  }

  /** The server signature for a right proof, null for a wrong one. */
  finish(clientFinal: string): string | null {
    const { hash, password, iterations = 4096 } = this.options
    const [, withoutProof = '', proof = ''] = /^(c=biws,r=[^,]+),p=(.+)$/.exec(clientFinal) ?? []
    const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest()
    const length = createHash(hash).digest().length
    const salted = pbkdf2Sync(password, this.salt, iterations, length, hash)
    const message = `${this.#firstBare},${this.#first},${withoutProof}`
    const storedKey = createHash(hash).update(hmac(salted, 'Client Key')).digest()
    const signature = hmac(storedKey, message)
    const clientKey = Buffer.from(proof, 'base64').map((byte, index) => byte ^ (signature[index] ?? 0))
    const right = timingSafeEqual(createHash(hash).update(clientKey).digest(), storedKey)
    return right ? `v=${hmac(hmac(salted, 'Server Key'), message).toString('base64')}` : null
  }
}
