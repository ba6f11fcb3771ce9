/** Version 3 as it was released: its shape, and rows as it wrote them. Never changed. */
import * as version2 from './version-2.ts'

export const shape = {
  ...version2.shape,
  pending: { keyPath: ['account', 'target', 'id'], autoIncrement: false, indexes: {} },
  uploads: { keyPath: ['account', 'messageId', 'place'], autoIncrement: false, indexes: {} },
  profiles: { keyPath: ['account', 'jid'], autoIncrement: false, indexes: {} },
  blocked: { keyPath: ['account', 'jid'], autoIncrement: false, indexes: {} },
}

const [account, jid] = ['alice@tessera.example', 'bob@tessera.example']

export const rows: Record<string, readonly object[]> = {
  ...version2.rows,
  pending: [
    {
      account,
      conversation: jid,
      target: 'id:alice@tessera.example\nbob@tessera.example\nbob@tessera.example\nm1',
      id: 'r1',
      change: { kind: 'reactions', from: jid, id: 'r1', time: 1_790_000_000_000, emojis: ['👍'] },
    },
  ],
  uploads: [{ account, messageId: 'm2', place: 0, blob: new Blob(['x']), url: null }],
  profiles: [{ account, jid, nick: 'Bob', avatar: null, askedAt: 1_790_000_000_000 }],
  blocked: [{ account, jid: 'spam.example' }],
}
