/** Rows for tests: only what a test is about has to be said. */
import type { Account } from '../../src/model/account.ts'
import type { ArchiveRange } from '../../src/model/archive-range.ts'
import type { Contact } from '../../src/model/contact.ts'
import type { Conversation } from '../../src/model/conversation.ts'
import type { Message } from '../../src/model/message.ts'
import type { InviteRow, JourneyRow } from '../../src/storage/schema.ts'

export const alice = 'alice@tessera.example'
export const bob = 'bob@tessera.example'
export const carol = 'carol@tessera.example'

export const account = (jid: string, more: Partial<Account> = {}): Account => ({
  jid,
  userAgentId: 'd4565fa7-4d72-4749-b3d3-740edbf87770',
  websocket: 'wss://tessera.example/ws',
  features: null,
  rosterVersion: null,
  signedInAt: 1,
  ...more,
})

export const contact = (owner: string, jid: string, more: Partial<Contact> = {}): Contact => ({
  account: owner,
  jid,
  name: '',
  groups: [],
  subscription: 'both',
  ask: false,
  listed: true,
  request: false,
  ...more,
})

export const conversation = (owner: string, jid: string, more: Partial<Conversation> = {}): Conversation => ({
  account: owner,
  jid,
  kind: 'direct',
  last: null,
  activity: 1,
  unread: 0,
  readUpTo: 0,
  draft: '',
  ...more,
})

export const message = (owner: string, jid: string, order: number, more: Partial<Message> = {}): Message => ({
  account: owner,
  id: `${jid}-${order}`,
  conversation: jid,
  direction: 'in',
  from: jid,
  body: `text ${order}`,
  order,
  time: Math.round(order / 1000),
  state: 'delivered',
  origin: 'live',
  aliases: [],
  ...more,
})

export const range = (
  owner: string,
  oldest: number,
  newest: number,
  more: Partial<ArchiveRange> = {},
): ArchiveRange => ({
  account: owner,
  scope: 'all',
  oldest: { id: `archived-${oldest}`, order: oldest },
  newest: { id: `archived-${newest}`, order: newest },
  fromStart: false,
  ...more,
})

export const inviteRow = (owner: string, id: string, more: Partial<InviteRow> = {}): InviteRow => ({
  account: owner,
  id,
  kind: 'contact',
  issuer: 'server',
  note: '',
  notedAt: 0,
  madeAt: 1,
  expiresAt: null,
  state: { is: 'open' },
  boundTo: null,
  handedOut: true,
  leaky: false,
  sealed: null,
  untold: false,
  forgotten: false,
  newcomers: [],
  ...more,
})

/** An invite to a domain lies open. */
export const openedInvite = (domain: string, more: Partial<JourneyRow> = {}): Omit<JourneyRow, 'name'> => ({
  journey: {
    invite: { kind: 'account', inviter: null, domain, username: null, name: null, tokenId: null },
    step: { at: 'landing' },
    openedAt: 1,
  },
  sealed: null,
  ...more,
})

export const tokenKey = (extractable = false) =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, extractable, ['sign', 'verify'])
