/** Version 1 as it was released: its shape, and rows as it wrote them. Never changed. */

export const shape = {
  accounts: { keyPath: 'jid', autoIncrement: false, indexes: {} },
  archiveRanges: { keyPath: ['account', 'scope', 'oldest.id'], autoIncrement: false, indexes: {} },
  contacts: { keyPath: ['account', 'jid'], autoIncrement: false, indexes: {} },
  conversations: {
    keyPath: ['account', 'jid'],
    autoIncrement: false,
    indexes: { activity: { keyPath: ['account', 'activity'], multiEntry: false, unique: false } },
  },
  credentials: { keyPath: 'account', autoIncrement: false, indexes: {} },
  messages: {
    keyPath: ['account', 'id'],
    autoIncrement: false,
    indexes: {
      aliases: { keyPath: 'aliases', multiEntry: true, unique: false },
      direction: {
        keyPath: ['account', 'conversation', 'direction', 'order'],
        multiEntry: false,
        unique: false,
      },
      timeline: { keyPath: ['account', 'conversation', 'order'], multiEntry: false, unique: false },
    },
  },
  outbox: {
    keyPath: 'seq',
    autoIncrement: true,
    indexes: { account: { keyPath: ['account', 'seq'], multiEntry: false, unique: false } },
  },
  presences: { keyPath: ['account', 'jid'], autoIncrement: false, indexes: {} },
  resume: { keyPath: 'account', autoIncrement: false, indexes: {} },
  settings: { keyPath: 'name', autoIncrement: false, indexes: {} },
}

const [account, jid] = ['alice@tessera.example', 'bob@tessera.example']

export const rows: Record<string, readonly object[]> = {
  accounts: [
    {
      jid: account,
      userAgentId: 'd4565fa7-4d72-4749-b3d3-740edbf87770',
      websocket: 'wss://tessera.example/ws',
      features: '<authentication/>',
      rosterVersion: 'ver7',
      signedInAt: 1_790_000_000_000,
    },
  ],
  resume: [{ account, id: 'resume-1', self: `${account}/one`, handled: 41 }],
  presences: [{ account, jid: `${jid}/two`, show: 'away', status: 'at lunch', priority: 5 }],
  contacts: [
    {
      account,
      jid,
      name: 'Bob',
      groups: ['Friends'],
      subscription: 'both',
      ask: false,
      listed: true,
      request: false,
    },
  ],
  conversations: [
    {
      account,
      jid,
      kind: 'direct',
      last: { id: 'm2', order: 20, time: 2, direction: 'out', state: 'sending', preview: 'hello' },
      activity: 20,
      unread: 0,
      readUpTo: 20,
      draft: 'how are',
    },
  ],
  messages: [
    {
      account,
      id: 'm1',
      conversation: jid,
      direction: 'in',
      from: jid,
      body: 'hi',
      order: 10,
      time: 1,
      state: 'delivered',
      origin: 'live',
      aliases: [`stanza-id:${account}\n${jid}\n${account}\narchived-1`],
    },
    {
      account,
      id: 'm2',
      conversation: jid,
      direction: 'out',
      from: account,
      body: 'hello',
      order: 20,
      time: 2,
      state: 'sending',
      origin: 'local',
      aliases: [`origin-id:${account}\n${jid}\n${account}\nm2`],
    },
  ],
  outbox: [{ account, seq: 7, action: { kind: 'message', conversation: jid, messageId: 'm2' }, sent: null }],
  archiveRanges: [
    {
      account,
      scope: 'all',
      oldest: { id: 'archived-1', order: 10 },
      newest: { id: 'archived-1', order: 10 },
      fromStart: true,
    },
  ],
  settings: [{ name: 'device', values: { theme: 'dark' } }],
}
