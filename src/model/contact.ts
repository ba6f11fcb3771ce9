/** One line of the contact list (roster, RFC 6121 §2.1.2), with what the person named it. */
import type { BareJid } from './jid.ts'

export type Subscription = 'none' | 'to' | 'from' | 'both'

export interface Contact {
  account: BareJid
  jid: BareJid
  /** Empty when nobody gave a name: show the address. */
  name: string
  groups: string[]
  subscription: Subscription
  /** We asked and wait for an answer. */
  ask: boolean
  /** False for somebody who only asked us, or was only ever written to: not on the server's list. */
  listed: boolean
  /** They asked to see our presence and wait for our answer. */
  request: boolean
  /** Their request came with a token (XEP-0379); its id. Whether it is one of ours, another device may know. */
  tokenId?: string
  /** A change of this line came back undone: somebody else keeps it. */
  kept?: true
}

/** Somebody of whom only the address is known. */
export const unknownContact = (account: BareJid, jid: BareJid): Contact => ({
  account,
  jid,
  name: '',
  groups: [],
  subscription: 'none',
  ask: false,
  listed: false,
  request: false,
})
