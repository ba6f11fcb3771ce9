/** Romeo's account as the screens see it: people, conversations and what was said. Times count back from `now`. */
import type { ContactView, ConversationView } from '../../src/client/client.ts'
import type { Account } from '../../src/model/account.ts'
import type { BareJid } from '../../src/model/jid.ts'
import type { Direction, Message, MessageState } from '../../src/model/message.ts'
import type { Availability } from '../../src/model/presence.ts'

export const ROMEO = 'romeo@verona.example'
export const JULIET = 'juliet@verona.example'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const romeoAccount: Account = {
  jid: ROMEO,
  userAgentId: '9f2c4b1e-2d41-4a7e-9c55-6c9a3c1b7d10',
  websocket: 'wss://verona.example/ws',
  features: null,
  rosterVersion: null,
  signedInAt: Date.UTC(2026, 4, 3, 12),
}

interface Person {
  jid: BareJid
  name: string
  presence: Availability
  ago: number
  said: string
  from?: Direction
  state?: MessageState
  unread?: number
  draft?: string
}

const PEOPLE: readonly Person[] = [
  {
    jid: JULIET,
    name: 'Juliet Capulet',
    presence: 'online',
    ago: 2 * MINUTE,
    said: 'I will bring the long table',
    from: 'out',
    state: 'sent',
  },
  {
    jid: 'benvolio@verona.example',
    name: 'Benvolio',
    presence: 'away',
    ago: 8 * MINUTE,
    said: 'I can fit six chairs in the cart',
    unread: 4,
  },
  {
    jid: 'mercutio@verona.example',
    name: 'Mercutio',
    presence: 'away',
    ago: 30 * MINUTE,
    said: 'I never talk of nothing',
    draft: 'Bring the dog, but leave the',
  },
  {
    jid: 'angelica@capulet.example',
    name: 'Angelica',
    presence: 'online',
    ago: 104 * MINUTE,
    said: 'The link works until Sunday',
    from: 'out',
    state: 'delivered',
  },
  {
    jid: 'balthasar@mantua.example',
    name: 'Balthasar',
    presence: 'online',
    ago: 116 * MINUTE,
    said: 'Just joined. Say hello',
    unread: 1,
  },
  {
    jid: 'laurence@friars.example',
    name: 'Friar Laurence',
    presence: 'busy',
    ago: DAY,
    said: 'The herb garden, finally',
  },
  {
    jid: 'rosaline@capulet.example',
    name: 'Rosaline',
    presence: 'offline',
    ago: DAY + 90 * MINUTE,
    said: 'Maybe next week then',
  },
  {
    jid: 'paris@verona.example',
    name: '',
    presence: 'unknown',
    ago: 3 * DAY,
    said: 'Happy to, send me the address',
    from: 'out',
    state: 'failed',
  },
]

export function veronaMessage(
  conversation: BareJid,
  id: string,
  time: number,
  body: string,
  direction: Direction,
  state: MessageState = 'sent',
): Message {
  const message: Message = {
    account: ROMEO,
    id,
    conversation,
    direction,
    from: direction === 'in' ? conversation : ROMEO,
    body,
    order: time * 1000,
    time,
    state,
    origin: 'live',
    aliases: [],
  }
  return state === 'failed' ? { ...message, failure: 'remote-server-not-found' } : message
}

/** The last line of everybody, and a longer talk with Juliet before hers. */
export function veronaMessages(now: number): Map<BareJid, Message[]> {
  const talk = new Map<BareJid, Message[]>()
  for (const { jid, ago, said, from = 'in', state } of PEOPLE)
    talk.set(jid, [veronaMessage(jid, `${jid}-last`, now - ago, said, from, state)])
  const line = (minutes: number, body: string, direction: Direction, state?: MessageState) =>
    veronaMessage(JULIET, `juliet-${minutes}`, now - minutes * MINUTE, body, direction, state)
  talk.set(JULIET, [
    line(900, 'The nurse says the figs are back. The good ones, from the man with the green cart.', 'in'),
    line(899, 'Shall I get some for Saturday?', 'in'),
    line(892, 'Yes please. Two boxes, if you can carry them.', 'out', 'read'),
    line(12, 'Perfect. Eleven of us, so two tables end to end.', 'out', 'delivered'),
    line(8, 'Mercutio asks if he may bring his dog', 'in'),
    line(7, 'I said that you would decide 🙂', 'in'),
    line(5, 'The dog is more welcome than Mercutio', 'out', 'delivered'),
    ...(talk.get(JULIET) ?? []),
  ])
  return talk
}

export function veronaConversations(now: number): ConversationView[] {
  return PEOPLE.map(({ jid, name, ago, said, from = 'in', state = 'sent', unread = 0, draft = '' }) => {
    const time = now - ago
    return {
      account: ROMEO,
      jid,
      kind: 'direct',
      last: { id: `${jid}-last`, order: time * 1000, time, direction: from, state, preview: said },
      activity: time * 1000,
      unread,
      readUpTo: unread ? time * 1000 - 1 : time * 1000,
      draft,
      name: name || (jid.split('@')[0] ?? jid),
    }
  })
}

export function veronaContacts(): ContactView[] {
  const listed = PEOPLE.map(
    ({ jid, name }): ContactView => ({
      account: ROMEO,
      jid,
      name,
      groups: [],
      subscription: jid.startsWith('paris') ? 'none' : 'both',
      ask: jid.startsWith('paris'),
      listed: true,
      request: false,
      displayName: name || (jid.split('@')[0] ?? jid),
    }),
  )
  const asking: ContactView = {
    account: ROMEO,
    jid: 'tybalt@capulet.example',
    name: '',
    groups: [],
    subscription: 'none',
    ask: false,
    listed: false,
    request: true,
    displayName: 'tybalt',
  }
  return [...listed, asking].sort((a, b) => a.displayName.localeCompare(b.displayName))
}

export const veronaPresence = (jid: BareJid): Availability =>
  PEOPLE.find((person) => person.jid === jid)?.presence ?? 'unknown'
