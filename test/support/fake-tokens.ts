/** Invites at the fake server: what their tokens are good for, and what is left of them once they were used. */
import type { Element } from '@xmpp/xml'
import type { BareJid } from '../../src/model/jid.ts'
import type { FakeAccount } from './fake-account.ts'
import { tell } from './fake-roster.ts'
import type { FakeTime } from './fake-time.ts'

export interface FakeToken {
  text: string
  domain: string
  inviter: BareJid | null
  makesAccount: boolean
  /** The only name that it is for. */
  username: string | null
  /** That account exists, and gets a new password. */
  resets: boolean
  expiresAt: number
  /** How often it was used up for an account, and for a contact. */
  accounts: number
  contacts: number
}

const NOTHING = () => {}

export class FakeTokens {
  readonly all = new Map<string, FakeToken>()
  #time: FakeTime
  /** ejabberd keeps the two uses apart. */
  #apart: boolean

  constructor(time: FakeTime, apart: boolean) {
    this.#time = time
    this.#apart = apart
  }

  /** The token as it stands in the invite. */
  issue(domain: string, facts: Partial<FakeToken> = {}): string {
    const text = `S3CRET-${this.all.size}-aB_c.d`
    this.all.set(text, {
      text,
      domain,
      inviter: null,
      makesAccount: true,
      username: null,
      resets: false,
      expiresAt: Number.POSITIVE_INFINITY,
      accounts: 0,
      contacts: 0,
      ...facts,
    })
    return text
  }

  /** Good for an account at this domain; ejabberd says so also of one that was meant for a contact only. */
  forAccount(text: string, domain: string): FakeToken | null {
    const token = this.all.get(text)
    if (!token || token.domain !== domain || this.#isOver(token)) return null
    if (!token.makesAccount && !this.#apart) return null
    return token.accounts || token.contacts ? null : token
  }

  /** XEP-0379 §4.1, at the server of the inviter: it says yes in their name; afterwards it asks back. */
  redeem(guest: FakeAccount, to: BareJid, presence: Element): () => void {
    const text = presence.getChild('preauth', 'urn:xmpp:pars:0')?.attrs.token
    const token = text === undefined ? undefined : this.all.get(text)
    const host = guest.neighbour(to)
    if (!token || !host || token.inviter !== to || this.#isOver(token)) return NOTHING
    if (token.contacts || (token.accounts && !this.#apart)) return NOTHING
    token.contacts++
    tell(host, guest.jid, 'subscribed')
    return () => tell(host, guest.jid, 'subscribe')
  }

  #isOver(token: FakeToken): boolean {
    return token.expiresAt <= this.#time.now()
  }
}
