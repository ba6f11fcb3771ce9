/** Where a test keeps what one signs in with, and what became of it. */
import type { Credentials, FastToken } from '../../../src/xmpp/stream.ts'

export class Wallet implements Credentials {
  /** What happened, in order. */
  readonly story: string[] = []
  kept: FastToken | null = null
  /** Runs before a token counts as saved. */
  whileSaving: () => Promise<void> = async () => {}
  keepKey: Credentials['keepKey']

  constructor(public secret: string | null = null) {}

  async token() {
    return this.kept
  }

  password() {
    return this.secret
  }

  async saveToken(token: FastToken) {
    this.story.push('saving')
    await this.whileSaving()
    this.kept = token
    this.story.push('saved')
  }

  async dropToken() {
    this.kept = null
    this.story.push('dropped')
  }
}

export async function makeToken(secret: string, expiry: number | null = null): Promise<FastToken> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  )
  return { mechanism: 'HT-SHA-256-NONE', key, expiry }
}
